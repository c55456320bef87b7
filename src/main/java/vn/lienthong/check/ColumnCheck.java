package vn.lienthong.check;

import org.jspecify.annotations.Nullable;
import vn.lienthong.mapping.Field;
import vn.lienthong.mapping.Findings;
import vn.lienthong.mapping.Longest;
import vn.lienthong.mapping.Property;
import vn.lienthong.province.Column;

/** Holds one field against its column. */
final class ColumnCheck {
  private final Findings findings;

  ColumnCheck(Findings findings) {
    this.findings = findings;
  }

  /**
   * @param at where the column is named
   * @param property what the contract says of the field; null if nothing
   * @param written it is written, and not only read
   */
  void check(Field field, String at, Column column, @Nullable Property property, boolean written) {
    if (written && column.generated()) {
      findings.add(field.line(), at, "a computed column", "one that can be written");
    }
    if (!ColumnTypes.fit(field, column)) {
      findings.add(
          field.line(), at, "a column of type " + column.typeName(), ColumnTypes.expected(field));
      return;
    }
    long longest = property == null ? Longest.UNKNOWN : Longest.of(field, property);
    long wanted = field.longest() > 0 ? Math.min(field.longest(), longest) : longest;
    boolean narrow = ColumnTypes.isText(column) && column.size() > 0 && column.size() < wanted;
    if (written && narrow) {
      findings.add(
          field.line(),
          at,
          "a column of " + column.size() + " characters",
          "room for the "
              + wanted
              + (wanted < longest
                  ? " of longest"
                  : " that the contract allows, or longest: "
                      + column.size()
                      + ", which parks what is longer"));
    }
  }
}
