package vn.lienthong.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the contract says of one field. */
final class FieldRule {
  private final JsonNode schema;
  private final String type;
  private final String format;
  private final int longest;
  private final int shortest;
  private final @Nullable Pattern pattern;
  private final Set<String> listed = new HashSet<>();
  private final @Nullable BigDecimal least;
  private final @Nullable BigDecimal most;
  private final @Nullable FieldRule item;
  private final @Nullable RowRule rows;
  private final Optional<Reference> reference;

  FieldRule(JsonNode schema) {
    this.schema = schema;
    this.type = schema.path("type").asText();
    this.format = schema.path("format").asText();
    this.longest = schema.path("maxLength").asInt(Integer.MAX_VALUE);
    this.shortest = schema.path("minLength").asInt(0);
    this.pattern = schema.has("pattern") ? Pattern.compile(schema.get("pattern").asText()) : null;
    schema.path("enum").forEach(value -> listed.add(value.asText()));
    this.least = schema.has("minimum") ? schema.get("minimum").decimalValue() : null;
    this.most = schema.has("maximum") ? schema.get("maximum").decimalValue() : null;
    JsonNode items = schema.path("items");
    boolean objects = items.path("type").asText().equals("object");
    this.rows = objects ? RowRule.of(items) : null;
    this.item = items.isObject() && !objects ? new FieldRule(items) : null;
    this.reference = Reference.of(schema);
  }

  Optional<Reference> reference() {
    return reference;
  }

  boolean bookkeeping() {
    return schema.path("x-bookkeeping").asBoolean();
  }

  /** The ministry's to say, and what it says of a new record: empty for nothing. */
  Optional<String> verdict() {
    return Json.string(schema, "x-verdict");
  }

  /** The rule of each object in the array that this field is; null if it is none. */
  @Nullable RowRule rows() {
    return rows;
  }

  /** Adds the name, and those of rows below it, of what is either true or false. */
  void yesOrNo(String name, Set<String> names) {
    if (type.equals("boolean")) {
      names.add(name);
    }
    if (rows != null) {
      rows.members().forEach((member, rule) -> rule.yesOrNo(member, names));
    }
  }

  /** Adds to the errors what is wrong with a value under that name. */
  void check(String name, JsonNode value, List<FieldError> errors) {
    if (value.isNull()) {
      if (!schema.path("nullable").asBoolean()) {
        errors.add(FieldError.missing(name));
      }
      return;
    }
    boolean fits =
        switch (type) {
          case "string" -> value.isTextual();
          case "integer" -> value.isIntegralNumber();
          case "number" -> value.isNumber();
          case "boolean" -> value.isBoolean();
          case "array" -> value.isArray();
          default -> throw new IllegalStateException("the contract has an unknown type at " + name);
        };
    if (!fits) {
      errors.add(new FieldError(name, "SAI_KIEU", "not of type " + type));
    } else if (value.isTextual()) {
      text(name, value.textValue(), errors);
    } else if (value.isNumber()) {
      number(name, value.decimalValue(), errors);
    } else if (value.isArray()) {
      items(name, value, errors);
    }
  }

  private void text(String name, String value, List<FieldError> errors) {
    if (value.length() > longest && value.codePointCount(0, value.length()) > longest) {
      errors.add(new FieldError(name, "QUA_DAI", "longer than " + longest));
    } else if (value.length() < shortest) {
      errors.add(FieldError.missing(name));
    } else if (pattern != null && !pattern.matcher(value).find()) {
      errors.add(new FieldError(name, "SAI_MA", "does not match " + pattern));
    } else if (!listed.isEmpty() && !listed.contains(value)) {
      errors.add(new FieldError(name, "SAI_MA", "none of " + schema.get("enum")));
    } else if (!wellFormed(value)) {
      errors.add(new FieldError(name, "SAI_KIEU", "not a date"));
    }
  }

  private boolean wellFormed(String value) {
    try {
      switch (format) {
        case "date" -> LocalDate.parse(value);
        case "date-time" -> Instant.parse(value);
        default -> {}
      }
      return true;
    } catch (DateTimeException e) {
      return false;
    }
  }

  private void number(String name, BigDecimal value, List<FieldError> errors) {
    if (least != null && value.compareTo(least) < 0) {
      errors.add(new FieldError(name, "QUA_DAI", "less than " + least.toPlainString()));
    } else if (most != null && value.compareTo(most) > 0) {
      errors.add(new FieldError(name, "QUA_DAI", "more than " + most.toPlainString()));
    }
  }

  private void items(String name, JsonNode array, List<FieldError> errors) {
    if (array.size() > schema.path("maxItems").asInt(Integer.MAX_VALUE)) {
      errors.add(new FieldError(name, "QUA_DAI", "more than " + schema.get("maxItems") + " items"));
    } else if (rows != null) {
      rows.check(name, array, errors);
    } else if (item != null) {
      int before = errors.size();
      for (int i = 0; i < array.size() && errors.size() == before; i++) {
        item.check(name, array.get(i), errors);
      }
    }
  }
}
