package vn.lienthong.admin;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.lienthong.web.Denial;

/** What a caller sent: a JSON object of known names and no others, or nothing at all. */
final class Body {
  private static final int LONGEST = 4_000;
  private final Map<String, Object> values;

  private Body(Map<String, Object> values) {
    this.values = values;
  }

  /**
   * @throws Denial if it is not an object, or has a name that is not one of these
   */
  static Body of(Context call, String... names) {
    String text = call.body();
    try {
      Map<String, Object> values = text.isBlank() ? Map.of() : AdminJson.readObject(text);
      List<String> known = List.of(names);
      for (String name : values.keySet()) {
        if (!known.contains(name)) {
          throw Denial.invalid("unknown name in the body; known are " + known);
        }
      }
      return new Body(values);
    } catch (JsonProcessingException broken) {
      throw Denial.invalid("the body is not a JSON object");
    }
  }

  String text(String name) {
    String text = optional(name);
    if (text == null) {
      throw Denial.invalid(name + " is missing");
    }
    return text;
  }

  @Nullable String optional(String name) {
    Object value = values.get(name);
    if (value == null) {
      return null;
    }
    if (!(value instanceof String text) || text.isBlank() || text.length() > LONGEST) {
      throw Denial.invalid(name + " must be a text of 1 to " + LONGEST + " characters");
    }
    return text;
  }

  /** A list of texts; empty if it is not there. */
  List<String> texts(String name) {
    Object value = values.getOrDefault(name, List.of());
    if (!(value instanceof List<?> list)) {
      throw Denial.invalid(name + " must be a list of texts");
    }
    List<String> texts = new ArrayList<>();
    for (Object element : list) {
      if (!(element instanceof String text) || text.isBlank() || text.length() > LONGEST) {
        throw Denial.invalid(name + " must be a list of texts of 1 to " + LONGEST + " characters");
      }
      texts.add(text);
    }
    return texts;
  }

  /** A whole number from 0 up; 0 if it is not there. */
  int number(String name) {
    Object value = values.getOrDefault(name, 0);
    if (!(value instanceof Integer number) || number < 0) {
      throw Denial.invalid(name + " must be a whole number from 0 up");
    }
    return number;
  }

  boolean flag(String name) {
    Object value = values.getOrDefault(name, false);
    if (!(value instanceof Boolean flag)) {
      throw Denial.invalid(name + " must be true or false");
    }
    return flag;
  }
}
