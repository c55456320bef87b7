package vn.lienthong.mapping;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.io.SerializedString;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.lienthong.record.Aligned;
import vn.lienthong.record.Tuple;

/**
 * Writes some fields of one mapping's records as members of a JSON object, in the mapping's order.
 * Compiled once, for many threads.
 */
public final class Wording {
  private final Map<String, Word> words;
  private final Aligned<Word> aligned;

  /** How one field is written. */
  interface Word {
    void write(JsonGenerator json, String value) throws IOException;
  }

  Wording(Map<String, Word> words) {
    Map<String, Word> named = new LinkedHashMap<>();
    words.forEach(
        (field, word) -> {
          SerializedString name = new SerializedString(field);
          named.put(
              field,
              (json, value) -> {
                json.writeFieldName(name);
                word.write(json, value);
              });
        });
    this.words = named;
    this.aligned = new Aligned<>(named);
  }

  /** Into the object that is open; what is null or empty is left out. */
  public void write(JsonGenerator json, Map<String, @Nullable String> values) throws IOException {
    if (values instanceof Tuple<@Nullable String> tuple) {
      List<@Nullable Word> beside = aligned.to(tuple.heading());
      for (int place = 0; place < beside.size(); place++) {
        write(json, beside.get(place), tuple.at(place));
      }
      return;
    }
    for (Map.Entry<String, Word> word : words.entrySet()) {
      write(json, word.getValue(), values.get(word.getKey()));
    }
  }

  private static void write(JsonGenerator json, @Nullable Word word, @Nullable String value)
      throws IOException {
    if (word != null && value != null && !value.isEmpty()) {
      word.write(json, value);
    }
  }
}
