/** The page begins here: who looks, in which language, and then what the service tells. */

import {fault} from "./acts.js";
import {live} from "./live.js";
import {form} from "./login.js";
import {codeOfAddress, enter, known, leave, left, person} from "./session.js";
import {forget, show, told} from "./status.js";
import {exact, grow} from "./time.js";
import {speak, spoken, t, translate} from "./words.js";

const GROW_EVERY = 20_000;
const part = (id) => document.getElementById(id);

let end = () => {};
let linked = null;
let lost = null;

/** Whether what is shown is of now. */
function link(state) {
  lost = state === "away" ? (lost ?? new Date().toISOString()) : null;
  linked = state;
  const words = part("link");
  words.hidden = state === null;
  words.dataset.link = state;
  words.textContent = state === null ? "" : t(`link.${state}`, {at: lost && exact(lost)});
}

function askLogin(why) {
  end();
  forget();
  link(null);
  part("board").hidden = true;
  part("leave").hidden = true;
  part("who").textContent = "";
  const login = part("login");
  login.replaceChildren(...form(why, entered));
  login.hidden = false;
  part("account").focus();
}

function entered() {
  const asked = !part("login").hidden;
  part("login").hidden = true;
  part("login").replaceChildren();
  part("board").hidden = false;
  part("leave").hidden = false;
  who();
  end();
  end = live(told, link, () => {
    left();
    askLogin(t("login.ended"));
  });
  if (asked) {
    part("main").focus({preventScroll: true}); // the form that had the focus is gone
  }
}

function who() {
  const me = person();
  const words = me?.units.includes("*") ? "who" : "who.units";
  part("who").textContent = me
    ? t(words, {account: me.account, role: t(`role.${me.role}`), units: me.units.join(", ")})
    : "";
}

/** Says everything in that language, and stays what it is otherwise. */
function languageChosen(language) {
  speak(language);
  inThatLanguage();
}

function inThatLanguage() {
  translate();
  for (const one of ["vi", "en"]) {
    part(`language-${one}`).setAttribute("aria-pressed", String(one === spoken()));
  }
  who();
  if (linked !== null) {
    link(linked);
  }
  if (!part("login").hidden) {
    part("login").replaceChildren(...form("", entered));
  }
  show();
}

async function begin() {
  const code = codeOfAddress();
  try {
    if (code !== null) {
      await enter({once: code});
    } else {
      await known();
    }
    if (person() === null) {
      askLogin("");
    } else {
      entered();
    }
  } catch (refusal) {
    askLogin(fault(refusal));
  }
}

for (const language of ["vi", "en"]) {
  part(`language-${language}`).addEventListener("click", () => languageChosen(language));
}
part("leave").addEventListener("click", async () => {
  await leave().catch(() => {});
  askLogin("");
});
window.addEventListener("hashchange", () => location.hash.includes("once=") && begin());
setInterval(grow, GROW_EVERY);
inThatLanguage();
begin();
