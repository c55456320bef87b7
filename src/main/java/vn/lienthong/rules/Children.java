package vn.lienthong.rules;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The child rows of a record, out of their canonical text. */
record Children(List<JsonNode> rows) implements Iterable<JsonNode> {
  private static final ObjectMapper JSON = new ObjectMapper();

  static Children of(Map<String, @Nullable String> values, String field) {
    String text = values.get(field);
    if (text == null || text.isEmpty()) {
      return new Children(List.of());
    }
    try {
      List<JsonNode> rows = new ArrayList<>();
      JSON.readTree(text).forEach(rows::add);
      return new Children(rows);
    } catch (JsonProcessingException notCanonical) {
      throw new IllegalArgumentException("not the text of child rows: " + field);
    }
  }

  static @Nullable String text(JsonNode child, String field) {
    JsonNode value = child.path(field);
    return value.isTextual() ? value.textValue() : null;
  }

  /** The number in that field; empty if there is none. */
  static Optional<BigDecimal> number(@Nullable String text) {
    try {
      return text == null ? Optional.empty() : Optional.of(new BigDecimal(text));
    } catch (NumberFormatException word) {
      return Optional.empty();
    }
  }

  @Override
  public Iterator<JsonNode> iterator() {
    return rows.iterator();
  }
}
