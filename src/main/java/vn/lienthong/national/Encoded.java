package vn.lienthong.national;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Texts as parts of an address. */
public final class Encoded {
  private Encoded() {}

  /** For a part of a path, or in a query; colons and commas stay readable. */
  public static String text(String text) {
    return URLEncoder.encode(text, UTF_8)
        .replace("+", "%20")
        .replace("%3A", ":")
        .replace("%2C", ",");
  }

  public static String decoded(String part) {
    return URLDecoder.decode(part, UTF_8);
  }

  /**
   * A query's parameters, decoded, in their order.
   *
   * @param query encoded, without the question mark; null for none
   */
  public static Map<String, String> parameters(@Nullable String query) {
    Map<String, String> parameters = new LinkedHashMap<>();
    if (query != null && !query.isEmpty()) {
      for (String pair : query.split("&")) {
        int equals = pair.indexOf('=');
        parameters.put(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
      }
    }
    return parameters;
  }
}
