package vn.lienthong.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The records of one resource, as the contract has them.
 *
 * @param required the fields of the content that no record may lack
 * @param fields all fields, with the bookkeeping
 * @param content the fields without it
 * @param parameters what a list may be asked by
 */
record Shape(
    String resource,
    List<String> identity,
    Set<String> required,
    Map<String, FieldRule> fields,
    Map<String, FieldRule> content,
    Set<String> parameters) {

  /** The parts of the record's identity joined by colons, or nothing if one is missing. */
  Optional<String> identityOf(JsonNode record) {
    List<String> parts = new ArrayList<>();
    for (String field : identity) {
      Optional<String> part = Json.string(record, field);
      if (part.isEmpty()) {
        return Optional.empty();
      }
      parts.add(part.get());
    }
    return Optional.of(String.join(":", parts));
  }

  /** Every fault of a whole record: unknown fields, broken rules, missing fields. */
  List<FieldError> check(JsonNode record) {
    List<FieldError> errors = new ArrayList<>(checkGiven(record));
    for (String field : required) {
      boolean known = errors.stream().anyMatch(e -> e.field().equals(field));
      if (Json.value(record, field).isEmpty() && !known) {
        errors.add(FieldError.missing(field));
      }
    }
    return errors;
  }

  /** Every fault of the fields that are given. */
  List<FieldError> checkGiven(JsonNode record) {
    List<FieldError> errors = new ArrayList<>();
    record
        .properties()
        .forEach(
            given -> {
              FieldRule rule = fields.get(given.getKey());
              if (rule == null) {
                errors.add(new FieldError(given.getKey(), "THUA_TRUONG", "no such field"));
              } else {
                rule.check(given.getValue()).ifPresent(errors::add);
              }
            });
    return errors;
  }
}
