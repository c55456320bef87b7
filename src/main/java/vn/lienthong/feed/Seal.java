package vn.lienthong.feed;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import vn.lienthong.ledger.Packed;

/**
 * Eight-byte fingerprints of what is sent, under a key of this gateway: nobody without the key can
 * try out what a fingerprint stands for. One thread at a time.
 */
final class Seal {
  private static final String KIND = "HmacSHA256";
  private final Mac mac;

  Seal(byte[] key) {
    try {
      mac = Mac.getInstance(KIND);
      mac.init(new SecretKeySpec(key, KIND));
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException("every JDK has " + KIND, missing);
    }
  }

  long of(byte[] content) {
    long fingerprint = ByteBuffer.wrap(mac.doFinal(content)).getLong();
    return fingerprint == Packed.WITHDRAWN || fingerprint == Packed.FORGOTTEN ? 2 : fingerprint;
  }
}
