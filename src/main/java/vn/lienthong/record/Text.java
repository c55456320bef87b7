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
    String text = nfc(value).stripTrailing();
    return text.isEmpty() ? null : text;
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
    return Normalizer.isNormalized(text, Normalizer.Form.NFC)
        ? text
        : Normalizer.normalize(text, Normalizer.Form.NFC);
  }
}
