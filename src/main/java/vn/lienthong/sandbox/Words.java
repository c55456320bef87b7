package vn.lienthong.sandbox;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Words to be found in texts, with the diacritics that they have or with any. */
final class Words {
  private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{M}\\p{N}]+");
  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private final List<String> wanted;

  Words(String text) {
    this.wanted = split(text);
    if (wanted.isEmpty()) {
      throw Refusal.badRequest("no word to look for");
    }
  }

  boolean allIn(String text) {
    Set<String> there = new HashSet<>();
    for (String word : split(text)) {
      there.add(word);
      there.add(plain(word));
    }
    return there.containsAll(wanted);
  }

  private static List<String> split(String text) {
    String folded = Normalizer.normalize(text, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
    return Arrays.stream(BETWEEN.split(folded)).filter(word -> !word.isEmpty()).toList();
  }

  /** Without diacritics. */
  private static String plain(String word) {
    String apart = Normalizer.normalize(word, Normalizer.Form.NFD);
    return MARKS.matcher(apart).replaceAll("").replace('đ', 'd');
  }
}
