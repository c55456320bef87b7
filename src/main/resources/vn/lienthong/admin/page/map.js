/** What goes where: the province on the left, the ministry on the right, a lane for each flow. */

import {button} from "./acts.js";
import {el, hidden, keep} from "./dom.js";
import {showFlow} from "./flow.js";
import {shape, way} from "./shapes.js";
import {spark} from "./spark.js";
import {exact, renew, since, soon} from "./time.js";
import {causes, flowName, many, number, t, term} from "./words.js";

const GROUPS = {
  indicators: ["nhom-chi-tieu", "chi-tieu"],
  lists: ["dan-toc", "ton-giao"],
  units: ["don-vi-hanh-chinh", "thay-doi-don-vi-hanh-chinh", "phan-dinh-khu-vuc"],
  tables: ["mau-bieu", "bieu"],
  forms: ["mau-phieu", "phieu", "phieu-ho"],
  documents: ["nhom-van-ban", "van-ban"],
};

/** What the lanes showed last: a lane that looks the same is not made anew. */
const latest = new Map();
const counted = new Map();

const groupOf = (flow) => Object.keys(GROUPS).find((group) => GROUPS[group].includes(flow)) ?? "others";

/** A fed flow's runs count what has changed; how much there is at all is known by its proof. */
function held(flow) {
  if (flow.direction === "to-national") {
    return flow.lastProof ? [flow.lastProof.source, flow.lastProof.confirmed] : [null, null];
  }
  if (flow.state === "running" && flow.province + flow.national === 0) {
    return counted.get(flow.flow) ?? [null, null]; // it is still counting
  }
  counted.set(flow.flow, [flow.province, flow.national]);
  return [flow.province, flow.national];
}

function bank(side, count) {
  const words = t(count === null ? "at.unknown" : `at.${side}`);
  return el("p", {class: `bank ${side}`, title: words}, count === null ? "–" : number(count), hidden(` ${words}`));
}

/** How far behind, in words. */
function lag(flow) {
  if (!flow.lastSuccess) {
    return t("lag.never");
  }
  return since(flow.lastSuccess, flow.state === "in-step" ? "lag.in-step" : "lag.last");
}

function progress({done, total, end}) {
  return el(
    "p",
    {class: "progress"},
    total > 0 && el("progress", {max: total, value: Math.min(done, total), "aria-label": t("progress")}),
    " ",
    total > 0 ? t("progress.of", {done, total}) : number(done),
    end && ` ${t("progress.end", {at: exact(end)})}`,
  );
}

const resting = ({why, until}) => t(`quiet.${why}`, {at: soon(until)});

function aside(flow) {
  return ["conflicts", "parked", "waiting"]
    .filter((kind) => flow[kind] > 0)
    .map((kind) => el("span", {class: `chip ${kind}`}, many(`chip.${kind}`, flow[kind])));
}

function lane({flow, history, days, files}) {
  const [here, there] = held(flow);
  const state = term("state", flow.state);
  return el(
    "li",
    {class: "lane", "data-state": flow.state},
    el("h4", {}, flowName(flow.flow), " ", el("code", {}, flow.flow)),
    bank("province", here),
    way(flow.direction, flow.state, t(`way.${flow.direction}`)),
    bank("nation", there),
    el("p", {class: "state"}, shape(flow.state), " ", state),
    el("p", {class: "lag"}, lag(flow)),
    el("p", {class: "chips"}, aside(flow)),
    el("div", {class: "picture"}, history && spark(days, history)),
    el(
      "p",
      {class: "more"},
      button("flow", t("details"), async () => showFlow(latest.get(flow.flow)), {
        class: "quiet",
        "aria-label": `${t("details")}: ${flowName(flow.flow)}`,
      }),
    ),
    flow.cause && el("p", {class: "cause"}, causes(flow.cause)),
    flow.quiet && el("p", {class: "cause"}, resting(flow.quiet)),
    flow.progress && progress(flow.progress),
    files && el("p", {class: "progress"}, t("files", {...files, state: term("state", files.state)})),
  );
}

/** A lane without what changes with every run: that is brought up to date in place. */
function looksOf(flow) {
  const {lastRun, lastSuccess, unchanged, toProvince, toNational, lastProof, ...rest} = flow;
  return {...rest, ran: lastSuccess !== null, proof: lastProof?.at};
}

export function showMap(section, {flows, files}, history) {
  const groups = new Map();
  for (const flow of flows) {
    const group = groupOf(flow.flow);
    groups.set(group, [...(groups.get(group) ?? []), flow]);
  }
  const parent = section.querySelector(".groups");
  const order = [...Object.keys(GROUPS), "others"].filter((group) => groups.has(group));
  keep(parent, order, (group) => `group/${group}`, groupBox);
  for (const node of parent.children) {
    lanes(node, groups.get(node.dataset.name.slice("group/".length)), {history, files: files ?? []}, section);
  }
}

const groupBox = (group) =>
  el("section", {class: "group"}, el("h3", {}, t(`group.${group}`)), el("ul", {class: "lanes"}));

function lanes(node, flows, {history, files}, section) {
  const list = node.querySelector("ul");
  const found = new Map((history?.flows ?? []).map((one) => [one.flow, one]));
  const items = flows.map((flow) => ({
    flow,
    history: found.get(flow.flow) ?? null,
    days: history?.days ?? [],
    files: files.find((one) => one.flow === flow.flow) ?? null,
    toJSON() {
      const {lastRun, ...moved} = this.files ?? {};
      return [looksOf(flow), this.history, moved];
    },
  }));
  items.forEach((one) => latest.set(one.flow.flow, one));
  keep(list, items, (one) => `lane/${one.flow.flow}`, lane, section.querySelector("h2"));
  flows.forEach((flow, at) => upToDate(list.children[at], flow));
}

function upToDate(node, flow) {
  const time = node.querySelector(".lag time");
  if (time && flow.lastSuccess && time.dateTime !== flow.lastSuccess) {
    renew(time, flow.lastSuccess);
  }
}
