package vn.lienthong.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The faults that strike at one call. */
record Oddities(List<Fault> faults) {
  static final Oddities NONE = new Oddities(List.of());

  boolean on(String field) {
    return faults.stream().anyMatch(f -> f.spec().path(field).asBoolean());
  }

  int number(String field, int otherwise) {
    return faults.stream()
        .map(Fault::spec)
        .filter(f -> f.has(field))
        .mapToInt(f -> f.path(field).asInt())
        .findFirst()
        .orElse(otherwise);
  }

  Optional<String> text(String field) {
    return faults.stream().flatMap(f -> Json.string(f.spec(), field).stream()).findFirst();
  }

  /** The fields as this system will store them. */
  ObjectNode rewritten(ObjectNode fields) {
    rewrite(fields, "trims", text -> new TextNode(text.asText().strip()));
    rewrite(fields, "uppercases", text -> new TextNode(text.asText().toUpperCase(Locale.ROOT)));
    rewrite(
        fields,
        "rounds",
        n -> DecimalNode.valueOf(n.decimalValue().setScale(1, RoundingMode.HALF_UP)));
    return fields;
  }

  private void rewrite(ObjectNode fields, String how, UnaryOperator<JsonNode> change) {
    for (Fault fault : faults) {
      for (String name : fault.names(how)) {
        JsonNode value = fields.path(name);
        if (how.equals("rounds") ? value.isNumber() : value.isTextual()) {
          fields.set(name, change.apply(value));
        }
      }
    }
  }

  /** Why nobody may write this record now. */
  Optional<FieldError> bar(String id, String identity) {
    for (Fault fault : faults) {
      if (named(fault, "locked", id, identity)) {
        return Optional.of(new FieldError("id", "TAM_KHOA", "locked, try later"));
      }
      if (named(fault, "forbidden", id, identity)) {
        return Optional.of(new FieldError("id", "KHONG_CO_QUYEN", "not yours to change"));
      }
    }
    return Optional.empty();
  }

  private static boolean named(Fault fault, String field, String id, String identity) {
    List<String> names = fault.names(field);
    return names.contains(id) || names.contains(identity);
  }
}
