/** One flow in a window: its figures, its last days, and what may be done with it. */

import {act} from "./api.js";
import {againButton, fault, resumeButton, typed} from "./acts.js";
import {open, reason} from "./dialog.js";
import {el, say} from "./dom.js";
import {can} from "./session.js";
import {shape} from "./shapes.js";
import {daysTable} from "./spark.js";
import {exact, soon} from "./time.js";
import {causes, flowName, number, t, term} from "./words.js";

const FED = ["delivered", "unchanged", "waiting", "parked", "superseded", "withdrawn", "skipped"];
const RECONCILED = ["province", "national", "toProvince", "toNational", "unchanged", "waiting", "parked", "conflicts"];

const row = (word, value) => [el("dt", {}, word), el("dd", {}, value)];

function figures(flow) {
  const proof = flow.lastProof;
  return el(
    "dl",
    {class: "figures"},
    row(t("last-run"), flow.lastRun ? exact(flow.lastRun) : "–"),
    row(t("last-success"), flow.lastSuccess ? exact(flow.lastSuccess) : "–"),
    (flow.direction === "to-national" ? FED : RECONCILED).map((name) => row(t(`count.${name}`), number(flow[name]))),
    row(t("proof"), proof ? t("proof.so", {at: exact(proof.at), source: proof.source, confirmed: proof.confirmed}) : t("proof.none")),
  );
}

function pausing(flow, close) {
  return el(
    "details",
    {},
    el("summary", {}, t("pause")),
    reason(t("pause.why"), t("pause"), async (why, wrong) => {
      try {
        await act("/api/pause", {flow: flow.flow, why});
        close();
        say(t("pause.done", {flow: flowName(flow.flow)}));
      } catch (refusal) {
        wrong.textContent = fault(refusal);
      }
    }),
  );
}

/** @param known what is known of it by now: the flow, its history and the days of that */
export function showFlow({flow, history, days}) {
  open(flowName(flow.flow), (body, close) => {
    body.append(
      el("p", {class: "state", "data-state": flow.state}, shape(flow.state), " ", term("state", flow.state)),
      el("p", {}, t(`way.${flow.direction}`)),
      ...(flow.cause ? [el("p", {}, causes(flow.cause))] : []),
      ...(flow.quiet ? [el("p", {}, t(`quiet.${flow.quiet.why}`, {at: soon(flow.quiet.until)}))] : []),
      figures(flow),
      ...(history ? daysTable(days, history) : []),
      el("p", {}, typed(`status ${flow.flow}`)),
      el(
        "div",
        {class: "acts"},
        flow.state === "paused" ? resumeButton(flow.flow) || "" : againButton(flow.flow) || "",
      ),
    );
    if (can("pause", flow.flow) && flow.state !== "paused") {
      body.append(pausing(flow, close));
    }
  });
}
