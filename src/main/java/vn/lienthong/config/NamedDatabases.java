package vn.lienthong.config;

import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Settings of databases beside the usual one: {@code database.NAME.url} and others. */
final class NamedDatabases {
  private static final Pattern KEY =
      Pattern.compile(
          "database\\.([a-z][a-z0-9]*(?:-[a-z0-9]+)*)\\.(?:url|user|password|password-file)");
  private static final Pattern VARIABLE =
      Pattern.compile(
          "LIENTHONG_DATABASE_([A-Z][A-Z0-9]*(?:_[A-Z0-9]+)*?)_(URL|USER|PASSWORD_FILE|PASSWORD)");

  private NamedDatabases() {}

  static boolean isKey(String key) {
    return KEY.matcher(key).matches();
  }

  /** Null if the variable is none of these. */
  static @Nullable String key(String variable) {
    Matcher found = VARIABLE.matcher(variable);
    return found.matches()
        ? prefix(KnownKeys.lower(found.group(1))) + "." + KnownKeys.lower(found.group(2))
        : null;
  }

  static String prefix(String name) {
    return "database." + name;
  }

  static Set<String> names(Collection<String> keys) {
    Set<String> names = new TreeSet<>();
    for (String key : keys) {
      Matcher found = KEY.matcher(key);
      if (found.matches()) {
        names.add(found.group(1));
      }
    }
    return names;
  }
}
