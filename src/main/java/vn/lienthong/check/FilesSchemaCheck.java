package vn.lienthong.check;

import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import vn.lienthong.mapping.FieldType;
import vn.lienthong.mapping.FileRows;
import vn.lienthong.mapping.Findings;
import vn.lienthong.mapping.Mapping;
import vn.lienthong.province.Column;
import vn.lienthong.province.ProvinceSchema;
import vn.lienthong.province.ProvinceSchemaFault;
import vn.lienthong.province.Table;

/** Holds the column with the paths of a mapping's files against its child table as it is. */
final class FilesSchemaCheck {
  private static final String AT = "files.path";

  /** The longest path under which a fetched file is kept. */
  private static final int ROOM = 120;

  private final ProvinceSchema schema;
  private final Findings findings;

  FilesSchemaCheck(ProvinceSchema schema, Findings findings) {
    this.schema = schema;
    this.findings = findings;
  }

  /**
   * A table that is not there is told with its field.
   *
   * @param line of the key files
   */
  void check(Mapping mapping, int line) {
    FileRows files = mapping.files();
    if (files == null) {
      return;
    }
    try {
      String name = Objects.requireNonNull(mapping.field(files.rows()).rows()).table();
      Table table = schema.table(name);
      Optional<Column> column = table.column(files.path());
      if (column.isEmpty()) {
        findings.unknown(
            line,
            AT,
            files.path(),
            table.columns().stream().map(one -> one.name().toLowerCase(Locale.ROOT)).toList());
      } else {
        check(column.get(), line);
      }
    } catch (ProvinceSchemaFault missing) {
      return;
    }
  }

  private void check(Column column, int line) {
    if (!ColumnTypes.fit(FieldType.TEXT, column)) {
      findings.add(
          line, AT, "a column of type " + column.typeName(), ColumnTypes.expected(FieldType.TEXT));
    } else if (column.generated()) {
      findings.add(line, AT, "a computed column", "one that can be written");
    } else if (column.size() > 0 && column.size() < ROOM) {
      findings.add(
          line,
          AT,
          "a column of " + column.size() + " characters",
          "room for " + ROOM + " of them");
    }
  }
}
