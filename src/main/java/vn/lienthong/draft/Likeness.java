package vn.lienthong.draft;

import java.util.List;
import java.util.regex.Pattern;

/**
 * How alike a name and a phrase are, from 0 to 1: twice what fits, over the words of both. A word
 * of the name may stand for one word of the phrase, for several that follow each other ({@code
 * tendonvi}), for their beginnings, or for their initials ({@code dvhc}).
 */
final class Likeness {
  private static final double SAME = 1;
  private static final double ALMOST = 0.85;
  private static final double BEGINNING = 0.75;
  private static final double INITIAL = 0.6;
  private static final double TWO_INITIALS = 0.72;
  private static final double MANY_INITIALS = 0.88;
  private static final double ONE_LETTER = 0.35;
  private static final double NO = Double.NEGATIVE_INFINITY;
  private static final Pattern VOWELS = Pattern.compile("[aeiouy]");
  private static final List<String> DOUBLE =
      List.of("ngh", "ch", "gh", "gi", "kh", "ng", "nh", "ph", "qu", "th", "tr");

  private final List<String> name;
  private final List<String> phrase;

  private Likeness(List<String> name, List<String> phrase) {
    this.name = name;
    this.phrase = phrase;
  }

  static double of(List<String> name, List<String> phrase) {
    if (name.isEmpty() || phrase.isEmpty()) {
      return 0;
    }
    return new Likeness(name, phrase).best(0, 0, 0, 0);
  }

  /**
   * @param words of the name so far, a word that stands for several counted as those
   */
  private double best(int at, int next, double credit, int words) {
    if (at == name.size()) {
      return 2 * credit / (words + phrase.size());
    }
    double best = best(at + 1, next, credit, words + 1);
    for (int from = next; from < phrase.size(); from++) {
      for (int to = from + 1; to <= phrase.size(); to++) {
        double covered = covered(name.get(at), from, to);
        if (covered > 0) {
          best = Math.max(best, best(at + 1, to, credit + covered, words + to - from));
        }
      }
    }
    return best;
  }

  /** What a word of the name is worth that stands for those words of the phrase; else nothing. */
  private double covered(String word, int from, int to) {
    int count = to - from;
    if (count == 1) {
      return single(word, phrase.get(from));
    }
    if (initials(word, from, to)) {
      return count * (count == 2 ? TWO_INITIALS : MANY_INITIALS);
    }
    return Math.max(0, pieces(word, from, to));
  }

  private static double single(String word, String wanted) {
    if (word.equals(wanted) || singular(word).equals(singular(wanted))) {
      return SAME;
    }
    if (word.length() == 1 && wanted.startsWith(word)) {
      return ONE_LETTER;
    }
    boolean beginning = word.length() >= 3 && wanted.length() > 4 && wanted.startsWith(word);
    if (beginning || consonantsOf(wanted, word)) {
      return BEGINNING;
    }
    return word.length() >= 6 && oneLetterApart(word, wanted) ? ALMOST : 0;
  }

  private boolean initials(String word, int from, int to) {
    return initials(word, 0, from, to);
  }

  private boolean initials(String word, int at, int from, int to) {
    if (from == to) {
      return at == word.length();
    }
    String wanted = phrase.get(from);
    for (String sound : DOUBLE) {
      if (wanted.startsWith(sound)
          && word.startsWith(sound, at)
          && initials(word, at + sound.length(), from + 1, to)) {
        return true;
      }
    }
    return at < word.length()
        && word.charAt(at) == wanted.charAt(0)
        && initials(word, at + 1, from + 1, to);
  }

  /** Whole words, beginnings and initials in one: {@code ngaybd}, {@code madonvi}. */
  private double pieces(String word, int from, int to) {
    if (from == to) {
      return word.isEmpty() ? 0 : NO;
    }
    String wanted = phrase.get(from);
    double best = NO;
    for (int length = Math.min(wanted.length(), word.length()); length > 0; length--) {
      if (wanted.startsWith(word.substring(0, length))) {
        double worth = length == wanted.length() ? SAME : length > 1 ? BEGINNING : INITIAL;
        best = Math.max(best, worth + pieces(word.substring(length), from + 1, to));
      }
    }
    return best;
  }

  /** {@code cd} for code, {@code grp} for group. */
  private static boolean consonantsOf(String wanted, String word) {
    return word.length() >= 2
        && wanted.length() > word.length()
        && wanted.charAt(0) == word.charAt(0)
        && VOWELS.matcher(wanted).replaceAll("").equals(word);
  }

  private static String singular(String word) {
    return word.length() > 3 && word.endsWith("s") ? word.substring(0, word.length() - 1) : word;
  }

  private static boolean oneLetterApart(String a, String b) {
    int start = 0;
    int shorter = Math.min(a.length(), b.length());
    while (start < shorter && a.charAt(start) == b.charAt(start)) {
      start++;
    }
    int end = 0;
    while (end < shorter - start
        && a.charAt(a.length() - 1 - end) == b.charAt(b.length() - 1 - end)) {
      end++;
    }
    return Math.max(a.length(), b.length()) - start - end <= 1;
  }
}
