package vn.lienthong.mapping;

/** What a field holds, and so how its canonical text is written. */
public enum FieldType {
  /** Any text. */
  TEXT,
  /** A code: a text with leading zeros that is never a number. Has a scheme or is local. */
  CODE,
  /** {@code -?\d+}. */
  INTEGER,
  /** Plain notation without trailing zeros after the point. */
  DECIMAL,
  /** {@code yyyy-MM-dd}. */
  DATE,
  /** {@code true} or {@code false}; a province may keep 0/1 or Y/N. */
  BOOLEAN,
  /** Texts in order, a line break between them; an empty list is null. */
  LIST,
  /**
   * Rows of a child table: one compact JSON array of objects in the order of the children's
   * identity, each with its fields in the mapping's order, values as canonical texts between
   * quotes, nothing for null. Texts are NFC without trailing blanks. No rows are null.
   */
  ROWS
}
