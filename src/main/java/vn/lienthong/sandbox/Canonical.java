package vn.lienthong.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.text.Normalizer;
import java.util.Map;

/** Values as one text, as the contract's chapter on digests says. */
final class Canonical {
  private Canonical() {}

  /** A text, number or boolean. */
  static String text(JsonNode value) {
    if (value.isNumber()) {
      return value.isIntegralNumber()
          ? value.bigIntegerValue().toString()
          : value.decimalValue().stripTrailingZeros().toPlainString();
    }
    String text = value.asText();
    return Normalizer.isNormalized(text, Normalizer.Form.NFC)
        ? text
        : Normalizer.normalize(text, Normalizer.Form.NFC);
  }

  /** Whether a field is left out: null, absent, or without elements. */
  static boolean none(JsonNode value) {
    return value.isNull() || value.isMissingNode() || value.isArray() && value.isEmpty();
  }

  /** Adds a field's value to a record's text. */
  static void append(StringBuilder text, FieldRule rule, JsonNode value) {
    RowRule rows = rule.rows();
    if (rows == null || !value.isArray()) {
      list(text, value, '\u001d');
      return;
    }
    boolean first = true;
    for (JsonNode row : rows.ordered(value)) {
      if (!first) {
        text.append('\u001d');
      }
      first = false;
      row(text, rows, row);
    }
  }

  private static void row(StringBuilder text, RowRule rows, JsonNode row) {
    for (Map.Entry<String, FieldRule> member : rows.members().entrySet()) {
      JsonNode value = row.path(member.getKey());
      if (!none(value)) {
        text.append(member.getKey()).append('\u001c');
        list(text, value, '\u001a');
        text.append('\u001b');
      }
    }
  }

  private static void list(StringBuilder text, JsonNode value, char between) {
    if (!value.isArray()) {
      text.append(text(value));
      return;
    }
    for (int i = 0; i < value.size(); i++) {
      if (i > 0) {
        text.append(between);
      }
      text.append(text(value.get(i)));
    }
  }
}
