/** How somebody logs in: by account and password, or by a one-time code. */

import {fault} from "./acts.js";
import {el} from "./dom.js";
import {enter} from "./session.js";
import {t} from "./words.js";

/**
 * The login.
 *
 * @param why it is asked for, or what was wrong; may be empty
 * @param entered is called when somebody has logged in
 */
export function form(why, entered) {
  const wrong = el("p", {class: "fault", role: "alert", id: "login-fault"}, why);
  const field = (id, key, attributes) => [
    el("label", {for: id}, t(key)),
    el("input", {id, name: id, required: true, "aria-describedby": "login-fault", ...attributes}),
  ];
  const sent = (words) => async (event) => {
    event.preventDefault();
    wrong.textContent = "";
    try {
      entered(await enter(words(new FormData(event.target))));
    } catch (refusal) {
      wrong.textContent = fault(refusal);
    }
  };
  return [
    el("h2", {id: "login-title", tabindex: "-1"}, t("login")),
    wrong,
    el(
      "form",
      {id: "by-password", onsubmit: sent((form) => ({account: form.get("account"), password: form.get("password")}))},
      field("account", "account", {autocomplete: "username", autocapitalize: "none", spellcheck: "false"}),
      field("password", "password", {type: "password", autocomplete: "current-password"}),
      el("button", {type: "submit", class: "main"}, t("enter")),
    ),
    el(
      "form",
      {id: "by-code", onsubmit: sent((form) => ({once: form.get("once").trim()}))},
      el("p", {class: "hint"}, t("once.hint")),
      field("once", "once", {autocomplete: "one-time-code", autocapitalize: "none", spellcheck: "false"}),
      el("button", {type: "submit"}, t("enter")),
    ),
  ];
}
