package vn.lienthong.services;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/** Keys of callers: shown once when they are made, and known only by their hash afterwards. */
public final class CallerKey {
  private CallerKey() {}

  /** A new one: 256 bits of chance behind a prefix by which a key that leaked is recognised. */
  public static String create() {
    byte[] bytes = new byte[32];
    new SecureRandom().nextBytes(bytes);
    return "ltk_" + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** In lower-case hexadecimal. No salt: nobody guesses 256 bits. */
  public static String hash(String key) {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(sha.digest(key.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("every JDK has SHA-256", missing);
    }
  }
}
