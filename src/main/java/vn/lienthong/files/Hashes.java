package vn.lienthong.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 of files, read in small bites. */
final class Hashes {
  private static final int BITE = 1 << 16;

  private Hashes() {}

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("every JDK has SHA-256", missing);
    }
  }

  static String hex(byte[] hash) {
    return HexFormat.of().formatHex(hash);
  }

  static SeekableByteChannel open(Path file) throws IOException {
    return Files.newByteChannel(file, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
  }

  static String of(Path file) throws IOException {
    MessageDigest digest = sha256();
    ByteBuffer bite = ByteBuffer.allocate(BITE);
    try (SeekableByteChannel channel = open(file)) {
      while (channel.read(bite) >= 0) {
        digest.update(bite.flip());
        bite.clear();
      }
    }
    return hex(digest.digest());
  }
}
