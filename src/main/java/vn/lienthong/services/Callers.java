package vn.lienthong.services;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.lienthong.mapping.KeptFile;
import vn.lienthong.record.Problem;

/**
 * All who may ask.
 *
 * @param problems of the file; if there is any, nobody is let in
 */
public record Callers(List<Caller> all, List<Problem> problems) implements KeptFile.Content {
  /**
   * @param file of YAML that only its owner may read
   */
  public static Callers read(Path file) {
    return new CallersReader(file).read();
  }

  public List<String> names() {
    return all.stream().map(Caller::name).toList();
  }

  /** Takes as long for a key that is nearly right as for any other. */
  Optional<Caller> of(@Nullable String key) {
    byte[] given = CallerKey.hash(key == null ? "" : key).getBytes(StandardCharsets.US_ASCII);
    Caller found = null;
    for (Caller caller : all) {
      byte[] own = caller.keyHash().getBytes(StandardCharsets.US_ASCII);
      found = MessageDigest.isEqual(own, given) ? caller : found;
    }
    return key == null ? Optional.empty() : Optional.ofNullable(found);
  }
}
