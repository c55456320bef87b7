package vn.lienthong.mapping;

import java.util.List;
import java.util.NoSuchElementException;

/**
 * Rows of a table of their own that belong to a record and travel with it, such as the cells of a
 * filled table.
 *
 * @param table the province's child table, perhaps with a schema before a dot
 * @param parent the child table's columns that hold the parent's identity, in the order of the
 *     mapping's identity
 * @param identity names of the fields that tell one child of a parent from another; at least one
 * @param fields of a child, none of type ROWS
 */
public record ChildRows(
    String table, List<String> parent, List<String> identity, List<Field> fields) {
  /**
   * @throws NoSuchElementException if a child has no such field
   */
  public Field field(String wanted) {
    return fields.stream()
        .filter(field -> field.name().equals(wanted))
        .findFirst()
        .orElseThrow(() -> new NoSuchElementException(table + " has no field " + wanted));
  }
}
