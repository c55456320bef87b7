package vn.lienthong.draft;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import vn.lienthong.province.Column;
import vn.lienthong.province.ProvinceSchema;
import vn.lienthong.province.ProvinceUnreachable;
import vn.lienthong.province.Sample;
import vn.lienthong.province.Table;

/**
 * Looks at tables and at a few of their rows. Of a table about persons, and of one that refers to
 * such a table, no row is read; nor is a column whose name says that it is about a person.
 */
final class Looking {
  private static final int ROWS = 300;
  private static final double ALIKE = 0.85;

  private final Phrasebook book;
  private final ProvinceSchema schema;
  private final Sample sample;

  Looking(Phrasebook book, ProvinceSchema schema, Sample sample) {
    this.book = book;
    this.schema = schema;
    this.sample = sample;
  }

  /**
   * @throws vn.lienthong.province.ProvinceSchemaFault if a table is not there
   */
  List<Sight> at(List<String> names) {
    List<Table> tables = names.stream().map(schema::table).toList();
    List<String> personal = new ArrayList<>();
    tables.stream().filter(this::aboutPersons).forEach(table -> personal.add(table.name()));
    return tables.stream().map(table -> sight(table, personal)).toList();
  }

  private Sight sight(Table table, List<String> personal) {
    boolean person =
        personal.contains(table.name())
            || table.foreignKeys().stream().anyMatch(key -> personal.contains(key.target()));
    return new Sight(table, person ? List.of() : rows(table), person);
  }

  private List<Map<String, String>> rows(Table table) {
    List<Column> columns =
        table.columns().stream()
            .filter(column -> !sensitive(column) && Fit.readable(column))
            .toList();
    try {
      return columns.isEmpty() ? List.of() : sample.rows(table, columns, ROWS);
    } catch (ProvinceUnreachable noRight) {
      return List.of();
    }
  }

  private boolean aboutPersons(Table table) {
    return book.table(table.name(), "persons") >= ALIKE
        || table.columns().stream().anyMatch(this::sensitive);
  }

  private boolean sensitive(Column column) {
    return book.column(column.name(), "sensitive") >= ALIKE;
  }
}
