package vn.lienthong.province;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.lienthong.mapping.Names;
import vn.lienthong.record.Nearest;

/**
 * A table or view of the province.
 *
 * @param schema as stored
 * @param name as stored, in the database's own case
 * @param view rather a view than a table
 * @param primaryKey its columns in order; empty if there is none
 * @param uniqueKeys columns by the name of the index; the primary key's index too
 * @param foreignKeys by constraint name
 */
public record Table(
    @Nullable String schema,
    String name,
    boolean view,
    List<Column> columns,
    List<String> primaryKey,
    Map<String, List<String>> uniqueKeys,
    List<ForeignKey> foreignKeys) {
  /**
   * A reference to another table.
   *
   * @param columns of this table
   * @param target the other table
   * @param targetColumns in the order of {@code columns}
   */
  public record ForeignKey(
      String name, List<String> columns, String target, List<String> targetColumns) {}

  /** The column of that name: the very same if there is one, otherwise one that is alike. */
  public Optional<Column> column(String wanted) {
    return Names.find(wanted, columns, Column::name);
  }

  /**
   * @throws ProvinceSchemaFault if there is none, with the nearest name
   */
  public Column required(String wanted) {
    return column(wanted)
        .orElseThrow(
            () ->
                new ProvinceSchemaFault(
                    "column",
                    name + "." + wanted,
                    Nearest.of(wanted, columns.stream().map(Column::name).toList())));
  }
}
