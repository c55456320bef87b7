/** Small drawings: the shape of a state, so that it is not told by its colour alone, and the way. */

import {svg} from "./dom.js";

/** Tick, eye, question, stop, bars, empty ring, triangle, turning arrow, cross. */
const SHAPES = {
  "in-step": ["circle", "M5 8.3 7.2 10.5 11.2 5.8"],
  observing: ["circle", "M4.2 8C6 5.2 10 5.2 11.8 8 10 10.8 6 10.8 4.2 8M8 8h.01"],
  "waiting-approval": ["diamond", "M6.3 6.4c.2-2 3.4-2 3.4 0 0 1.3-1.7 1.3-1.7 2.6M8 11.2h.01"],
  held: ["square", "M5 8h6"],
  paused: ["circle", "M6.4 5.4v5.2M9.6 5.4v5.2"],
  off: ["ring", "M5.2 10.8 10.8 5.2"],
  behind: ["triangle", "M8 6.2v3.2M8 11.6h.01"],
  running: ["circle", "M4.8 8h6M8.4 5.4 11 8 8.4 10.6"],
  failed: ["square", "M5.6 5.6l4.8 4.8M10.4 5.6l-4.8 4.8"],
};
const OUTLINES = {
  circle: "M8 1a7 7 0 1 0 0 14A7 7 0 1 0 8 1Z",
  ring: "M8 1a7 7 0 1 0 0 14A7 7 0 1 0 8 1Z",
  square: "M1.5 1.5h13v13h-13Z",
  diamond: "M8 .4 15.6 8 8 15.6.4 8Z",
  triangle: "M8 .8 15.6 15H.4Z",
};

export function shape(state) {
  const [outline, mark] = SHAPES[state] ?? ["ring", ""];
  return svg(
    "svg",
    {class: `shape ${outline}`, viewBox: "0 0 16 16", width: 16, height: 16, "aria-hidden": "true"},
    svg("path", {class: "outline", d: OUTLINES[outline]}),
    svg("path", {class: "mark", d: mark}),
  );
}

const STOPPED = ["held", "paused", "off", "failed", "waiting-approval"];

/**
 * The way between both sides, as long as there is room, with a gap where nothing goes.
 *
 * @param label what it says in words
 */
export function way(direction, state, label) {
  const at = (x, ...parts) => svg("svg", {x, overflow: "visible"}, parts);
  return svg(
    "svg",
    {class: "way", role: "img", "aria-label": label},
    svg("line", {x1: 1, x2: "99%", y1: 8, y2: 8}),
    direction !== "to-national" && svg("path", {d: "M9 2.5 2 8l7 5.5"}),
    direction !== "to-province" && at("99%", svg("path", {d: "M-8 2.5-1 8l-7 5.5"})),
    STOPPED.includes(state) &&
      at("50%", svg("rect", {class: "gap", x: -6, y: 0, width: 12, height: 16}), svg("path", {d: "M-7 3v10M7 3v10"})),
  );
}
