package vn.lienthong.demo;

import java.io.PrintStream;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;

/** The demo's words to the person before it, in Vietnamese or English. */
record Voice(ResourceBundle texts, PrintStream out) {
  static Voice of(@Nullable String language, PrintStream out) {
    String asked = language == null ? System.getenv().getOrDefault("LANG", "en") : language;
    Locale locale = asked.startsWith("vi") ? new Locale("vi") : Locale.ROOT;
    return new Voice(ResourceBundle.getBundle("vn.lienthong.demo", locale), out);
  }

  void say(String key, Object... values) {
    out.println(new MessageFormat(texts.getString(key), Locale.ROOT).format(values));
  }
}
