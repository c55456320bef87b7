package vn.lienthong.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What counts as the same text on both sides. */
final class OracleText {
  private static final int PROVINCE_DIGITS = 2;

  private OracleText() {}

  static @Nullable String ofColumn(String field, @Nullable String found) {
    if (found != null && OracleFlow.LISTS.contains(field)) {
      return list(Arrays.asList(found.split(";")));
    }
    return plain(field, found);
  }

  static @Nullable String ofJson(String field, JsonNode found) {
    if (found.isArray()) {
      List<String> elements = new ArrayList<>();
      found.forEach(element -> elements.add(element.asText()));
      return list(elements);
    }
    return plain(field, found.isNull() || found.isMissingNode() ? null : found.asText());
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
