/** What people do from the page, and what they are told of it. */

import {act, named} from "./api.js";
import {el, say} from "./dom.js";
import {can} from "./session.js";
import {flowName, many, t} from "./words.js";

/** Why something was not done, for a person. */
export function fault(refusal) {
  const key = `error.${refusal.code}`;
  const words = t(key, {after: refusal.after ?? 60});
  const message = refusal.message ?? "";
  return words === key ? message || t("error.unknown") : message && words.endsWith(":") ? `${words} ${message}` : words;
}

/**
 * A button that works once at a time. It keeps the focus while it works, which a disabled one would
 * lose.
 *
 * @param name tells it from others of the same record, see {@link keep}
 * @param does returns a promise
 */
export function button(name, text, does, attributes = {}) {
  const made = el("button", {type: "button", "data-act": name, ...attributes}, text);
  made.addEventListener("click", async () => {
    if (made.getAttribute("aria-disabled") === "true") {
      return;
    }
    made.setAttribute("aria-disabled", "true");
    made.textContent = t("working");
    try {
      await does();
    } catch (refusal) {
      say(fault(refusal));
    } finally {
      made.removeAttribute("aria-disabled");
      made.textContent = text;
    }
  });
  return made;
}

export function retryButton(flow, cause, label) {
  return (
    can("retry", flow) &&
    button("retry", t("retry"), async () => {
      const run = await act(`/api/flows/${named(flow)}/retry`, cause ? {cause} : {});
      const done = {flow: flowName(flow)};
      say(run.parked === 0 ? t("retry.none", done) : many("retry.done", run.parked, done));
    }, {"aria-label": label})
  );
}

export function resumeButton(flow) {
  return (
    can("resume", flow) &&
    button("resume", t("resume"), async () => {
      await act("/api/resume", {flow});
      say(t("resume.done", {flow: flowName(flow)}));
    }, {"aria-label": `${t("resume")}: ${flowName(flow)}`})
  );
}

export function againButton(flow) {
  return (
    can("resync", flow) &&
    button("resync", t("again"), async () => {
      const run = await act(`/api/flows/${named(flow)}/resync`, {all: true});
      say(t("again.done", {flow: flowName(flow), state: t(`state.${run.state}`)}));
    }, {"aria-label": `${t("again")}: ${flowName(flow)}`})
  );
}

/** A command to type, with a button that copies it. */
export function typed(command) {
  const line = `lienthong ${command}`;
  return el(
    "span",
    {class: "typed"},
    el("code", {}, line),
    navigator.clipboard &&
      button("copy", t("copy"), async () => {
        await navigator.clipboard.writeText(line);
        say(t("copied", {line}));
      }, {class: "quiet", "aria-label": `${t("copy")}: ${line}`}),
  );
}
