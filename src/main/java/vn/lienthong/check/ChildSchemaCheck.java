package vn.lienthong.check;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import vn.lienthong.mapping.ChildRows;
import vn.lienthong.mapping.Contract;
import vn.lienthong.mapping.Field;
import vn.lienthong.mapping.Findings;
import vn.lienthong.mapping.Mapping;
import vn.lienthong.mapping.Names;
import vn.lienthong.mapping.Property;
import vn.lienthong.mapping.Schema;
import vn.lienthong.province.Column;
import vn.lienthong.province.ProvinceSchema;
import vn.lienthong.province.ProvinceSchemaFault;
import vn.lienthong.province.Table;

/** Holds the fields of type ROWS against their child tables as they are. */
final class ChildSchemaCheck {
  private final Contract contract;
  private final ProvinceSchema schema;
  private final Mapping mapping;
  private final Findings findings;

  ChildSchemaCheck(Contract contract, ProvinceSchema schema, Mapping mapping, Findings findings) {
    this.contract = contract;
    this.schema = schema;
    this.mapping = mapping;
    this.findings = findings;
  }

  void check() {
    for (Field field : mapping.children()) {
      ChildRows rows = Objects.requireNonNull(field.rows(), field.name());
      try {
        check(field, rows, schema.table(rows.table()));
      } catch (ProvinceSchemaFault missing) {
        findings.missing(
            field.line(),
            at(field) + ".rows",
            rows.table(),
            "a table that this user may see",
            lower(schema.tables()));
      }
    }
  }

  private void check(Field field, ChildRows rows, Table table) {
    List<String> names = lower(table.columns().stream().map(Column::name).toList());
    ColumnCheck columns = new ColumnCheck(findings);
    Map<String, Property> properties = properties(field);
    for (Field child : rows.fields()) {
      String at = at(field) + ".fields." + child.name() + ".column";
      Optional<Column> column = table.column(child.column());
      if (column.isEmpty()) {
        findings.unknown(child.line(), at, child.column(), names);
      } else {
        Property property = properties.get(child.name());
        columns.check(child, at, column.get(), property, !mapping.fed());
      }
    }
    parent(field, rows, table, names);
    rights(field, rows, table);
    if (!table.view()) {
      key(field, rows, table);
      unmapped(field, rows, table);
    }
  }

  private Map<String, Property> properties(Field field) {
    return contract
        .schema(mapping.schema())
        .map(record -> record.properties().get(field.name()))
        .map(Property::items)
        .map(Property::members)
        .map(Schema::properties)
        .orElse(Map.of());
  }

  private void parent(Field field, ChildRows rows, Table table, List<String> names) {
    for (int i = 0; i < rows.parent().size(); i++) {
      String at = at(field) + ".parent";
      Field identity = mapping.field(mapping.identity().get(i));
      Optional<Column> column = table.column(rows.parent().get(i));
      if (column.isEmpty()) {
        findings.unknown(field.line(), at, rows.parent().get(i), names);
      } else if (!ColumnTypes.fit(identity.type(), column.get())) {
        findings.add(
            field.line(),
            at,
            rows.parent().get(i) + " of type " + column.get().typeName(),
            ColumnTypes.expected(identity.type()));
      }
    }
  }

  private void rights(Field field, ChildRows rows, Table table) {
    List<String> rights = schema.missingRights(mapping, rows, table);
    if (!rights.isEmpty()) {
      findings.add(
          field.line(),
          at(field) + ".rows",
          rows.table() + " without the right to " + String.join(", ", rights),
          mapping.fed() ? "GRANT SELECT" : "GRANT SELECT, INSERT, UPDATE, DELETE");
    }
  }

  /** Two rows of one identity would make their parent unreadable. */
  private void key(Field field, ChildRows rows, Table table) {
    Set<String> identity = new TreeSet<>(lower(rows.parent()));
    rows.identity().forEach(name -> identity.add(lower(rows.field(name).column())));
    List<List<String>> keys = new ArrayList<>(table.uniqueKeys().values());
    keys.add(table.primaryKey());
    keys.removeIf(List::isEmpty);
    if (keys.stream().noneMatch(key -> identity.containsAll(lower(key)))) {
      findings.add(
          field.line(),
          at(field) + ".identity",
          String.join(", ", rows.identity()) + ", over which no key is unique within a parent",
          "a unique key over " + String.join(", ", identity));
    }
  }

  /** Columns that would stop every new row. */
  private void unmapped(Field field, ChildRows rows, Table table) {
    Set<String> mapped = new TreeSet<>(lower(rows.parent()));
    rows.fields().forEach(child -> mapped.add(lower(child.column())));
    for (Column column : table.columns()) {
      boolean needed = !column.nullable() && !column.defaulted() && !column.generated();
      if (!mapping.fed() && needed && !mapped.contains(lower(column.name()))) {
        findings.add(
            field.line(),
            at(field) + ".fields",
            "no field for the column " + lower(column.name()),
            "every column that must be filled");
      }
    }
  }

  private static String at(Field field) {
    return "fields." + field.name();
  }

  private static List<String> lower(Collection<String> names) {
    return names.stream().map(name -> lower(name)).toList();
  }

  private static String lower(String name) {
    return Names.folded(name);
  }
}
