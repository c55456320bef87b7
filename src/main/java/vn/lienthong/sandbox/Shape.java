package vn.lienthong.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * The records of one resource, as the contract has them.
 *
 * @param fed the province brings whole records, and the ministry judges them
 * @param required the fields of the content that no record may lack
 * @param fields all fields, with the bookkeeping
 * @param content the fields without it
 * @param digested the fields that digests look at, in the order of their names
 * @param parameters what a list may be asked by
 */
record Shape(
    String resource,
    boolean fed,
    List<String> identity,
    Set<String> required,
    Map<String, FieldRule> fields,
    Map<String, FieldRule> content,
    SortedMap<String, FieldRule> digested,
    Map<String, Filter> parameters) {
  static final String OWNER = "maTinh";

  /** The parts of the record's identity joined by colons, or nothing if one is missing. */
  Optional<String> identityOf(JsonNode record) {
    List<String> parts = new ArrayList<>(identity.size());
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
    List<FieldError> errors = checkGiven(record);
    for (String field : required) {
      JsonNode value = record.path(field);
      if ((value.isNull() || value.isMissingNode())
          && errors.stream().noneMatch(e -> e.field().equals(field))) {
        errors.add(FieldError.missing(field));
      }
    }
    return errors;
  }

  /** Every fault of the fields that are given. */
  List<FieldError> checkGiven(JsonNode record) {
    List<FieldError> errors = new ArrayList<>(0);
    for (Map.Entry<String, JsonNode> given : record.properties()) {
      FieldRule rule = fields.get(given.getKey());
      if (rule == null) {
        errors.add(new FieldError(given.getKey(), "THUA_TRUONG", "no such field"));
      } else if (!given.getValue().isNull() || !required.contains(given.getKey())) {
        rule.check(given.getKey(), given.getValue(), errors);
      } else {
        errors.add(FieldError.missing(given.getKey()));
      }
    }
    return errors;
  }

  /** What the list is asked by under that name. */
  Filter parameter(String name) {
    return Optional.ofNullable(parameters.get(name))
        .orElseThrow(() -> Refusal.badRequest("no such parameter"));
  }

  /** Whether this is the ministry's to say. */
  boolean judged(String field) {
    FieldRule rule = content.get(field);
    return rule != null && rule.verdict().isPresent();
  }

  /** The rule of the rows in a field; null if it holds none. */
  @Nullable RowRule rows(String field) {
    FieldRule rule = content.get(field);
    return rule == null ? null : rule.rows();
  }

  /** Gives a record the verdict that it begins with. */
  void beginVerdict(ObjectNode record) {
    content.forEach(
        (name, rule) ->
            rule.verdict().ifPresent(first -> record.put(name, first.isEmpty() ? null : first)));
  }

  /** Leaves only what tells which record it was. */
  void forgetContent(ObjectNode record) {
    List<String> gone = new ArrayList<>(content.keySet());
    gone.removeAll(identity);
    gone.remove(OWNER);
    record.remove(gone);
  }
}
