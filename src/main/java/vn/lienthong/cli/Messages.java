package vn.lienthong.cli;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;

/** Texts for people, in Vietnamese or English. */
final class Messages {
  static final List<String> LANGUAGES = List.of("vi", "en");
  private final ResourceBundle bundle;
  private final String language;

  Messages(String language) {
    this.language = language;
    // no fallback to the machine's own language: English was asked for if English is asked for
    bundle =
        ResourceBundle.getBundle(
            "vn.lienthong.cli.messages",
            language.equals("vi") ? Locale.forLanguageTag("vi") : Locale.ROOT,
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
  }

  /**
   * @param asked after {@code --lang}; null if nothing was
   */
  static Messages of(@Nullable String asked, Map<String, String> env) {
    for (String variable : List.of("LIENTHONG_LANG", "LC_ALL", "LC_MESSAGES", "LANG")) {
      String set = env.getOrDefault(variable, "");
      if (asked == null && !set.isEmpty()) {
        return new Messages(set.startsWith("vi") ? "vi" : "en");
      }
    }
    return new Messages(asked == null ? "en" : asked);
  }

  /** The text of this key with {0}, {1} … filled in; the key itself if there is none. */
  String text(String key, Object... values) {
    return bundle.containsKey(key) ? format(bundle.getString(key), values) : key;
  }

  /** The word for a code that the service uses, or the code itself. */
  String word(String kind, String code) {
    String key = kind + "." + code;
    return bundle.containsKey(key) ? bundle.getString(key) : code;
  }

  String language() {
    return language;
  }

  ResourceBundle bundle() {
    return bundle;
  }

  private static String format(String pattern, Object... values) {
    return values.length == 0 ? pattern : new MessageFormat(pattern, Locale.ROOT).format(values);
  }
}
