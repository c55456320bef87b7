package vn.lienthong.mapping;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Brings child rows to their parents. */
final class Families {
  private static final Pattern MARKS = Pattern.compile("\\p{M}+");

  private final StoredKey key;
  private final Field field;
  private final Columns columns;

  Families(StoredKey key, Field field) {
    this.key = key;
    this.field = field;
    this.columns = new Columns(Objects.requireNonNull(field.rows(), field.name()).parent());
  }

  void attach(
      Collection<Map<String, @Nullable Object>> parents,
      Collection<? extends Map<String, @Nullable Object>> children) {
    Map<String, List<Map<String, @Nullable Object>>> families = new HashMap<>();
    for (Map<String, @Nullable Object> parent : parents) {
      String text = StoredKey.unpadded(key.text(parent));
      parent.put(field.name(), families.computeIfAbsent(text, none -> new ArrayList<>()));
    }
    Map<String, List<Map<String, @Nullable Object>>> folded = new HashMap<>();
    for (Map<String, @Nullable Object> child : children) {
      String text = StoredKey.unpadded(key.text(child, columns));
      List<Map<String, @Nullable Object>> family = families.get(text);
      if (family == null) {
        if (folded.isEmpty()) {
          families.forEach((one, members) -> folded.put(folded(one), members));
        }
        family = folded.get(folded(text));
      }
      if (family == null) {
        throw new IllegalArgumentException("rows of " + field.name() + " without a parent");
      }
      family.add(child);
    }
  }

  /** A collation that takes no notice of case and marks lets a child name its parent so. */
  private static String folded(String text) {
    String bare = Normalizer.normalize(text, Normalizer.Form.NFD);
    return MARKS.matcher(bare).replaceAll("").toLowerCase(Locale.ROOT).replace('đ', 'd');
  }
}
