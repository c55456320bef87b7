package vn.lienthong.services;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * A place to go on from, given out as a text that nobody else can make: it is signed with the hash
 * of the caller's key, so it is good for this caller and this resource only.
 *
 * @param position in the log of changes at which the reading began; -1 if nothing keeps one
 * @param check of the log's entry there, by which another log is told
 * @param storedKey the last record seen; null in a cursor of changes
 */
record Cursor(long position, String check, @Nullable String storedKey) {
  private static final int SIGNATURE = 16;

  String seal(Caller caller, String resource) {
    byte[] content = content().getBytes(StandardCharsets.UTF_8);
    byte[] whole = Arrays.copyOf(sign(caller, resource, content), SIGNATURE + content.length);
    System.arraycopy(content, 0, whole, SIGNATURE, content.length);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(whole);
  }

  /** Empty if this caller was never given that text for this resource. */
  static Optional<Cursor> open(String text, Caller caller, String resource) {
    byte[] whole;
    try {
      whole = Base64.getUrlDecoder().decode(text);
    } catch (IllegalArgumentException other) {
      return Optional.empty();
    }
    if (whole.length <= SIGNATURE) {
      return Optional.empty();
    }
    byte[] content = Arrays.copyOfRange(whole, SIGNATURE, whole.length);
    byte[] signature = Arrays.copyOf(whole, SIGNATURE);
    if (!MessageDigest.isEqual(signature, sign(caller, resource, content))) {
      return Optional.empty();
    }
    String[] parts = new String(content, StandardCharsets.UTF_8).split(" ", 3);
    String key = parts.length == 3 ? parts[2] : null;
    return Optional.of(new Cursor(Long.parseLong(parts[0]), parts[1], key));
  }

  private String content() {
    return position + " " + check + (storedKey == null ? "" : " " + storedKey);
  }

  private static byte[] sign(Caller caller, String resource, byte[] content) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(caller.keyHash().getBytes(StandardCharsets.US_ASCII), "Hmac"));
      mac.update((resource + " ").getBytes(StandardCharsets.US_ASCII));
      return Arrays.copyOf(mac.doFinal(content), SIGNATURE);
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException("every JDK has HmacSHA256", missing);
    }
  }
}
