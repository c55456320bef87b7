package vn.lienthong.config;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A secret and where it comes from. Read anew with each use, so that it can be changed. */
record Secret(@Nullable String given, @Nullable SecretFile file) implements Supplier<String> {
  @Override
  public String get() {
    try {
      return given != null ? given : file == null ? "" : file.read();
    } catch (IOException gone) {
      throw new UncheckedIOException("the file of a secret cannot be read", gone);
    }
  }

  @Override
  public String toString() {
    return "•••";
  }
}
