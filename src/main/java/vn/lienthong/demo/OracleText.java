package vn.lienthong.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What counts as the same text on both sides. */
final class OracleText {
  private static final int PROVINCE_DIGITS = 2;

  private OracleText() {}

  static @Nullable String ofColumn(String field, @Nullable String found) {
    if (found != null && OracleFlow.LISTS.contains(field)) {
      return list(Arrays.asList(found.split(";")));
    }
    if (found != null && field.equals(OracleFlow.NUMBER)) {
      return number(found);
    }
    return plain(field, found);
  }

  static @Nullable String ofJson(String field, JsonNode found) {
    if (found.isArray() && found.path(0).isObject()) {
      List<Map<String, @Nullable String>> rows = new ArrayList<>();
      found.forEach(row -> rows.add(ofObject(row)));
      return rows(rows);
    }
    if (found.isNumber() && !field.equals(OracleFlow.ROUNDED)) {
      return number(found.asText());
    }
    if (found.isArray()) {
      List<String> elements = new ArrayList<>();
      found.forEach(element -> elements.add(element.asText()));
      return list(elements);
    }
    return plain(field, found.isNull() || found.isMissingNode() ? null : found.asText());
  }

  private static Map<String, @Nullable String> ofObject(JsonNode row) {
    Map<String, @Nullable String> values = new TreeMap<>();
    row.fields()
        .forEachRemaining(
            field -> values.put(field.getKey(), ofJson(field.getKey(), field.getValue())));
    return values;
  }

  /** Child rows in an order that depends on nothing but what they say. */
  static String rows(List<Map<String, @Nullable String>> rows) {
    return rows.stream().map(OracleText::row).sorted().collect(Collectors.joining("\n"));
  }

  private static String row(Map<String, @Nullable String> values) {
    return values.entrySet().stream()
        .filter(value -> value.getValue() != null)
        .map(Object::toString)
        .collect(Collectors.joining(", "));
  }

  private static String number(String text) {
    return new BigDecimal(text).stripTrailingZeros().toPlainString();
  }

  private static @Nullable String plain(String field, @Nullable String found) {
    if (found == null) {
      return null;
    }
    String text = Normalizer.normalize(found, Normalizer.Form.NFC).stripTrailing();
    if (text.isEmpty()) {
      return null;
    }
    return field.equals(OracleFlow.ROUNDED)
        ? new BigDecimal(text).setScale(PROVINCE_DIGITS, RoundingMode.HALF_UP).toPlainString()
        : text;
  }

  private static @Nullable String list(List<String> elements) {
    List<String> texts =
        elements.stream()
            .map(element -> Normalizer.normalize(element, Normalizer.Form.NFC).strip())
            .filter(element -> !element.isEmpty())
            .toList();
    return texts.isEmpty() ? null : String.join(";", texts);
  }
}
