package vn.lienthong.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * A parameter that lists can be asked by.
 *
 * @param field the field that it looks at
 * @param how {@code equals}, {@code from}, {@code to} or {@code words}
 */
record Filter(String field, String how) {
  static final int MOST_VALUES = 200;

  static Filter of(JsonNode parameter) {
    for (String how : new String[] {"from", "to", "words"}) {
      if (parameter.has("x-" + how)) {
        return new Filter(parameter.path("x-" + how).asText(), how);
      }
    }
    return new Filter(parameter.path("name").asText(), "equals");
  }

  /** What a record has to fulfil for this value of the parameter. */
  Predicate<JsonNode> wants(String value) {
    Predicate<String> test =
        switch (how) {
          case "from" -> text -> text.compareTo(value) >= 0;
          case "to" -> text -> text.compareTo(value) <= 0;
          case "words" -> new Words(value)::allIn;
          default -> values(value)::contains;
        };
    return record -> {
      Optional<String> text = Json.string(record, field);
      return text.isPresent() && test.test(text.get());
    };
  }

  static Set<String> values(String value) {
    String[] values = value.split(",", MOST_VALUES + 1);
    if (values.length > MOST_VALUES) {
      throw Refusal.badRequest("more than " + MOST_VALUES + " values");
    }
    return Set.copyOf(Arrays.asList(values));
  }
}
