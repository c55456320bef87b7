/** The status as it changes: told by the service, or asked for while that does not work. */

import {ask} from "./api.js";

const ASK_EVERY = 10_000;
/** A page that nobody looks at holds no connection: a browser has six of them for all its pages. */
const ASK_UNSEEN_EVERY = 60_000;
const LISTEN_AGAIN = 30_000;

/**
 * @param told gets each status
 * @param link gets "live", "asking" (every ten seconds) or "away"
 * @param left is called when the login has ended
 * @returns ends it
 */
export function live(told, link, left) {
  let source = null;
  let asking = null;
  let again = null;
  let ended = false;

  function listen() {
    source?.close();
    source = new EventSource("/api/events");
    source.addEventListener("open", () => {
      askNoMore();
      link("live");
    });
    source.addEventListener("status", (event) => told(JSON.parse(event.data)));
    source.addEventListener("error", broken);
  }

  /** The browser tries again by itself, unless it was refused. */
  function broken() {
    if (source.readyState === EventSource.CLOSED) {
      clearTimeout(again);
      again = setTimeout(listen, LISTEN_AGAIN);
    }
    if (asking === null) {
      askEvery(ASK_EVERY);
      look();
    }
  }

  function askEvery(pause) {
    clearInterval(asking);
    asking = setInterval(look, pause);
  }

  function askNoMore() {
    clearInterval(asking);
    asking = null;
  }

  async function look() {
    let status;
    try {
      status = await ask("/api/status");
    } catch (refusal) {
      refused(refusal);
      return;
    }
    if (!ended && asking !== null) {
      told(status);
      link("asking");
    }
  }

  function refused(refusal) {
    if (!ended && refusal.status === 401) {
      end();
      left();
    } else if (!ended && asking !== null) {
      link("away");
    }
  }

  function seen() {
    clearTimeout(again);
    if (document.hidden) {
      source.close();
      askEvery(ASK_UNSEEN_EVERY);
    } else {
      askNoMore();
      listen();
    }
  }

  function end() {
    ended = true;
    document.removeEventListener("visibilitychange", seen);
    source.close();
    askNoMore();
    clearTimeout(again);
  }

  document.addEventListener("visibilitychange", seen);
  listen();
  return end;
}
