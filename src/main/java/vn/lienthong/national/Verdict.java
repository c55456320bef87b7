package vn.lienthong.national;

/** What an answer means for the call that it answers. */
public enum Verdict {
  OK,
  /** The nation says that it has no such record. */
  ABSENT,
  /** Nothing was done; the same call may pass later. */
  RETRY_LATER,
  /** Nothing was done, and the same bytes will never pass. */
  REFUSED_BATCH,
  /** Our key or token does not open this door. */
  NOT_AUTHORISED,
  /** Not what the contract promises: HTML, an empty body, a wrong type, a redirect. */
  CONTRACT_BROKEN,
  /** The endpoint has no such call; nothing was asked. */
  UNABLE,
  /** It may have been done: only the same bytes under the same key may be sent again. */
  UNKNOWN
}
