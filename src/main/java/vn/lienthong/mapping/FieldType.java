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
  LIST
}
