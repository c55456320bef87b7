package vn.lienthong.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import vn.lienthong.demo.InventedDocument.Office;

/** Documents of the province with their files, some of them secret. The same every time. */
final class FilledDocuments {
  private static final int COUNT = 240;

  /** What stands in do_mat of every sixth: nothing of it is known to be ordinary. */
  private static final List<String> SECRECY = List.of("MAT", "", "TOI_MAT", "?", "THUONG ?");

  private final Path folder;
  private final SplittableRandom random = new SplittableRandom(20251121);
  private Filled filled = Filled.NONE;
  private Filled files = Filled.NONE;

  /**
   * @param folder of the province's documents
   */
  FilledDocuments(Path folder) {
    this.folder = folder;
  }

  Filled fill(Connection connection) throws SQLException, IOException {
    try (Inserts documents =
            new Inserts(
                connection,
                null,
                "van_ban",
                "ma, so_ky_hieu, trich_yeu, loai_van_ban, ma_nhom, co_quan, ma_co_quan,"
                    + " ngay_ban_hanh, ngay_hieu_luc, nguoi_ky, chuc_vu, do_mat, do_khan, tinh");
        Inserts lists =
            new Inserts(
                connection,
                documents,
                "van_ban_tep",
                "ma, so, ten, loai, kich_thuoc, sha256, duong_dan")) {
      for (int serial = 1; serial <= COUNT; serial++) {
        Office office = serial % 3 == 0 ? Office.PROVINCE : Office.DEPARTMENT;
        put(documents, lists, InventedDocument.of(office, serial, random), secrecy(serial));
      }
    }
    return filled;
  }

  /** Their files; known once they were filled. */
  Filled files() {
    return files;
  }

  private static @Nullable String secrecy(int serial) {
    if (serial % 6 != 5) {
      return "THUONG";
    }
    String word = SECRECY.get(serial / 6 % SECRECY.size());
    return word.equals("?") ? null : word;
  }

  private void put(
      Inserts documents, Inserts lists, InventedDocument document, @Nullable String secrecy)
      throws SQLException, IOException {
    Office office = document.office();
    documents.add(
        document.code(),
        document.number(),
        document.summary(),
        document.kind(),
        document.group(),
        office.title,
        office.code,
        document.issued(),
        document.issued(),
        office.signer,
        office.post,
        secrecy,
        null,
        Reporter.PROVINCE);
    boolean ordinary = "THUONG".equals(secrecy);
    for (InventedFile file : document.files()) {
      byte[] bytes = file.bytes();
      lists.add(
          document.code(),
          file.number(),
          file.name(),
          InventedFile.TYPE,
          (long) bytes.length,
          file.sha256(),
          file.path());
      write(folder.resolve(file.path()), bytes);
      files = files.and(ordinary);
    }
    filled = filled.and(ordinary);
  }

  static void write(Path file, byte[] bytes) throws IOException {
    Files.createDirectories(file.resolveSibling(".").normalize());
    Files.write(file, bytes);
  }
}
