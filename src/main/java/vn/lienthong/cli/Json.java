package vn.lienthong.cli;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A JSON object of texts, numbers and flags, as commands send it. Names without a value are left
 * out.
 */
final class Json {
  private final Map<String, String> members = new LinkedHashMap<>();

  Json add(String name, @Nullable String text) {
    if (text != null) {
      members.put(name, quote(text));
    }
    return this;
  }

  Json add(String name, boolean flag) {
    members.put(name, Boolean.toString(flag));
    return this;
  }

  Json add(String name, int number) {
    members.put(name, Integer.toString(number));
    return this;
  }

  Json add(String name, List<String> texts) {
    members.put(name, "[" + String.join(",", texts.stream().map(Json::quote).toList()) + "]");
    return this;
  }

  Json add(String name, Json object) {
    members.put(name, object.toString());
    return this;
  }

  private static String quote(String text) {
    return "\"" + new String(JsonStringEncoder.getInstance().quoteAsString(text)) + "\"";
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder("{");
    members.forEach(
        (name, value) ->
            text.append(text.length() > 1 ? "," : "")
                .append(quote(name))
                .append(":")
                .append(value));
    return text.append("}").toString();
  }
}
