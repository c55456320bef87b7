/** Windows over the page: the focus stays in them, Esc closes them. */

import {el} from "./dom.js";
import {t} from "./words.js";

/**
 * @param title what it is about
 * @param fill gets the body and a function that closes
 */
export function open(title, fill) {
  const opener = document.activeElement;
  const place = opener?.closest("[data-name]")?.dataset.name;
  const body = el("div", {class: "body"});
  const dialog = el(
    "dialog",
    {"aria-labelledby": "dialog-title"},
    el(
      "header",
      {},
      el("h2", {id: "dialog-title", tabindex: "-1"}, title),
      el("button", {type: "button", class: "quiet", onclick: () => dialog.close()}, t("close")),
    ),
    body,
    el("p", {class: "said", role: "status", "aria-live": "polite"}),
  );
  dialog.addEventListener("close", () => {
    dialog.remove();
    back(opener, place);
  });
  document.body.append(dialog);
  fill(body, () => dialog.close());
  dialog.showModal();
  dialog.querySelector("#dialog-title").focus();
  return dialog;
}

/** To what opened it, or to what stands in its place by now. */
function back(opener, place) {
  const there = opener?.isConnected
    ? opener
    : [...document.querySelectorAll("[data-name]")]
        .find((node) => node.dataset.name === place && node.dataset.name)
        ?.querySelector(`[data-act="${opener?.dataset.act}"]`);
  (there ?? document.getElementById("main")).focus();
}

/**
 * Asks for a reason.
 *
 * @param label of what is asked
 * @param does what is done with it; what it throws is told beside it
 */
export function reason(label, button, does) {
  const text = el("textarea", {id: "why", rows: 2, maxlength: 500, required: true, "aria-describedby": "why-fault"});
  const fault = el("p", {id: "why-fault", class: "fault", role: "alert"});
  const form = el(
    "form",
    {
      class: "reason",
      novalidate: true,
      onsubmit: (event) => {
        event.preventDefault();
        const why = text.value.trim();
        text.setAttribute("aria-invalid", String(why === ""));
        fault.textContent = why === "" ? t("why.missing") : "";
        if (why === "") {
          text.focus();
        } else {
          does(why, fault);
        }
      },
    },
    el("label", {for: "why"}, label),
    text,
    fault,
    el("button", {type: "submit", class: "main"}, button),
  );
  return form;
}
