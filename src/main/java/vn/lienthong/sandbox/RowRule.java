package vn.lienthong.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What the contract says of the rows in a field.
 *
 * @param identity the members that together may occur once
 * @param required the members that no row may lack
 * @param members all of them, by name
 */
record RowRule(List<String> identity, List<String> required, Map<String, FieldRule> members) {
  private static final int MOST_ERRORS = 20;

  static RowRule of(JsonNode items) {
    Map<String, FieldRule> members = new TreeMap<>();
    items
        .path("properties")
        .properties()
        .forEach(member -> members.put(member.getKey(), new FieldRule(member.getValue())));
    return new RowRule(
        Json.texts(items.path("x-identity")), Json.texts(items.path("required")), members);
  }

  /** Adds what is wrong, each under a name such as {@code o[3].dong}; 20 at most. */
  void check(String name, JsonNode rows, List<FieldError> errors) {
    int enough = errors.size() + MOST_ERRORS;
    Set<String> seen = new HashSet<>();
    int index = 0;
    for (JsonNode row : rows) {
      if (errors.size() >= enough) {
        return;
      }
      String place = name + "[" + index++ + "]";
      if (!row.isObject()) {
        errors.add(new FieldError(place, "SAI_KIEU", "not an object"));
        continue;
      }
      checkRow(place, row, errors);
      if (!seen.add(identityOf(row))) {
        errors.add(new FieldError(place, "DA_TON_TAI", "another row has this identity"));
      }
    }
  }

  private void checkRow(String place, JsonNode row, List<FieldError> errors) {
    for (Map.Entry<String, JsonNode> given : row.properties()) {
      FieldRule rule = members.get(given.getKey());
      String where = place + "." + given.getKey();
      if (rule == null) {
        errors.add(new FieldError(where, "THUA_TRUONG", "no such member"));
      } else if (!given.getValue().isNull() || !required.contains(given.getKey())) {
        rule.check(where, given.getValue(), errors);
      }
    }
    for (String member : required) {
      if (row.path(member).isNull() || row.path(member).isMissingNode()) {
        errors.add(FieldError.missing(place + "." + member));
      }
    }
  }

  /** The rows in the order of their identities' bytes. */
  List<JsonNode> ordered(JsonNode rows) {
    record Placed(byte[] place, JsonNode row) {}
    List<Placed> placed = new ArrayList<>(rows.size());
    rows.forEach(r -> placed.add(new Placed(identityOf(r).getBytes(StandardCharsets.UTF_8), r)));
    placed.sort(Comparator.comparing(Placed::place, Arrays::compareUnsigned));
    return placed.stream().map(Placed::row).toList();
  }

  private String identityOf(JsonNode row) {
    StringBuilder text = new StringBuilder();
    for (String member : identity) {
      text.append(text.isEmpty() ? "" : "\u001f").append(Canonical.text(row.path(member)));
    }
    return text.toString();
  }
}
