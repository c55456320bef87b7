/** What a person should do: what, since when, by which button or command. */

import {againButton, resumeButton, retryButton, typed} from "./acts.js";
import {el, keep} from "./dom.js";
import {can} from "./session.js";
import {planButton} from "./plan.js";
import {since} from "./time.js";
import {causes, flowName, many, number, t, term} from "./words.js";

const SHOWN = 6;
/** What a person has to do comes before what waits by itself. */
const ORDER = ["approve", "failed", "held", "files-failed", "files-held", "conflict", "parked", "paused", "off", "waiting"];

let whole = false;

const rank = (one) => (ORDER.includes(one.kind) ? ORDER.indexOf(one.kind) : 0);

/** What is told beside the kind; a plan's name says nothing to a reader. */
function about(one) {
  if (one.kind === "approve" || one.detail === null) {
    return "";
  }
  return one.kind === "paused" || one.kind === "off" ? one.detail : causes(one.detail);
}

function control(one) {
  switch (one.kind) {
    case "approve":
      return planButton(one.flow, can("approve", one.flow));
    case "parked":
      return retryButton(one.flow, one.detail, `${t("retry")}: ${flowName(one.flow)}, ${causes(one.detail)}`);
    case "paused":
      return resumeButton(one.flow);
    case "held":
    case "failed":
      return againButton(one.flow);
    default:
      return null;
  }
}

/** A plan is one thing, of however many records. */
function what({kind, count}) {
  const word = term("to-do", kind);
  if (kind === "approve") {
    return `${word} (${many("records", count)})`;
  }
  return count > 0 ? `${number(count)} ${word}` : word;
}

function item(one) {
  return el(
    "li",
    {class: "todo", "data-kind": one.kind},
    el(
      "p",
      {class: "what"},
      el("strong", {}, flowName(one.flow)),
      ": ",
      what(one),
      about(one) && el("span", {class: "about"}, ` – ${about(one)}`),
    ),
    el("p", {class: "when"}, since(one.since, "since-ago")),
    el("p", {class: "how"}, control(one) || typed(one.command)),
  );
}

const nameOf = (one) => `todo/${one.flow}/${one.kind}/${one.detail ?? ""}`;

export function showToDo(section, toDo) {
  const sorted = [...toDo].sort((a, b) => rank(a) - rank(b) || a.since.localeCompare(b.since));
  const shown = whole ? sorted : sorted.slice(0, SHOWN);
  section.querySelector(".nothing").hidden = toDo.length > 0;
  keep(section.querySelector(".todos"), shown, nameOf, item, section.querySelector("h2"));
  const more = section.querySelector("#todo-more");
  more.hidden = toDo.length <= SHOWN;
  more.setAttribute("aria-expanded", String(whole));
  more.textContent = whole ? t("todo.less") : t("todo.more", {n: toDo.length - SHOWN});
  more.onclick = () => {
    whole = !whole;
    showToDo(section, toDo);
  };
}
