package vn.lienthong.check;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.lienthong.check.Check.Schemas;
import vn.lienthong.mapping.Condition;
import vn.lienthong.mapping.Contract;
import vn.lienthong.mapping.Field;
import vn.lienthong.mapping.FieldType;
import vn.lienthong.mapping.Findings;
import vn.lienthong.mapping.Mapping;
import vn.lienthong.mapping.Mappings;
import vn.lienthong.mapping.Mode;
import vn.lienthong.mapping.Names;
import vn.lienthong.mapping.Property;
import vn.lienthong.province.Column;
import vn.lienthong.province.ProvinceSchema;
import vn.lienthong.province.ProvinceSchemaFault;
import vn.lienthong.province.ProvinceUnreachable;
import vn.lienthong.province.Table;
import vn.lienthong.record.Problem;

/** Holds mappings against the province's tables as they are, each in its own database. */
final class SchemaCheck {
  private final Mappings mappings;
  private final Contract contract;
  private final Schemas schemas;

  SchemaCheck(Mappings mappings, Contract contract, Schemas schemas) {
    this.mappings = mappings;
    this.contract = contract;
    this.schemas = schemas;
  }

  List<Problem> problems() {
    List<Problem> problems = new ArrayList<>();
    for (Mapping mapping : mappings.byName().values()) {
      ProvinceSchema schema = schemas.of(mapping);
      if (schema != null) {
        problems.addAll(problems(mapping, schema));
      }
    }
    return problems;
  }

  private List<Problem> problems(Mapping mapping, ProvinceSchema schema) {
    Findings findings = new Findings("mappings/" + mapping.name() + ".yaml");
    try {
      table(mapping, schema, findings).ifPresent(table -> check(mapping, schema, table, findings));
      return findings.list();
    } catch (ProvinceUnreachable down) {
      return List.of(
          new Problem("province", 0, "database", "no answer", "a database to look into", null));
    }
  }

  private Optional<Table> table(Mapping mapping, ProvinceSchema schema, Findings findings) {
    try {
      return Optional.of(schema.table(mapping.table()));
    } catch (ProvinceSchemaFault missing) {
      findings.missing(
          mappings.line(mapping.name(), "province"),
          "province",
          mapping.table(),
          "a table that this user may see",
          schema.tables().stream().map(SchemaCheck::lower).toList());
      return Optional.empty();
    }
  }

  private void check(Mapping mapping, ProvinceSchema schema, Table table, Findings findings) {
    List<String> names = table.columns().stream().map(column -> lower(column.name())).toList();
    for (Field field : mapping.columns()) {
      Optional<Column> column = table.column(field.column());
      if (column.isEmpty()) {
        findings.unknown(field.line(), at(field), field.column(), names);
      } else {
        column(mapping, field, column.get(), findings);
      }
    }
    scope(mapping, table, names, findings);
    rights(mapping, schema, table, findings);
    new ChildSchemaCheck(contract, schema, mapping, findings).check();
    new FilesSchemaCheck(schema, findings).check(mapping, mappings.line(mapping.name(), "files"));
    if (!table.view()) {
      unmapped(mapping, table, findings);
      keys(mapping, table, findings);
    } else {
      view(mapping, schema, table, findings);
    }
  }

  private void view(Mapping mapping, ProvinceSchema schema, Table table, Findings findings) {
    Optional<String> refusal =
        mapping.mode() == Mode.OBSERVE ? Optional.empty() : schema.unwritable(mapping, table);
    refusal.ifPresent(
        state ->
            findings.add(
                mappings.line(mapping.name(), "province"),
                "province",
                "a view that cannot be written to (" + state + ")",
                mapping.fed()
                    ? "a view without verdicts, or a table"
                    : "a table, a view that can be written to, feed:, or mode: observe"));
  }

  /** Written 07 and read as 7, a number would not find its row again. */
  private void numberInText(Mapping mapping, Field field, Column column, Findings findings) {
    if (field.type() == FieldType.INTEGER
        && ColumnTypes.isText(column)
        && mapping.identity().contains(field.name())) {
      findings.add(
          field.line(), at(field), "a number in a text, in the identity", "type: code or text");
    }
  }

