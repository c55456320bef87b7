/** The board: everything that the status tells. */

import {ask} from "./api.js";
import {typed} from "./acts.js";
import {el, keep, say} from "./dom.js";
import {showMap} from "./map.js";
import {showParked} from "./parked.js";
import {since} from "./time.js";
import {showToDo} from "./todo.js";
import {flowName, many, spoken, t, term} from "./words.js";

const DAYS = 14;
const HISTORY_EVERY = 60_000;

let status = null;
let history = null;
let historyOf = 0;
let groups = [];
let parkedOf = null;

const part = (id) => document.getElementById(id);

/** Forgets what another person was shown. */
export function forget() {
  status = null;
  history = null;
  historyOf = 0;
  groups = [];
  parkedOf = null;
}

export function told(now) {
  tellChanges(status, now);
  status = now;
  show();
  lookAtParked();
  lookAtHistory();
}

/** Everything anew, as it is known; also when the language has changed. */
export function show() {
  if (status === null) {
    return;
  }
  showAlerts(status.alerts ?? []);
  showToDo(part("todo"), status.toDo);
  showMap(part("map"), status, history);
  showParked(part("parked"), groups);
  showWeaker(status.weaker ?? []);
  part("about").textContent = t("about", {version: status.version});
  document.title = status.toDo.length > 0 ? `(${status.toDo.length}) Liên Thông` : "Liên Thông";
}

function showAlerts(alerts) {
  const section = part("alerts");
  section.hidden = alerts.length === 0;
  keep(section.querySelector("ul"), alerts, (one) => `alert/${one.kind}/${one.about}`, alert, part("todo-title"));
}

function alert(one) {
  const advice = t(`alert.${one.kind}`);
  return el(
    "li",
    {class: "alert"},
    el("p", {class: "what"}, el("strong", {}, one[spoken()] ?? one.vi), " ", since(one.since, "since-ago")),
    advice !== `alert.${one.kind}` && el("p", {}, advice),
    el("p", {class: "how"}, typed(one.command)),
  );
}

function showWeaker(promises) {
  const place = part("weaker");
  place.hidden = promises.length === 0;
  const item = (one) => el("li", {}, one[spoken()] ?? one.vi);
  keep(place.querySelector("ul"), promises, (one) => `weaker/${one.cannot}`, item);
}

/** A run begins and ends all the time: only what stays is worth a word. */
function tellChanges(before, now) {
  if (before === null) {
    return;
  }
  const was = new Map(before.flows.map((flow) => [flow.flow, flow.state]));
  const words = now.flows
    .filter((flow) => flow.state !== "running" && was.get(flow.flow) !== "running")
    .filter((flow) => was.has(flow.flow) && was.get(flow.flow) !== flow.state)
    .map((flow) => `${flowName(flow.flow)}: ${term("state", flow.state)}`);
  const fresh = (now.alerts ?? []).filter((one) => !(before.alerts ?? []).some((old) => old.kind === one.kind && old.about === one.about));
  words.push(...fresh.map((one) => one[spoken()] ?? one.vi));
  if (before.toDo.length !== now.toDo.length) {
    words.push(many("todo.count", now.toDo.length));
  }
  if (words.length > 0) {
    say(words.join(". "));
  }
}

/** Which records are parked is asked only if how many has changed, or since when. */
async function lookAtParked() {
  const looks = JSON.stringify([
    status.flows.map((flow) => flow.parked),
    status.toDo.filter((one) => one.kind === "parked"),
  ]);
  if (looks === parkedOf) {
    return;
  }
  parkedOf = looks;
  try {
    groups = (await ask("/api/parked")).groups;
    showParked(part("parked"), groups);
  } catch {
    parkedOf = null; // with the next status
  }
}

async function lookAtHistory() {
  if (Date.now() - historyOf < HISTORY_EVERY) {
    return;
  }
  historyOf = Date.now();
  try {
    history = await ask(`/api/history?days=${DAYS}`);
    showMap(part("map"), status, history);
  } catch {
    history ??= null; // the map does without the pictures
  }
}
