/** A plan before it is written: record by record, field by field, which value gives way to which. */

import {act, ask, named} from "./api.js";
import {button, fault} from "./acts.js";
import {open, reason} from "./dialog.js";
import {el, hidden, say} from "./dom.js";
import {can} from "./session.js";
import {exact} from "./time.js";
import {causes, flowName, many, number, t, term} from "./words.js";

const SHOWN = 50;
const MORE = 500;
/** Says already why it waits. */
const WAITS = ["guard", "ask", "first-contact", "other-day", "observe"];
const COUNTED = ["toProvince", "toNational", "unchanged", "waiting", "parked", "conflicts"];

export function planButton(flow, decides) {
  return button("plan", t(decides ? "plan.look-approve" : "plan.look"), () => showPlan(flow), {
    "aria-label": `${t(decides ? "plan.look-approve" : "plan.look")}: ${flowName(flow)}`,
  });
}

export async function showPlan(flow) {
  const plan = await ask(`/api/flows/${named(flow)}/plan?limit=${SHOWN}`);
  open(t("plan.of", {flow: flowName(flow)}), (body, close) => fill(body, plan, close));
}

function fill(body, plan, close) {
  body.replaceChildren(
    el("p", {class: "hint"}, t("plan.at", {at: exact(plan.at), id: plan.id ?? "–"})),
    counts(plan),
    ...reasons(plan),
    ...(plan.records.length > 0 ? [changes(plan.records)] : [el("p", {}, t("plan.nothing"))]),
    ...rest(body, plan, close),
    ...decision(plan, close),
  );
}

function counts(plan) {
  const one = (key, value) => el("li", {}, el("strong", {}, number(value)), ` ${t(key)}`);
  return el(
    "ul",
    {class: "counts"},
    one("plan.total", plan.total),
    COUNTED.filter((kind) => plan[kind] > 0).map((kind) => one(`count.${kind}`, plan[kind])),
  );
}

/** Why it waits for a person. */
function reasons(plan) {
  const told = [...(plan.firstContact ? [t("plan.first")] : []), ...plan.guards.map(guard)];
  return told.length > 0 ? [el("ul", {class: "reasons"}, told.map((one) => el("li", {}, one)))] : [];
}

/** A guard in words: {@code retire 12 at province}. */
function guard(line) {
  const [, kind, count, side] = /^(retire|change) (\d+) at (province|national)$/.exec(line) ?? [];
  if (kind) {
    return t(`guard.${kind}.${side}`, {n: Number(count)});
  }
  const older = /^put back: national \((\d+) /.exec(line);
  if (older) {
    return t("guard.back.national", {n: Number(older[1])});
  }
  return line.startsWith("put back") ? t("guard.back.here") : line;
}

const why = (code) => {
  const word = term("why", code);
  return word === code ? causes(code) : word;
};

function changes(records) {
  const head = ["field", "province", "to", "nation", "why"].map((key) => el("th", {scope: "col"}, t(`plan.${key}`)));
  return el(
    "div",
    {class: "wide", tabindex: 0, role: "region", "aria-label": t("plan.changes")},
    el(
      "table",
      {class: "changes"},
      el("caption", {class: "unseen"}, t("plan.changes")),
      el("thead", {}, el("tr", {}, head)),
      records.map(record),
    ),
  );
}

function record(change) {
  const words = [term("action", change.action), change.why ? why(change.why) : ""].filter(Boolean).join(" – ");
  return el(
    "tbody",
    {},
    el(
      "tr",
      {class: "record"},
      el(
        "th",
        {colspan: 5, scope: "rowgroup"},
        el("code", {}, change.key),
        ` ${words} `,
        change.guarded && !WAITS.includes(change.why) && el("span", {class: "chip"}, t("plan.guarded")),
      ),
    ),
    change.fields.map(field),
  );
}

function field(one) {
  const replaced = (side) => one.to === side;
  const value = (text, side) => {
    if (text === null || text === undefined) {
      return el("span", {class: "none"}, "–", hidden(t("plan.empty")));
    }
    return el(one.to === null ? "span" : replaced(side) ? "del" : "ins", {}, text);
  };
  const arrow = {province: "◀", national: "▶"}[one.to];
  return el(
    "tr",
    {},
    el("th", {scope: "row"}, one.field),
    el("td", {"data-side": t("province")}, value(one.province, "province")),
    el("td", {class: "to"}, arrow ? [el("span", {"aria-hidden": "true"}, arrow), hidden(t(`plan.to.${one.to}`))] : ""),
    el("td", {"data-side": t("nation")}, value(one.nation, "national")),
    el("td", {class: "why"}, one.why ? why(one.why) : ""),
  );
}

function rest(body, plan, close) {
  const more = plan.total - plan.records.length;
  if (more <= 0) {
    return [];
  }
  const text = el("p", {}, t("plan.more", {n: more}), " ");
  if (plan.records.length < MORE) {
    text.append(
      button("plan-more", t("plan.all", {n: Math.min(MORE, plan.total)}), async () =>
        fill(body, await ask(`/api/flows/${named(plan.flow)}/plan?limit=${MORE}`), close),
      ),
    );
  }
  return [text];
}

function decision(plan, close) {
  if (plan.id === null || plan.total === 0) {
    return [];
  }
  if (!can("approve", plan.flow)) {
    return [el("p", {class: "hint"}, t("plan.not-yours"))];
  }
  const place = el("div", {class: "decision"});
  const asked = () => place.replaceChildren(reason(t("plan.reason"), t("plan.approve"), sure));
  const sure = (said) => {
    place.replaceChildren(question(plan, said, close, asked));
    place.querySelector("button").focus();
  };
  asked();
  return [place];
}

/** Asks once more: what is written cannot be taken back by closing the page. */
function question(plan, said, close, back) {
  const wrong = el("p", {class: "fault", role: "alert"});
  return el(
    "div",
    {role: "group", "aria-labelledby": "sure", class: "sure"},
    el("p", {id: "sure"}, many("plan.sure", plan.total, {why: said})),
    wrong,
    button("approve", t("plan.yes"), async () => {
      try {
        const run = await act(`/api/plans/${named(plan.id)}/approve`, {why: said});
        const done = {flow: flowName(plan.flow), state: term("state", run.state)};
        const left = run.changedSince.length;
        close();
        say(left === 0 ? t("plan.done", done) : many("plan.left", left, done));
      } catch (refusal) {
        wrong.textContent = fault(refusal);
      }
    }, {class: "main"}),
    " ",
    el("button", {type: "button", class: "quiet", onclick: back}, t("back")),
  );
}
