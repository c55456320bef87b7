package vn.lienthong.demo;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import vn.lienthong.demo.InventedDocument.Office;

/** The nation's seeds with documents of the ministry added. The same every time. */
final class MinistrysDocuments {
  static final int COUNT = 100;
  private static final ObjectMapper JSON = new ObjectMapper();

  private MinistrysDocuments() {}

  /**
   * Copies the seeds and adds the documents; their files go where the nation looks for them.
   *
   * @param national that of the fixtures
   * @param target gets {@code seed} and {@code documents}
   */
  static void write(Path national, Path target) throws IOException {
    copy(national.resolve("seed"), target.resolve("seed"));
    copy(national.resolve("documents"), target.resolve("documents"));
    Path file = target.resolve("seed/van-ban.json");
    ArrayNode records = (ArrayNode) JSON.readTree(file.toFile());
    SplittableRandom random = new SplittableRandom(20251122);
    for (int serial = 1; serial <= COUNT; serial++) {
      InventedDocument document = InventedDocument.of(Office.MINISTRY, serial, random);
      records.add(record(document));
      for (InventedFile one : document.files()) {
        FilledDocuments.write(target.resolve("documents").resolve(one.path()), one.bytes());
      }
    }
    JSON.writeValue(file.toFile(), records);
  }

  private static ObjectNode record(InventedDocument document) {
    Office office = document.office();
    ObjectNode record =
        JSON.createObjectNode()
            .put("id", "TW:" + document.code())
            .put("phienBan", 1)
            .put("trangThai", "HOAT_DONG")
            .put("capNhatLuc", "2026-08-01T00:00:00Z")
            .put("ma", document.code())
            .put("soKyHieu", document.number())
            .put("trichYeu", document.summary())
            .put("loai", document.kind())
            .put("maNhom", document.group())
            .put("coQuan", office.title)
            .put("maCoQuan", office.code)
            .put("ngayBanHanh", document.issued().toString())
            .put("hieuLucTu", document.issued().toString())
            .putNull("hieuLucDen")
            .put("nguoiKy", office.signer)
            .put("chucVu", office.post)
            .put("doMat", "THUONG")
            .putNull("doKhan")
            .put("maTinh", "TW");
    ArrayNode files = record.putArray("tep");
    for (InventedFile file : document.files()) {
      files
          .addObject()
          .put("so", file.number())
          .put("ten", file.name())
          .put("loai", InventedFile.TYPE)
          .put("kichThuoc", file.bytes().length)
          .put("sha256", file.sha256());
    }
    return record;
  }

  /** All files below a folder. */
  static void copy(Path from, Path to) throws IOException {
    List<Path> found;
    try (Stream<Path> all = Files.walk(from)) {
      found = all.filter(Files::isRegularFile).toList();
    }
    for (Path file : found) {
      FilledDocuments.write(to.resolve(from.relativize(file).toString()), Files.readAllBytes(file));
    }
  }
}
