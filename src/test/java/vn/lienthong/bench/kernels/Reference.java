package vn.lienthong.bench.kernels;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * Work that never changes, by the JDK alone: the times that are saved are multiples of its time. So
 * whoever alters it has to save all of them anew.
 */
final class Reference {
  private static final int FIELDS = 13;

  private Reference() {}

  /** Thirteen texts put together, looked up, and made bytes, for each record. */
  static LongSupplier texts(int records) {
    return () -> {
      long all = 0;
      for (int i = 0; i < records; i++) {
        Map<String, String> fields = new HashMap<>();
        StringBuilder text = new StringBuilder(400);
        for (int field = 0; field < FIELDS; field++) {
          fields.put(NAMES[field], "Giàng A " + (i * 31 + field));
        }
        for (String name : NAMES) {
          text.append('"').append(name).append("\":\"").append(fields.get(name)).append("\",");
        }
        byte[] bytes = text.toString().getBytes(UTF_8);
        all += bytes.length + bytes[i % bytes.length];
      }
      return all;
    };
  }

  /** SHA-256 over some three hundred bytes, twice, for each record. */
  static LongSupplier digests(int records) {
    MessageDigest digest = sha256();
    byte[] bytes = new byte[300];
    return () -> {
      long all = 0;
      for (int i = 0; i < records; i++) {
        bytes[i % bytes.length]++;
        all += digest.digest(digest.digest(bytes))[0];
      }
      return all;
    };
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException(missing);
    }
  }

  private static final String[] NAMES = names();

  private static String[] names() {
    String[] names = new String[FIELDS];
    for (int i = 0; i < FIELDS; i++) {
      names[i] = "truong" + i;
    }
    return names;
  }
}
