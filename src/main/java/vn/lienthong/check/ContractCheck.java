package vn.lienthong.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import vn.lienthong.mapping.ChildRows;
import vn.lienthong.mapping.Condition;
import vn.lienthong.mapping.Contract;
import vn.lienthong.mapping.Crosswalk;
import vn.lienthong.mapping.Field;
import vn.lienthong.mapping.FieldType;
import vn.lienthong.mapping.Findings;
import vn.lienthong.mapping.Mapping;
import vn.lienthong.mapping.Mappings;
import vn.lienthong.mapping.Property;
import vn.lienthong.mapping.RecordCheck;
import vn.lienthong.mapping.RowAuthority;
import vn.lienthong.mapping.Schema;
import vn.lienthong.record.Cause;
import vn.lienthong.record.Problem;

/** Holds mappings against the contract's schemas. */
final class ContractCheck {
  private final Mappings mappings;
  private final Contract contract;

  ContractCheck(Mappings mappings, Contract contract) {
    this.mappings = mappings;
    this.contract = contract;
  }

  List<Problem> problems() {
    List<Problem> problems = new ArrayList<>();
    for (Mapping mapping : mappings.byName().values()) {
      Findings findings = new Findings("mappings/" + mapping.name() + ".yaml");
      check(mapping, findings);
      problems.addAll(findings.list());
    }
    return problems;
  }

  private void check(Mapping mapping, Findings findings) {
    Set<String> filters = contract.filters().get(mapping.resource());
    if (filters == null) {
      findings.missing(
          mappings.line(mapping.name(), "national"),
          "national",
          mapping.resource(),
          "a resource of the contract",
          contract.filters().keySet());
    } else {
      scope(mapping, filters, findings);
    }
    contract
        .schema(mapping.schema())
        .ifPresentOrElse(
            schema -> check(mapping, schema, findings),
            () ->
                findings.missing(
                    mappings.line(mapping.name(), "schema"),
                    "schema",
                    mapping.schema(),
                    "a schema of the contract",
                    contract.schemas().keySet()));
  }

  private void check(Mapping mapping, Schema schema, Findings findings) {
    for (Field field : mapping.fields()) {
      field(mapping, field, schema, findings);
      Property property = schema.properties().get(field.name());
      if (field.rows() != null && property != null && fits(field.type(), property)) {
        rows(field, field.rows(), property, findings);
      }
    }
    required(mapping, schema, findings);
    authority(mapping, schema, findings);
  }

  private void scope(Mapping mapping, Set<String> filters, Findings findings) {
    int line = mappings.line(mapping.name(), "scope");
    for (Condition condition : mapping.scope().nation()) {
      if (!filters.contains(condition.name())) {
        findings.unknown(line, "scope.national", condition.name(), filters);
      }
    }
  }

  private void field(Mapping mapping, Field field, Schema schema, Findings findings) {
    boolean sound = fits(field, "fields." + field.name(), schema, findings);
    if (sound && field.codes() != null) {
      crosswalk(mapping, field, field.codes(), findings);
    }
  }

  private static void rows(Field field, ChildRows rows, Property property, Findings findings) {
    Schema schema = Objects.requireNonNull(property.items()).members();
    if (schema == null) {
      return;
    }
    String at = "fields." + field.name() + ".fields";
    for (Field child : rows.fields()) {
      fits(child, at + "." + child.name(), schema, findings);
    }
    List<String> mapped = rows.fields().stream().map(Field::name).toList();
    for (String name : schema.content()) {
      if (schema.required().contains(name) && !mapped.contains(name)) {
        findings.add(field.line(), at, "no " + name, "every field that the contract requires");
      }
    }
  }

  private static boolean fits(Field field, String at, Schema schema, Findings findings) {
    Property property = schema.properties().get(field.name());
    if (property == null) {
      findings.unknown(field.line(), at, field.name(), schema.content());
    } else if (property.bookkeeping()) {
      findings.add(
          field.line(), at, "a field that the nation keeps", "one of the record's content");
    } else if (!fits(field.type(), property)) {
      String type = field.rows() == null ? at + ".type" : at;
      findings.add(field.line(), type, word(field.type()), "the contract's " + kind(property));
    } else {
      return true;
    }
    return false;
  }

  private void crosswalk(Mapping mapping, Field field, Crosswalk codes, Findings findings) {
    RecordCheck check = RecordCheck.of(mapping, contract);
    for (String code : codes.backward().keySet().stream().sorted().toList()) {
      for (Cause refused : check.causes(Map.of(field.name(), code))) {
        findings.add(
            field.line(),
            "fields." + field.name() + ".codes",
            Findings.quoted(code) + " in " + codes.name() + ".csv",
            "a code that the contract takes: " + refused.detail());
      }
    }
  }

  private void required(Mapping mapping, Schema schema, Findings findings) {
    List<String> mapped = mapping.fields().stream().map(Field::name).toList();
    for (String name : schema.content()) {
      if (schema.required().contains(name) && !mapped.contains(name)) {
        findings.add(
            mappings.line(mapping.name(), "fields"),
            "fields",
            "no " + name,
            "every field that the contract requires");
      }
    }
  }

  /** A rule about a value that does not exist would never hold, and nobody would notice. */
  private void authority(Mapping mapping, Schema schema, Findings findings) {
    int line = mappings.line(mapping.name(), "authority");
    for (RowAuthority.Rule rule : mapping.authority().rules()) {
      for (Condition condition : rule.when()) {
        Property property = schema.properties().get(condition.name());
        List<String> known = property == null ? List.of() : property.limits().anyOf();
        condition.anyOf().stream()
            .filter(value -> !known.isEmpty() && !known.contains(value))
            .forEach(
                value -> findings.unknown(line, "authority." + condition.name(), value, known));
      }
    }
  }

  private static boolean fits(FieldType type, Property property) {
    return switch (type) {
      case TEXT, CODE -> property.type().equals("string") && !isDate(property);
      case INTEGER -> property.type().equals("integer");
      case DECIMAL -> property.type().equals("number");
      case DATE -> isDate(property);
      case BOOLEAN -> property.type().equals("boolean");
      case LIST ->
          property.type().equals("array")
              && property.items() != null
              && property.items().type().equals("string");
      case ROWS ->
          property.type().equals("array")
              && property.items() != null
              && property.items().type().equals("object");
    };
  }

  private static boolean isDate(Property property) {
    return property.type().equals("string") && "date".equals(property.format());
  }

  private static String kind(Property property) {
    return property.format() == null ? property.type() : property.type() + " " + property.format();
  }

  private static String word(FieldType type) {
    return Findings.quoted(type.name().toLowerCase(Locale.ROOT));
  }
}
