package vn.lienthong.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A JSON value of the admin API. Read token by token: binding it to the views' classes would double
 * the time a command takes.
 */
final class Answer {
  private final @Nullable Object value;

  private Answer(@Nullable Object value) {
    this.value = value;
  }

  static Answer parse(String json) throws IOException {
    try (JsonParser parser = new JsonFactory().createParser(json)) {
      parser.nextToken();
      return new Answer(read(parser));
    }
  }

  /** The part of this name; an absent one if there is none. */
  Answer at(String name) {
    return new Answer(value instanceof Map<?, ?> map ? map.get(name) : null);
  }

  /** The elements of the list of this name. */
  List<Answer> all(String name) {
    List<Answer> all = new ArrayList<>();
    if (at(name).value instanceof List<?> list) {
      list.forEach(element -> all.add(new Answer(element)));
    }
    return all;
  }

  /** The names in it, in their order. */
  List<String> names() {
    List<String> names = new ArrayList<>();
    if (value instanceof Map<?, ?> map) {
      map.keySet().forEach(name -> names.add(String.valueOf(name)));
    }
    return names;
  }

  boolean has(String name) {
    return at(name).value != null;
  }

  /** The text of this name, "" if there is none. */
  String text(String name) {
    return at(name).text();
  }

  String text() {
    return value == null ? "" : value.toString();
  }

  /** The number of this name, 0 if there is none. */
  long number(String name) {
    return at(name).value instanceof Number number ? number.longValue() : 0;
  }

  boolean flag(String name) {
    return Boolean.TRUE.equals(at(name).value);
  }

  private static @Nullable Object read(JsonParser parser) throws IOException {
    JsonToken token = parser.currentToken();
    if (token == JsonToken.START_OBJECT) {
      Map<String, @Nullable Object> map = new LinkedHashMap<>();
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String name = parser.currentName();
        parser.nextToken();
        map.put(name, read(parser));
      }
      return map;
    }
    if (token == JsonToken.START_ARRAY) {
      List<@Nullable Object> list = new ArrayList<>();
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        list.add(read(parser));
      }
      return list;
    }
    return scalar(parser, token);
  }

  private static @Nullable Object scalar(JsonParser parser, @Nullable JsonToken token)
      throws IOException {
    if (token == null || token == JsonToken.VALUE_NULL) {
      return null;
    }
    if (token == JsonToken.VALUE_TRUE || token == JsonToken.VALUE_FALSE) {
      return token == JsonToken.VALUE_TRUE;
    }
    return token.isNumeric() ? parser.getNumberValue() : parser.getText();
  }
}
