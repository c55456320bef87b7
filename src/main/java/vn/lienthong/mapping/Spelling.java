package vn.lienthong.mapping;

import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A pattern of the contract, compiled. Most are so many letters out of a set, and those are looked
 * at letter by letter, which costs a tenth of what a regular expression does.
 */
final class Spelling {
  private static final Pattern LETTERS =
      Pattern.compile("\\^\\[([^\\]\\[\\\\^][^\\]\\[\\\\]*)]\\{(\\d{1,4})(?:,(\\d{1,4}))?}\\$");
  private static final int ASCII = 128;

  private final Predicate<String> fits;
  private final boolean simple;

  private Spelling(Predicate<String> fits, boolean simple) {
    this.fits = fits;
    this.simple = simple;
  }

  static Spelling of(String pattern) {
    Matcher letters = LETTERS.matcher(pattern);
    if (letters.matches() && letters.group(1).chars().allMatch(c -> c < ASCII)) {
      boolean[] any = set(letters.group(1));
      int least = Integer.parseInt(letters.group(2));
      int most = letters.group(3) == null ? least : Integer.parseInt(letters.group(3));
      return new Spelling(text -> made(text, any, least, most), true);
    }
    Pattern compiled = Pattern.compile(pattern);
    return new Spelling(text -> compiled.matcher(text).find(), false);
  }

  boolean fits(String text) {
    return fits.test(text);
  }

  /** Whether to look costs next to nothing. */
  boolean simple() {
    return simple;
  }

  private static boolean made(String text, boolean[] any, int least, int most) {
    int length = text.length();
    if (length < least || length > most) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      char letter = text.charAt(i);
      if (letter >= ASCII || !any[letter]) {
        return false;
      }
    }
    return true;
  }

  /** Letters, and ranges with a hyphen between two; a hyphen at either end stands for itself. */
  private static boolean[] set(String listed) {
    boolean[] any = new boolean[ASCII];
    for (int i = 0; i < listed.length(); i++) {
      boolean range = i + 2 < listed.length() && listed.charAt(i + 1) == '-';
      char to = listed.charAt(range ? i + 2 : i);
      for (char letter = listed.charAt(i); letter <= to; letter++) {
        any[letter] = true;
      }
      i += range ? 2 : 0;
    }
    return any;
  }
}
