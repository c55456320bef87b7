package vn.lienthong.services;

import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import vn.lienthong.testkit.Databases;

/** The services with one large file, in a process of their own; ends when its input does. */
final class ServingAlone {
  static final String FILE = "van-ban/H35-2025-000011/tep/1";

  private ServingAlone() {}

  /** Megabytes and a folder; says its port, the key to ask with and the file's SHA-256. */
  public static void main(String[] words) throws Exception {
    try (ServicesBench bench = new ServicesBench(Databases.h2(), Path.of(words[1])).start()) {
      String sha = large(bench.documents.resolve("a.bin"), Integer.parseInt(words[0]));
      bench.edit(
          "UPDATE van_ban_tep SET duong_dan = 'a.bin', sha256 = '%s'".formatted(sha)
              + " WHERE ma = 'H35-2025-000011' AND so = 1");
      System.out.println(bench.port() + " " + bench.keys.get("moi-noi") + " " + sha);
      while (System.in.read() >= 0) {
        // until whoever started this lets go
      }
    }
  }

  private static String large(Path file, int megabytes) throws Exception {
    MessageDigest sha = MessageDigest.getInstance("SHA-256");
    byte[] piece = new byte[1 << 20];
    try (OutputStream out = Files.newOutputStream(file)) {
      for (int i = 0; i < megabytes; i++) {
        Arrays.fill(piece, (byte) i);
        out.write(piece);
        sha.update(piece);
      }
    }
    return HexFormat.of().formatHex(sha.digest());
  }
}
