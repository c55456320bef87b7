package vn.lienthong.national;

import java.util.Locale;

/** What an endpoint may be unable to do, and so which promise is weaker. */
public enum Lack {
  /** A batch sent twice counts twice, unless it overwrites. */
  IDEMPOTENCY_KEY,
  /** No single record can be asked for. */
  READ_ONE,
  /** A batch succeeds or fails as a whole. */
  RESULTS,
  /** The answer to a batch does not show the records as stored. */
  READ_BACK,
  /** Records have no version, so that a write cannot name what it expects. */
  VERSION,
  /** An older state of a fed record is not told from a newer. */
  SOURCE_VERSION,
  /** Only everything can be read, not what changed. */
  CHANGED_SINCE,
  /** Pages do not come in the order of ids. */
  ORDER,
  /** No digests of many records. */
  DIGEST,
  /** Lists cannot be narrowed to the province's records. */
  SCOPE,
  /** Nothing can be retired or erased there. */
  WITHDRAWAL,
  /** Lists cannot be asked for as of a day. */
  AT,
  /** Documents' files do not travel. */
  FILES,
  /** Nothing can be read at all. */
  READING;

  /** As in a dialect's {@code without}, such as {@code read-one}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
