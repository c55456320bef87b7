package vn.lienthong.draft;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.lienthong.mapping.Contract;
import vn.lienthong.mapping.FieldType;
import vn.lienthong.mapping.Property;
import vn.lienthong.mapping.Schema;
import vn.lienthong.mapping.Yaml;

/**
 * What a table may be: a resource of the contract, or the child rows of one.
 *
 * @param kind the schema's name, or {@code MauBieu.dong} for child rows
 * @param parent the schema of child rows; null for a resource
 * @param identity names of fields
 * @param fields that are one column each
 * @param fed the province sends these records
 */
record Target(
    String kind, @Nullable String parent, List<String> identity, List<Wanted> fields, boolean fed) {
  /**
   * A field that looks for its column.
   *
   * @param refers the schema whose records' codes it names; null if it names none
   * @param verdict the ministry fills it
   */
  record Wanted(
      String name,
      FieldType type,
      Property property,
      boolean required,
      @Nullable String refers,
      boolean verdict) {}

  /** The path of a resource, without its slash: {@code dan-toc} for {@code DanToc}. */
  static String path(String schema) {
    return schema.replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
  }

  /** The field of the resource that these child rows are. */
  String childField() {
    return kind.substring(kind.indexOf('.') + 1);
  }

  /**
   * All of them, resources before child rows.
   *
   * @param root the contract's file, for what {@link Contract} leaves out
   */
  static List<Target> all(Contract contract, Yaml root, Habits habits) {
    Map<String, Target> targets = new LinkedHashMap<>();
    Map<String, Target> children = new LinkedHashMap<>();
    for (Schema schema : contract.schemas().values()) {
      if (!contract.filters().containsKey("/" + path(schema.name()))) {
        continue;
      }
      Yaml node = root.at("components", "schemas", schema.name()).orElse(root);
      targets.put(schema.name(), of(schema.name(), null, schema, node, habits));
      for (String name : schema.content()) {
        Property items = property(schema, name).items();
        if (items != null && items.members() != null) {
          String kind = schema.name() + "." + name;
          Yaml below = node.at("properties", name, "items").orElse(node);
          children.put(kind, of(kind, schema.name(), items.members(), below, habits));
        }
      }
    }
    List<Target> all = new ArrayList<>(targets.values());
    all.addAll(children.values());
    return all;
  }

  private static Target of(
      String kind, @Nullable String parent, Schema schema, Yaml node, Habits habits) {
    List<Wanted> fields = new ArrayList<>();
    for (String name : schema.content()) {
      Property property = property(schema, name);
      Yaml about = node.at("properties", name).orElse(node);
      FieldType type = type(property, habits.scheme(kind, name) != null);
      if (type != FieldType.ROWS) {
        String refers = about.text("x-refers", "resource");
        boolean rows = !about.text("x-refers", "rows").isEmpty();
        fields.add(
            new Wanted(
                name,
                type,
                property,
                schema.required().contains(name),
                refers.isEmpty() || rows ? null : refers,
                about.at("x-verdict").isPresent()));
      }
    }
    List<String> identity = node.items("x-identity").stream().map(item -> item.text()).toList();
    return new Target(kind, parent, identity, fields, node.text("x-fed").equals("true"));
  }

  private static Property property(Schema schema, String name) {
    Property property = schema.properties().get(name);
    if (property == null) {
      throw new IllegalArgumentException(schema.name() + " has no " + name);
    }
    return property;
  }

  private static FieldType type(Property property, boolean code) {
    return switch (property.type()) {
      case "integer" -> FieldType.INTEGER;
      case "number" -> FieldType.DECIMAL;
      case "boolean" -> FieldType.BOOLEAN;
      case "array" ->
          property.items() != null && property.items().members() != null
              ? FieldType.ROWS
              : FieldType.LIST;
      default ->
          "date".equals(property.format())
              ? FieldType.DATE
              : code ? FieldType.CODE : FieldType.TEXT;
    };
  }
}
