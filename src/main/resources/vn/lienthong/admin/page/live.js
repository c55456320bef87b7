/** The status as it changes: told by the service, or asked for while that does not work. */

import {ask} from "./api.js";

const ASK_EVERY = 10_000;
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
    source = new EventSource("/api/events");
    source.addEventListener("open", () => {
      clearInterval(asking);
      asking = null;
      link("live");
    });
    source.addEventListener("status", (event) => told(JSON.parse(event.data)));
    source.addEventListener("error", broken);
  }

  /** The browser tries again by itself, unless it was refused. */
  function broken() {
    if (ended) {
      return;
    }
    if (source.readyState === EventSource.CLOSED) {
      clearTimeout(again);
      again = setTimeout(listen, LISTEN_AGAIN);
    }
    if (asking === null) {
      asking = setInterval(look, ASK_EVERY);
      look();
    }
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

  function end() {
    ended = true;
    source.close();
    clearInterval(asking);
    clearTimeout(again);
  }

  listen();
  return end;
}
