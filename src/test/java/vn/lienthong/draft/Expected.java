package vn.lienthong.draft;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import vn.lienthong.mapping.Findings;
import vn.lienthong.mapping.Yaml;

/**
 * What a person who knows a schema says that its columns are, and what was drafted, in one form:
 * the column by {@code table: resource.field}, the crosswalk by the same with {@code codes} behind.
 */
record Expected(Map<String, String> columns) {
  static Expected read(Path file) {
    Findings findings = new Findings(file.toString());
    Yaml root =
        Yaml.read(file, findings)
            .orElseThrow(() -> new IllegalStateException(findings.list().toString()));
    Map<String, String> columns = new TreeMap<>();
    for (Yaml.Entry table : root.entries("tables")) {
      String resource = table.value().text("is");
      put(columns, table.key(), resource, table.value());
      for (Yaml.Entry rows : table.value().entries("rows")) {
        String child = rows.value().text("table");
        put(columns, child, resource + "." + rows.key(), rows.value());
        for (Yaml.Entry parent : rows.value().entries("parent")) {
          String place = place(child, resource + "." + rows.key(), "^" + parent.value().text());
          columns.put(place, lower(parent.key()));
        }
      }
    }
    return new Expected(columns);
  }

  private static void put(Map<String, String> columns, String table, String resource, Yaml node) {
    for (Yaml.Entry field : node.entries("fields")) {
      columns.put(place(table, resource, field.key()), lower(field.value().text()));
    }
    for (Yaml.Entry field : node.entries("codes")) {
      columns.put(place(table, resource, field.key()) + " codes", lower(field.value().text()));
    }
  }

  static String place(String table, String resource, String field) {
    return lower(table) + ": " + resource + "." + field;
  }

  static String lower(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
