/** The page's texts in the language that was chosen; Vietnamese until somebody chooses. */

import english from "./words-en.js";
import vietnamese from "./words-vi.js";
import englishTerms from "./terms-en.js";
import vietnameseTerms from "./terms-vi.js";

const TEXTS = {vi: {...vietnameseTerms, ...vietnamese}, en: {...englishTerms, ...english}};
const KEPT = "lienthong.language";

let language = kept() === "en" ? "en" : "vi";

function kept() {
  try {
    return localStorage.getItem(KEPT);
  } catch {
    return null; // a browser that keeps nothing
  }
}

export const spoken = () => language;

export function speak(chosen) {
  language = chosen;
  try {
    localStorage.setItem(KEPT, chosen);
  } catch {
    // then it is asked again next time
  }
}

/** The text of a key with {name} filled in; numbers as the language writes them. */
export function t(key, values = {}) {
  const text = TEXTS[language][key] ?? key;
  return text.replace(/\{(\w+)\}/g, (whole, name) => (name in values ? shown(values[name]) : whole));
}

/** The text for a number of things: English has one for exactly one. */
export function many(key, count, values = {}) {
  return t(count === 1 ? `${key}.one` : key, {...values, n: count});
}

const shown = (value) => (typeof value === "number" ? number(value) : value ?? "–");

export const number = (value) => new Intl.NumberFormat(language).format(value);

/** The word for one of the service's codes; the code itself if it is a later version's. */
export function term(kind, code) {
  return TEXTS[language][`${kind}.${code}`] ?? code;
}

/** Causes as the service writes them, {@code code (where: what)}, several with a semicolon between. */
export function causes(line) {
  return (line ?? "")
    .split("; ")
    .map((cause) => {
      const [, code, rest] = /^(\S*)(.*)$/s.exec(cause);
      return term("cause", code) + rest;
    })
    .join("; ");
}

/** What a flow is about; its own name if the province added it. */
export const flowName = (flow) => TEXTS[language][`flow.${flow}`] ?? flow;

/** Puts the texts of the language where the page's own markup asks for them. */
export function translate() {
  document.documentElement.lang = language;
  for (const node of document.querySelectorAll("[data-t]")) {
    node.textContent = t(node.dataset.t);
  }
  for (const node of document.querySelectorAll("[data-t-label]")) {
    node.setAttribute("aria-label", t(node.dataset.tLabel));
  }
}
