package vn.lienthong.services;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Words of Vietnamese as people search for them. A word without diacritics finds all that look like
 * it; one with diacritics finds its own, wherever in the syllable the tone mark stands (hòa, hoà).
 */
final class Folding {
  /** Grave, acute, tilde, hook above, dot below. */
  private static final String TONES = "\u0300\u0301\u0303\u0309\u0323";

  private Folding() {}

  /** A word with its tone behind the letters, and without any mark. */
  private record Word(String marked, String plain) {}

  /** The words asked for, folded; duplicates once. */
  static List<String> words(String text) {
    return split(text).stream().map(Word::marked).distinct().toList();
  }

  /** Does the text have every one of the words? */
  static boolean has(String text, List<String> wanted) {
    Set<String> words = new HashSet<>();
    for (Word word : split(text)) {
      words.add(word.marked());
      words.add(word.plain());
    }
    return words.containsAll(wanted);
  }

  private static List<Word> split(String text) {
    List<Word> words = new ArrayList<>();
    String apart = Normalizer.normalize(text.toLowerCase(Locale.ROOT), Normalizer.Form.NFD);
    StringBuilder letters = new StringBuilder();
    StringBuilder tones = new StringBuilder();
    for (int i = 0; i <= apart.length(); i++) {
      char c = i < apart.length() ? apart.charAt(i) : ' ';
      boolean mark = Character.getType(c) == Character.NON_SPACING_MARK;
      if (mark && TONES.indexOf(c) >= 0) {
        tones.append(c);
      } else if (mark || Character.isLetterOrDigit(c)) {
        letters.append(c);
      } else if (!letters.isEmpty()) {
        words.add(word(letters.toString(), tones.toString()));
        letters.setLength(0);
        tones.setLength(0);
      } else {
        tones.setLength(0);
      }
    }
    return words;
  }

  private static Word word(String letters, String tones) {
    StringBuilder plain = new StringBuilder();
    for (char c : letters.toCharArray()) {
      if (Character.getType(c) != Character.NON_SPACING_MARK) {
        plain.append(c == 'đ' ? 'd' : c);
      }
    }
    return new Word(letters + tones, plain.toString());
  }
}
