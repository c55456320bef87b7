package vn.lienthong.admin.page;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The words for the service's codes (states, causes, what is to be done …), which are those of the
 * command line: one idea has one word, wherever it is read.
 */
final class Terms {
  static final List<String> LANGUAGES = List.of("vi", "en");
  private static final String BUNDLE = "vn.lienthong.cli.messages";
  private static final Pattern KINDS =
      Pattern.compile("(state|to-do|cause|why|conflict|action|side|skip)\\..+");

  private Terms() {}

  static Map<String, String> in(String language) {
    ResourceBundle bundle =
        ResourceBundle.getBundle(
            BUNDLE,
            language.equals("vi") ? Locale.forLanguageTag("vi") : Locale.ROOT,
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    Map<String, String> terms = new TreeMap<>();
    for (String key : Collections.list(bundle.getKeys())) {
      if (KINDS.matcher(key).matches()) {
        terms.put(key, bundle.getString(key));
      }
    }
    return terms;
  }
}
