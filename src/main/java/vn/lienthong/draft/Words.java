package vn.lienthong.draft;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Names taken apart into plain words: without diacritics, in lower case. */
final class Words {
  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final Pattern BETWEEN = Pattern.compile("[^a-z0-9]+");
  private static final Pattern HUMP = Pattern.compile("(?<=\\p{Ll})(?=\\p{Lu})");

  private Words() {}

  /** {@code mã dân tộc} becomes {@code ma dan toc}. */
  static String plain(String text) {
    String apart = Normalizer.normalize(text, Normalizer.Form.NFD);
    return MARKS
        .matcher(apart)
        .replaceAll("")
        .replace('đ', 'd')
        .replace('Đ', 'D')
        .toLowerCase(Locale.ROOT);
  }

  /** {@code TenDonVi}, {@code ten_don_vi} and {@code tên đơn vị} have the same words. */
  static List<String> of(String name) {
    List<String> words = new ArrayList<>();
    String composed = Normalizer.normalize(name, Normalizer.Form.NFC);
    for (String part : HUMP.split(composed)) {
      for (String word : BETWEEN.split(plain(part))) {
        if (!word.isEmpty()) {
          words.add(word);
        }
      }
    }
    return words;
  }
}
