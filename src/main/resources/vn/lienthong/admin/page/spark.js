/** The last days of a flow in one small picture, and the same in words and as a table. */

import {el, svg} from "./dom.js";
import {day} from "./time.js";
import {number, t} from "./words.js";

const WIDTH = 8;
const HEIGHT = 24;

const sum = (numbers) => numbers.reduce((all, one) => all + one, 0);

function inWords(days, flow) {
  const key = sum(flow.runs) === 0 ? "spark.none" : sum(flow.failed) > 0 ? "spark.failed" : "spark";
  return t(key, {
    days: days.length,
    runs: sum(flow.runs),
    failed: sum(flow.failed),
    written: sum(flow.written),
    today: flow.written.at(-1) ?? 0,
  });
}

/**
 * A bar for each day, as high as the root of what was written; a line at the foot of days on which
 * it ran; a triangle over days on which a run failed.
 */
export function spark(days, flow) {
  const most = Math.max(1, ...flow.written);
  const label = inWords(days, flow);
  return svg(
    "svg",
    {
      class: "spark",
      viewBox: `0 0 ${days.length * WIDTH} ${HEIGHT + 6}`,
      width: days.length * WIDTH,
      height: HEIGHT + 6,
      role: "img",
      "aria-label": label,
    },
    svg("title", {}, label),
    days.flatMap((_, at) => {
      const left = at * WIDTH;
      const high = flow.written[at] > 0 ? Math.max(3, (HEIGHT - 8) * Math.sqrt(flow.written[at] / most)) : 0;
      return [
        flow.runs[at] > 0 &&
          svg("rect", {class: "ran", x: left + 1, y: HEIGHT + 2, width: WIDTH - 2, height: 2}),
        high > 0 && svg("rect", {class: "wrote", x: left + 1, y: HEIGHT - high, width: WIDTH - 2, height: high}),
        flow.failed[at] > 0 && svg("path", {class: "broke", d: `M${left + 4} 0l3.6 6.4h-7.2Z`}),
      ].filter(Boolean);
    }),
  );
}

export function daysTable(days, flow) {
  const cells = (numbers) => numbers.map((one) => el("td", {}, one === 0 ? "·" : number(one)));
  const row = (key, numbers) => el("tr", {}, el("th", {scope: "row"}, t(key)), cells(numbers));
  const head = [t("day"), ...days.map(day)].map((one) => el("th", {scope: "col"}, one));
  const table = el(
    "table",
    {class: "days"},
    el("thead", {}, el("tr", {}, head)),
    el("tbody", {}, row("runs", flow.runs), row("failed", flow.failed), row("written", flow.written)),
  );
  return [
    el("p", {}, inWords(days, flow)),
    el("div", {class: "wide", tabindex: 0, role: "region", "aria-label": t("days")}, table),
  ];
}