  private void scope(Mapping mapping, Table table, List<String> names, Findings findings) {
    Map<String, List<Condition>> conditions =
        Map.of("scope.province", mapping.scope().province(), "filter", mapping.filter());
    conditions.forEach(
        (at, all) -> {
          int line = mappings.line(mapping.name(), at.replaceFirst("\\..*", ""));
          all.stream()
              .filter(condition -> table.column(condition.name()).isEmpty())
              .forEach(condition -> findings.unknown(line, at, condition.name(), names));
        });
  }

  private void rights(Mapping mapping, ProvinceSchema schema, Table table, Findings findings) {
    List<String> rights = schema.missingRights(mapping, table);
    if (!rights.isEmpty()) {
      findings.add(
          mappings.line(mapping.name(), "province"),
          "province",
          mapping.table() + " without the right to " + String.join(", ", rights),
          mapping.fed()
              ? "GRANT SELECT, and UPDATE for a verdict"
              : "GRANT SELECT, INSERT, UPDATE, and DELETE if rows are removed");
    }
  }

  private void column(Mapping mapping, Field field, Column column, Findings findings) {
    Property property =
        contract
            .schema(mapping.schema())
            .map(record -> record.properties().get(field.name()))
            .orElse(null);
    numberInText(mapping, field, column, findings);
    boolean written = !mapping.fed() || mapping.verdicts().contains(field);
    new ColumnCheck(findings).check(field, at(field), column, property, written);
  }

  /** Columns that would stop every new row. */
  private void unmapped(Mapping mapping, Table table, Findings findings) {
    Set<String> mapped =
        mapping.columns().stream().map(field -> lower(field.column())).collect(Collectors.toSet());
    Stream.concat(mapping.scope().province().stream(), mapping.filter().stream())
        .filter(condition -> condition.anyOf().size() == 1)
        .forEach(condition -> mapped.add(lower(condition.name())));
    for (Column column : table.columns()) {
      boolean needed = !column.nullable() && !column.defaulted() && !column.generated();
      if (!mapping.fed() && needed && !mapped.contains(lower(column.name()))) {
        findings.add(
            mappings.line(mapping.name(), "fields"),
            "fields",
            "no field for the column " + lower(column.name()),
            "every column that must be filled");
      }
    }
  }

  private void keys(Mapping mapping, Table table, Findings findings) {
    Set<String> identity =
        mapping.identity().stream()
            .map(name -> lower(mapping.field(name).column()))
            .collect(Collectors.toSet());
    List<Set<String>> keys = new ArrayList<>();
    table.uniqueKeys().values().forEach(key -> keys.add(lower(key)));
    keys.add(lower(table.primaryKey()));
    keys.removeIf(Set::isEmpty);
    int line = mappings.line(mapping.name(), "identity");
    if (keys.isEmpty()) {
      findings.add(
          line, "identity", "a table without a primary key", "a unique key over the identity");
    } else if (keys.stream().noneMatch(identity::containsAll)) {
      String found = String.join(", ", mapping.identity()) + ", over which no key is unique";
      findings.add(line, "identity", found, "the columns of a unique key: " + words(keys));
    } else if (mapping.fed() && !keys.contains(identity)) {
      findings.add(
          line,
          "identity",
          "a unique key narrower than the identity: " + words(keys),
          "only the columns of that key");
    } else if (mapping.slice() == null && !keys.contains(identity)) {
      findings.add(
          line,
          "slice",
          "a unique key narrower than the identity: " + words(keys),
          "slice: current, as the table has room for one record of a code only");
    }
  }

  private static String words(List<Set<String>> keys) {
    return keys.stream()
        .map(key -> "(" + String.join(", ", key.stream().sorted().toList()) + ")")
        .distinct()
        .collect(Collectors.joining(" or "));
  }

  private static Set<String> lower(Collection<String> names) {
    return names.stream().map(SchemaCheck::lower).collect(Collectors.toCollection(HashSet::new));
  }

  private static String lower(String name) {
    return Names.folded(name);
  }

  private static String at(Field field) {
    return "fields." + field.name() + ".column";
  }
}
