package vn.lienthong.services;

/**
 * A filter of a question.
 *
 * @param name in the address
 * @param field of the mapping that it is about; empty for {@link Kind#STATUS}
 */
record Parameter(String name, Kind kind, String field) {
  /** What a filter compares. */
  enum Kind {
    /** One value or several with commas between them: any of these. */
    MANY,
    /** One value that may have commas in it. */
    ONE,
    /** The column that the mapping's filter is about; can only narrow it. */
    STATUS,
    /** The first day. */
    FROM,
    /** The last day. */
    TO,
    /** Words, all of which the text has; with diacritics or without. */
    WORDS
  }
}
