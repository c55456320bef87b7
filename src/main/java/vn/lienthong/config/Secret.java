package vn.lienthong.config;

import java.io.IOException;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A secret and where it comes from. Its file is read with each use, so that it can be changed; one
 * that cannot be used any more is told once, and the secret before it counts until it is mended.
 */
final class Secret implements Supplier<String> {
  private static final Logger LOG = LoggerFactory.getLogger(Secret.class);
  private final @Nullable SecretFile file;
  private String last;
  private String told = "";

  private Secret(String given, @Nullable SecretFile file) {
    this.last = given;
    this.file = file;
  }

  /** One that does not change. */
  static Secret of(String given) {
    return new Secret(given, null);
  }

  /** That of a file without a fault. */
  static Secret in(SecretFile file) {
    Secret secret = new Secret("", file);
    secret.get();
    return secret;
  }

  @Override
  public synchronized String get() {
    if (file != null) {
      String fault = renew(file).orElse("");
      if (!fault.isEmpty() && !fault.equals(told)) {
        LOG.warn("{}: {}; the secret before it still counts", file.path().getFileName(), fault);
      }
      told = fault;
    }
    return last;
  }

  private Optional<String> renew(SecretFile secret) {
    Optional<String> fault = secret.fault();
    try {
      if (fault.isEmpty()) {
        last = secret.read();
      }
      return fault;
    } catch (IOException gone) {
      return Optional.of("an unreadable file");
    }
  }

  @Override
  public String toString() {
    return "•••";
  }
}
