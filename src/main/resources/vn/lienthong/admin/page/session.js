/** Who looks at the page, and what they may do. */

import {act, ask} from "./api.js";

const OPERATOR = ["retry", "pause", "resume", "resync"];
const ACTS = {viewer: [], operator: OPERATOR, administrator: [...OPERATOR, "approve"]};
/** What is not about a whole flow. */
const BY_RECORD = ["retry"];

let me = null;

export const person = () => me;

/** Whether the button is worth showing; the service decides whether it is done. */
export const can = (what, flow) =>
  me !== null &&
  (ACTS[me.role] ?? []).includes(what) &&
  (me.flows.includes("*") || me.flows.includes(flow)) &&
  (me.units.includes("*") || BY_RECORD.includes(what));

/**
 * The one-time code of the address, which is taken out of it: it must not stay in the history.
 *
 * @returns null if there is none
 */
export function codeOfAddress() {
  const code = new URLSearchParams(location.hash.slice(1)).get("once");
  if (code !== null) {
    history.replaceState(null, "", location.pathname);
  }
  return code;
}

/** Finds out who it is; nobody if the service wants a login. */
export async function known() {
  try {
    me = await ask("/api/me");
  } catch (refusal) {
    if (refusal.status !== 401) {
      throw refusal;
    }
    me = null;
  }
  return me;
}

export async function enter(words) {
  me = await act("/api/login", words);
  return me;
}

export async function leave() {
  try {
    await act("/api/logout");
  } finally {
    me = null;
  }
}

export function left() {
  me = null;
}
