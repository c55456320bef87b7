package vn.lienthong.demo;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A file of an invented document.
 *
 * @param number from 1
 * @param path below the folder of documents
 */
record InventedFile(int number, String name, String path, String text) {
  static final String TYPE = "text/plain";

  byte[] bytes() {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  String sha256() {
    return sha256(bytes());
  }

  static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
