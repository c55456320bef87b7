/** Records that cannot go as they are, by their cause. */

import {retryButton, typed} from "./acts.js";
import {el, keep} from "./dom.js";
import {since} from "./time.js";
import {causes, flowName, many, t} from "./words.js";

const KEYS = 5;

/** As the service writes a cause in one line. */
function line({code, field, detail}) {
  const both = [field, detail].filter(Boolean).join(": ");
  return both ? `${code} (${both})` : code;
}

function item(group) {
  const cause = causes(line(group.cause));
  const rest = group.count - Math.min(group.keys.length, KEYS);
  return el(
    "li",
    {class: "todo"},
    el("p", {class: "what"}, el("strong", {}, flowName(group.flow)), ": ", many("records", group.count), " – ", cause),
    el(
      "p",
      {class: "keys"},
      group.keys.slice(0, KEYS).map((key, at) => [at > 0 ? ", " : "", el("code", {}, key)]).flat(),
      rest > 0 ? ` … ${t("and-more", {n: rest})}` : "",
    ),
    el("p", {class: "when"}, since(group.since, "since-ago")),
    el(
      "p",
      {class: "how"},
      retryButton(group.flow, group.cause.code, `${t("retry")}: ${flowName(group.flow)}, ${cause}`) ||
        typed(`parked list`),
    ),
  );
}

export function showParked(section, groups) {
  section.querySelector(".nothing").hidden = groups.length > 0;
  keep(
    section.querySelector(".todos"),
    groups,
    (group) => `parked/${group.flow}/${line(group.cause)}`,
    item,
    section.querySelector("h2"),
  );
}
