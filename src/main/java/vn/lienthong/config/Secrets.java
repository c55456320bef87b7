package vn.lienthong.config;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads secrets from where they may stand, and refuses them everywhere else. */
final class Secrets {
  private static final Pattern IN_ADDRESS =
      Pattern.compile("(?i)(password|passwd|pwd|secret)\\s*=|//[^/@]*:[^/@]*@");
  private final Map<String, Found> found;
  private final Values values;

  Secrets(Map<String, Found> found, Values values) {
    this.found = found;
    this.values = values;
  }

  /**
   * The secret of this key: the environment's, or that of the file named under {@code KEY-file}.
   */
  Secret read(String key) {
    Found given = found.get(key);
    if (given != null && given.line() == 0) {
      return Secret.of(given.value());
    }
    if (given != null) {
      String elsewhere = key + "-file, or the variable " + KnownKeys.variable(key);
      values.fault(key, "a secret in this file", elsewhere);
    }
    SecretFile file = file(key + "-file");
    return file == null ? Secret.of("") : Secret.in(file);
  }

  boolean isGiven(String key) {
    return found.containsKey(key) || found.containsKey(key + "-file");
  }

  /** Does this address carry a password? It would be shown and logged. */
  boolean standsIn(String key) {
    return IN_ADDRESS.matcher(values.text(key)).find();
  }

  private @Nullable SecretFile file(String key) {
    if (values.text(key).isEmpty()) {
      return null;
    }
    SecretFile file = new SecretFile(values.path(key));
    Optional<String> fault = file.fault();
    fault.ifPresent(what -> values.fault(key, what, "a file only the service's user may read"));
    return fault.isPresent() ? null : file;
  }
}
