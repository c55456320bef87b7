package vn.lienthong.record;

import java.text.Normalizer;
import org.jspecify.annotations.Nullable;

/** When two canonical values are the same text, and the form in which we write it. */
public final class Text {
  private Text() {}

  /** NFC without trailing blanks; null if nothing is left. What is compared across the sides. */
  public static @Nullable String normal(@Nullable String value) {
    if (value == null) {
      return null;
    }
    String text = clean(value);
    return text.isEmpty() ? null : text;
  }

  /** NFC without trailing blanks. */
  public static String clean(String text) {
    return nfc(text).stripTrailing();
  }

  public static boolean same(@Nullable String one, @Nullable String other) {
    if (one != null && one.equals(other)) {
      return true;
    }
    String left = normal(one);
    String right = normal(other);
    return left == null ? right == null : left.equals(right);
  }

  /** NFC: the form in which texts are written to either side. */
  public static String nfc(String text) {
    return simple(text) || Normalizer.isNormalized(text, Normalizer.Form.NFC)
        ? text
        : Normalizer.normalize(text, Normalizer.Form.NFC);
  }

  /**
   * Below U+0300, the first combining mark, every text is NFC; so are the letters with two marks
   * that Vietnamese is written with, which would cost most to look into.
   */
  private static boolean simple(String text) {
    for (int i = 0; i < text.length(); i++) {
      char letter = text.charAt(i);
      if (letter >= '\u0300' && (letter < '\u1e00' || letter > '\u1eff')) {
        return false;
      }
    }
    return true;
  }
}
