package vn.lienthong.record;

/** Where a record stands between the two sides. */
public enum Standing {
  /** Both sides hold the same. */
  IN_STEP,
  /** Kept back until something else happens: a parent, a code, the next attempt. */
  WAITING,
  /** A dead letter: cannot go as it is, until it is mended at its source or retried. */
  PARKED,
  /** Both sides changed the same thing, and a person decides. */
  CONFLICT,
  /** Left the mapping's scope; neither written nor deleted. */
  MOVED,
  /** Gone or retired on both sides. */
  RETIRED
}
