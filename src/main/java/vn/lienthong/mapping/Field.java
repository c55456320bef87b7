package vn.lienthong.mapping;

import org.jspecify.annotations.Nullable;

/**
 * One two-way lens: a column, or the rows of a child table, and a field of the national schema.
 *
 * @param name the national field
 * @param column the province's column; empty for ROWS
 * @param scheme of a code, such as {@code DT-1979}; null for other types
 * @param codes crosswalk between the province's codes and {@link #scheme}; null if both use it
 * @param refers the flow whose records' codes this field names; null if it names none
 * @param separator between elements of a LIST in the column; null for other types
 * @param authority over this field; null: as the row's
 * @param flags how the column of a BOOLEAN writes yes and no; null: as its type does
 * @param sensitive never shown in plans, logs or traces; ROWS are if a field of theirs is
 * @param rows the child table of ROWS; null for other types
 * @param line in the mapping file
 * @param longest text that the column is known to have room for, in characters; 0: what the
 *     contract allows
 */
public record Field(
    String name,
    String column,
    FieldType type,
    boolean required,
    @Nullable String scheme,
    @Nullable Crosswalk codes,
    @Nullable String refers,
    @Nullable String separator,
    @Nullable Flags flags,
    @Nullable Authority authority,
    boolean sensitive,
    @Nullable ChildRows rows,
    int line,
    int longest) {
  /** Of one column. */
  public Field(
      String name,
      String column,
      FieldType type,
      boolean required,
      @Nullable String scheme,
      @Nullable Crosswalk codes,
      @Nullable String refers,
      @Nullable String separator,
      @Nullable Authority authority,
      boolean sensitive,
      int line) {
    this(
        name, column, type, required, scheme, codes, refers, separator, authority, sensitive, null,
        line);
  }

  /** One with as much room as the contract wants. */
  public Field(
      String name,
      String column,
      FieldType type,
      boolean required,
      @Nullable String scheme,
      @Nullable Crosswalk codes,
      @Nullable String refers,
      @Nullable String separator,
      @Nullable Flags flags,
      @Nullable Authority authority,
      boolean sensitive,
      @Nullable ChildRows rows,
      int line) {
    this(
        name, column, type, required, scheme, codes, refers, separator, flags, authority, sensitive,
        rows, line, 0);
  }

  /** One without flags. */
  public Field(
      String name,
      String column,
      FieldType type,
      boolean required,
      @Nullable String scheme,
      @Nullable Crosswalk codes,
      @Nullable String refers,
      @Nullable String separator,
      @Nullable Authority authority,
      boolean sensitive,
      @Nullable ChildRows rows,
      int line) {
    this(
        name, column, type, required, scheme, codes, refers, separator, null, authority, sensitive,
        rows, line);
  }
}
