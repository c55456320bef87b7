package vn.lienthong.province;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The known name nearest to a misspelt one. */
final class Nearest {
  private Nearest() {}

  static @Nullable String of(String wanted, Collection<String> known) {
    int allowed = Math.max(2, wanted.length() / 3);
    return known.stream()
        .filter(name -> distance(wanted, name) <= allowed)
        .min(Comparator.comparingInt(name -> distance(wanted, name)))
        .orElse(null);
  }

  /** Insertions, deletions and replacements between the two in lower case. */
  private static int distance(String a, String b) {
    String from = a.toLowerCase(Locale.ROOT);
    String to = b.toLowerCase(Locale.ROOT);
    int[] previous = new int[to.length() + 1];
    for (int j = 0; j <= to.length(); j++) {
      previous[j] = j;
    }
    for (int i = 1; i <= from.length(); i++) {
      int[] current = new int[to.length() + 1];
      current[0] = i;
      for (int j = 1; j <= to.length(); j++) {
        int replace = previous[j - 1] + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
        current[j] = Math.min(replace, 1 + Math.min(previous[j], current[j - 1]));
      }
      previous = current;
    }
    return previous[to.length()];
  }
}
