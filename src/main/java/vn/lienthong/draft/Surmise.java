package vn.lienthong.draft;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is taken for granted while one table is looked at.
 *
 * @param kinds of tables by their name in lower case, as far as known
 * @param province its code
 */
record Surmise(Map<String, String> kinds, String province) {
  @Nullable String kind(String table) {
    return kinds.get(table.toLowerCase(Locale.ROOT));
  }
}
