/** The service's API, as the person who has logged in. */

/** What the service did not do, and why. */
export class Refusal extends Error {
  /**
   * @param status of HTTP; 0 if there was no answer
   * @param code such as wrong-login
   * @param after seconds until it may be tried again, if that was said
   */
  constructor(status, code, message, after) {
    super(message);
    this.status = status;
    this.code = code;
    this.after = after;
  }
}

export const ask = (path) => call(path, {method: "GET"});

export const act = (path, body) =>
  call(path, {
    method: "POST",
    headers: {"Content-Type": "application/json", "X-Lienthong-Page": "1"},
    body: JSON.stringify(body ?? {}),
  });

async function call(path, request) {
  let answer;
  try {
    answer = await fetch(path, {...request, cache: "no-store", credentials: "same-origin", redirect: "error"});
  } catch (silent) {
    throw new Refusal(0, "no-answer", String(silent.message ?? silent));
  }
  const body = await answer.json().catch(() => ({}));
  if (!answer.ok) {
    const error = body.error ?? {};
    const after = Number(answer.headers.get("Retry-After")) || null;
    throw new Refusal(answer.status, error.code ?? `http-${answer.status}`, error.message ?? "", after);
  }
  return body;
}

/** Part of an address. */
export const named = (text) => encodeURIComponent(text);
