package vn.lienthong.mapping;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Function;

/** Names of tables and columns, as a mapping file writes them and as a database has them. */
public final class Names {
  private Names() {}

  /** The same but for capitals, and for how a letter's marks are composed. */
  public static boolean alike(String one, String other) {
    return one.equalsIgnoreCase(other) || composed(one).equalsIgnoreCase(composed(other));
  }

  /** The one of that very name; else the first that is alike. */
  public static <T> Optional<T> find(String wanted, List<T> all, Function<T, String> name) {
    return first(wanted, all, name, String::equals)
        .or(() -> first(wanted, all, name, Names::alike));
  }

  private static <T> Optional<T> first(
      String wanted, List<T> all, Function<T, String> name, BiPredicate<String, String> fits) {
    return all.stream().filter(one -> fits.test(name.apply(one), wanted)).findFirst();
  }

  /** Equal for names that are alike. */
  public static String folded(String name) {
    return composed(name).toLowerCase(Locale.ROOT);
  }

  private static String composed(String name) {
    return Normalizer.isNormalized(name, Normalizer.Form.NFC)
        ? name
        : Normalizer.normalize(name, Normalizer.Form.NFC);
  }
}
