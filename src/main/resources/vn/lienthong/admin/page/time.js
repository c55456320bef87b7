/** Times in words; they grow older by themselves. */

import {el} from "./dom.js";
import {spoken, t} from "./words.js";

const STEPS = [
  ["day", 86400],
  ["hour", 3600],
  ["minute", 60],
];

/** "3 phút trước". */
export function ago(instant, now = Date.now()) {
  const seconds = Math.round((Date.parse(instant) - now) / 1000);
  const words = new Intl.RelativeTimeFormat(spoken(), {numeric: "always"});
  for (const [unit, size] of STEPS) {
    if (Math.abs(seconds) >= size) {
      return words.format(Math.trunc(seconds / size), unit);
    }
  }
  return t("just-now");
}

/** Day and time, as Vietnam's clocks have them. */
export function exact(instant) {
  return new Intl.DateTimeFormat(spoken() === "vi" ? "vi-VN" : "en-GB", {
    dateStyle: "short",
    timeStyle: "short",
    timeZone: "Asia/Ho_Chi_Minh",
  }).format(new Date(instant));
}

/** The hour alone if it is of today. */
export function soon(instant) {
  const time = exact(instant);
  const hour = time.match(/\d\d:\d\d/);
  const same = hour && exact(new Date().toISOString()).replace(/\d\d:\d\d/, hour[0]) === time;
  return same ? hour[0] : time;
}

/** A day such as 2026-11-08. */
export function day(iso) {
  const [, month, date] = iso.split("-");
  return `${date}/${month}`;
}

const words = (instant, key) => {
  const how = ago(instant);
  return key === "since-ago" && how === t("just-now") ? how : t(key, {ago: how});
};

/**
 * An element that says how long ago something was.
 *
 * @param key of the text around it, which has {ago}
 */
export function since(instant, key) {
  return el(
    "time",
    {datetime: instant, title: exact(instant), "data-ago": instant, "data-key": key},
    words(instant, key),
  );
}

/** Says that it was then. */
export function renew(time, instant) {
  time.dateTime = instant;
  time.dataset.ago = instant;
  time.title = exact(instant);
  time.textContent = words(instant, time.dataset.key);
}

/** Says anew how long ago everything was. */
export function grow() {
  for (const node of document.querySelectorAll("[data-ago]")) {
    const text = words(node.dataset.ago, node.dataset.key);
    if (node.textContent !== text) {
      node.textContent = text;
    }
  }
}
