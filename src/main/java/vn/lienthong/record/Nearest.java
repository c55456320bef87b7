package vn.lienthong.record;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The known name nearest to a misspelt one. */
public final class Nearest {
  private static final int LONGEST = 200;

  private Nearest() {}

  /** Null if none is near: more than a third of the letters, and more than two, differ. */
  public static @Nullable String of(String wanted, Collection<String> known) {
    if (wanted.length() > LONGEST) {
      return null;
    }
    String folded = fold(wanted);
    int allowed = Math.max(2, folded.length() / 3);
    return known.stream()
        .filter(name -> distance(folded, fold(name)) <= allowed)
        .filter(name -> distance(folded, fold(name)) < name.length())
        .min(Comparator.comparingInt((String name) -> distance(folded, fold(name))))
        .orElse(null);
  }

  private static String fold(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[_-]", "");
  }

  /** Insertions, deletions and replacements; two letters swapped count as one. */
  private static int distance(String a, String b) {
    int[][] cost = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        cost[i][j] = i == 0 || j == 0 ? i + j : step(cost, a, b, i, j);
      }
    }
    return cost[a.length()][b.length()];
  }

  private static int step(int[][] cost, String a, String b, int i, int j) {
    int replace = cost[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
    int best = Math.min(replace, 1 + Math.min(cost[i - 1][j], cost[i][j - 1]));
    boolean swapped =
        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
    return swapped ? Math.min(best, cost[i - 2][j - 2] + 1) : best;
  }
}
