package vn.lienthong.national.poor;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.lienthong.national.Encoded;
import vn.lienthong.national.Lack;
import vn.lienthong.national.dialect.Dialect;

/**
 * The question of a list, parted in what the endpoint understands and what is left to be looked at
 * here.
 *
 * @param asked by parameter, decoded; without {@code after}
 * @param after where to go on; null from the beginning
 * @param wanted of a field, one of these values
 * @param day at which records are to be valid; null for any
 */
record Query(
    Map<String, String> asked,
    @Nullable String after,
    Map<String, List<String>> wanted,
    @Nullable String day) {
  private static final Set<String> ABOUT_PAGES =
      Set.of("size", "after", "page", "changedSince", "at");

  static Query of(@Nullable String query, Dialect dialect) {
    Map<String, String> asked = new LinkedHashMap<>();
    Map<String, List<String>> wanted = new LinkedHashMap<>();
    String after = null;
    String day = null;
    for (Map.Entry<String, String> parameter : Encoded.parameters(query).entrySet()) {
      String name = parameter.getKey();
      String value = parameter.getValue();
      if (name.equals("after")) {
        after = value;
      } else if (name.equals("changedSince") && !dialect.can(Lack.CHANGED_SINCE)) {
        continue;
      } else if (name.equals("at") && !dialect.can(Lack.AT)) {
        day = value;
      } else if (!ABOUT_PAGES.contains(name) && !dialect.can(Lack.SCOPE)) {
        wanted.put(name, Arrays.asList(value.split(",")));
      } else {
        asked.put(name, value);
      }
    }
    return new Query(asked, after, wanted, day);
  }

  /** Whether something is left to be looked at here. */
  boolean sifts() {
    return !wanted.isEmpty() || day != null;
  }

  boolean fits(JsonNode record) {
    for (Map.Entry<String, List<String>> field : wanted.entrySet()) {
      if (!field.getValue().contains(record.path(field.getKey()).asText())) {
        return false;
      }
    }
    return day == null || valid(record, day);
  }

  private static boolean valid(JsonNode record, String day) {
    String from = record.path("hieuLucTu").asText("");
    String until = record.path("hieuLucDen").asText("");
    return from.compareTo(day) <= 0
        && (until.isEmpty() || until.equals("null") || day.compareTo(until) <= 0);
  }

  /** The endpoint's question from there on. */
  String from(@Nullable String place) {
    List<String> parameters = new ArrayList<>();
    asked.forEach((name, value) -> parameters.add(name + "=" + Encoded.text(value)));
    if (place != null) {
      parameters.add("after=" + Encoded.text(place));
    }
    return String.join("&", parameters);
  }
}
