package vn.lienthong.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the contract says of one field. */
final class FieldRule {
  private final String name;
  private final JsonNode schema;
  private final @Nullable Pattern pattern;

  FieldRule(String name, JsonNode schema) {
    this.name = name;
    this.schema = schema;
    this.pattern = schema.has("pattern") ? Pattern.compile(schema.get("pattern").asText()) : null;
  }

  /** The resource whose records hold this field's codes. */
  Optional<String> refersTo() {
    return Json.string(schema.path("x-refers"), "resource");
  }

  boolean bookkeeping() {
    return schema.path("x-bookkeeping").asBoolean();
  }

  Optional<FieldError> check(JsonNode value) {
    if (value.isNull()) {
      boolean nullable = schema.path("nullable").asBoolean();
      return nullable ? Optional.empty() : Optional.of(FieldError.missing(name));
    }
    return switch (schema.path("type").asText()) {
      case "string" -> value.isTextual() ? text(value.asText()) : wrongType();
      case "integer" -> value.isIntegralNumber() ? number(value.decimalValue()) : wrongType();
      case "number" -> value.isNumber() ? number(value.decimalValue()) : wrongType();
      case "boolean" -> value.isBoolean() ? Optional.empty() : wrongType();
      case "array" -> value.isArray() ? items(value) : wrongType();
      default -> throw new IllegalStateException("the contract has an unknown type at " + name);
    };
  }

  private Optional<FieldError> text(String value) {
    int length = value.codePointCount(0, value.length());
    if (schema.has("maxLength") && length > schema.get("maxLength").asInt()) {
      return error("QUA_DAI", "longer than " + schema.get("maxLength"));
    }
    if (length < schema.path("minLength").asInt(0)) {
      return Optional.of(FieldError.missing(name));
    }
    if (pattern != null && !pattern.matcher(value).find()) {
      return error("SAI_MA", "does not match " + pattern);
    }
    if (schema.has("enum") && !listed(value)) {
      return error("SAI_MA", "none of " + schema.get("enum"));
    }
    return wellFormed(value) ? Optional.empty() : error("SAI_KIEU", "not a date");
  }

  private boolean listed(String value) {
    for (JsonNode allowed : schema.get("enum")) {
      if (allowed.asText().equals(value)) {
        return true;
      }
    }
    return false;
  }

  private boolean wellFormed(String value) {
    try {
      switch (schema.path("format").asText()) {
        case "date" -> LocalDate.parse(value);
        case "date-time" -> Instant.parse(value);
        default -> {}
      }
      return true;
    } catch (DateTimeException e) {
      return false;
    }
  }

  private Optional<FieldError> number(BigDecimal value) {
    if (schema.has("minimum") && value.compareTo(schema.get("minimum").decimalValue()) < 0) {
      return error("QUA_DAI", "less than " + schema.get("minimum"));
    }
    if (schema.has("maximum") && value.compareTo(schema.get("maximum").decimalValue()) > 0) {
      return error("QUA_DAI", "more than " + schema.get("maximum"));
    }
    return Optional.empty();
  }

  private Optional<FieldError> items(JsonNode array) {
    if (schema.has("maxItems") && array.size() > schema.get("maxItems").asInt()) {
      return error("QUA_DAI", "more than " + schema.get("maxItems") + " items");
    }
    FieldRule item = new FieldRule(name, schema.path("items"));
    for (JsonNode value : array) {
      Optional<FieldError> error = item.check(value);
      if (error.isPresent()) {
        return error;
      }
    }
    return Optional.empty();
  }

  private Optional<FieldError> wrongType() {
    return error("SAI_KIEU", "not of type " + schema.path("type").asText());
  }

  private Optional<FieldError> error(String code, String message) {
    return Optional.of(new FieldError(name, code, message));
  }
}
