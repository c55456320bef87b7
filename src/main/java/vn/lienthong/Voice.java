package vn.lienthong;

import java.io.PrintStream;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;
import vn.lienthong.cli.Said;
import vn.lienthong.record.Problem;

/** What a service that is started says to the person before it, in Vietnamese or English. */
public record Voice(ResourceBundle texts, PrintStream out) {
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

  /**
   * @param bundle the texts' name in this package
   * @param language what was asked for; null for the machine's own
   */
  public static Voice of(String bundle, @Nullable String language, PrintStream out) {
    String asked = language == null ? machine() : language;
    Locale locale = asked.startsWith("vi") ? Locale.forLanguageTag("vi") : Locale.ROOT;
    ResourceBundle.Control exact =
        ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);
    return new Voice(ResourceBundle.getBundle("vn.lienthong." + bundle, locale, exact), out);
  }

  private static String machine() {
    for (String variable : new String[] {"LIENTHONG_LANG", "LC_ALL", "LC_MESSAGES", "LANG"}) {
      String set = System.getenv(variable);
      if (set != null && !set.isEmpty()) {
        return set;
      }
    }
    return "en";
  }

  /** Says the text of this key, with {0}, {1} … filled in; nothing else in it has a meaning. */
  public void say(String key, Object... values) {
    out.println(text(key, values));
  }

  /** What {@link #say} would say. */
  public String text(String key, Object... values) {
    String text = texts.getString(key);
    for (int i = 0; i < values.length; i++) {
      text = text.replace("{" + i + "}", String.valueOf(values[i]));
    }
    return text;
  }

  /** What is wrong with a setting or a file, in a line. */
  String problem(Problem problem) {
    return Said.problem(texts.getLocale().getLanguage(), problem);
  }

  /** A time as this machine's clock has it. */
  static String time(Instant at) {
    return TIME.format(at.atZone(ZoneId.systemDefault()));
  }

  boolean has(String key) {
    return texts.containsKey(key);
  }
}
