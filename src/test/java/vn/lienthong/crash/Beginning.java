package vn.lienthong.crash;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.StringJoiner;

/** What both sides hold at first. */
final class Beginning {
  static final int FORMS = 640;
  static final String UNIT = "03388001";
  private static final int DOCUMENTS = 12;
  static final String DAY = "2025-07-01";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Truth truth;
  private final Path seeds;
  private final Connection province;

  Beginning(Truth truth, Path seeds, Connection province) {
    this.truth = truth;
    this.seeds = seeds;
    this.province = province;
  }

  void make() throws IOException, SQLException {
    ethnicGroups();
    groupsOfDocuments();
    units();
    Files.copy(
        World.ROOT.resolve("test-fixtures/national/seed/mau-phieu.json"),
        seeds.resolve("mau-phieu.json"));
    forms();
  }

  /**
   * Documents with files, which only their owner has.
   *
   * @param into what there is then
   */
  void documents(Shelf shelf, List<Dossier> into) throws IOException, SQLException {
    Random random = new Random(DOCUMENTS);
    ArrayNode records = JSON.createArrayNode();
    for (int i = 1; i <= DOCUMENTS; i++) {
      boolean ours = i % 2 == 0;
      String edit = truth.number();
      Dossier dossier =
          Dossier.of((ours ? "H35-A" : Dossier.MINISTRYS + "A") + i, ours ? "LCD" : "TWD", edit);
      for (int number = 1; number <= 1 + i % 2; number++) {
        Dossier.Paper paper = Dossier.Paper.of(truth.number(), random, Scribe.LONGEST);
        truth.paper(paper);
        dossier = dossier.with(number, paper);
        if (ours) {
          shelf.put(Shelf.place(dossier.ma(), paper), paper.bytes());
        }
      }
      dossier.tell(record(records, dossier.id()));
      shelf.insert(province, dossier);
      truth.put(Dossier.FLOW, dossier.ma(), dossier.wanted());
      into.add(dossier);
    }
    write(Dossier.FLOW, records);
  }

  private void forms() throws SQLException {
    String edit = truth.number();
    StringJoiner forms = new StringJoiner(", ");
    StringJoiner answers = new StringJoiner(", ");
    for (int i = 1; i <= FORMS; i++) {
      String form = "PT01-%05d".formatted(i);
      forms.add("('%s', 'PT01', '%s', '2025', '12', 'DA_DUYET')".formatted(form, UNIT));
      answers.add("('%1$s', 'C01', '7'), ('%1$s', 'C06', '%2$s')".formatted(form, edit));
      truth.put("phieu", form, Province.formFields(edit));
    }
    sql("INSERT INTO phieu (so_phieu, ma_mau, don_vi, ky, tinh, trang_thai) VALUES " + forms);
    sql("INSERT INTO phieu_tra_loi (so_phieu, cau_hoi, gia_tri) VALUES " + answers);
  }

  private void ethnicGroups() throws IOException, SQLException {
    ArrayNode records = JSON.createArrayNode();
    for (Map.Entry<String, String> code : Province.crosswalk().entrySet()) {
      if (records.size() == 20) {
        break;
      }
      String ma = code.getValue();
      ObjectNode record = record(records, "TW:" + ma).put("ma", ma).put("ten", "Dân tộc " + ma);
      record.putArray("tenKhac").add("khác");
      record.put("nhomNgonNgu", "nhóm").put("ghiChu", "ghi");
      sql(
          "INSERT INTO dm_dan_toc (ma_tk, ten, ten_khac, nhom_ngon_ngu, ghi_chu)"
              + " VALUES ('%s', 'Dân tộc %s', 'khác', 'nhóm', 'ghi')",
          code.getKey(), ma);
      Map<String, String> fields = new HashMap<>(Map.of("ten", "Dân tộc " + ma));
      fields.putAll(Map.of("tenKhac", "khác", "nhomNgonNgu", "nhóm", "ghiChu", "ghi"));
      truth.put("dan-toc", ma, fields);
    }
    write("dan-toc", records);
  }

  private void groupsOfDocuments() throws IOException, SQLException {
    ArrayNode records = JSON.createArrayNode();
    for (int i = 1; i <= 32; i++) {
      boolean ours = i > 15 && i != 31;
      String ma = (ours ? "LC" : "TW") + (i > 30 ? "D" : i);
      String owner = ours ? "12" : "TW";
      record(records, (ours ? "12:" : "TW:") + ma)
          .put("ma", ma)
          .put("ten", "Nhóm " + ma)
          .put("thuTu", i)
          .put("maTinh", owner);
      sql(
          "INSERT INTO nhom_van_ban (ma_nhom, ten_nhom, thu_tu, tinh) VALUES ('%s', 'Nhóm %s', %d,"
              + " '%s')",
          ma, ma, i, owner);
      truth.put("nhom-van-ban", ma, Map.of("ten", "Nhóm " + ma, "maTinh", owner));
    }
    write("nhom-van-ban", records);
  }

  private void units() throws IOException, SQLException {
    ArrayNode records = JSON.createArrayNode();
    for (int i = 0; i < 20; i++) {
      boolean ours = i >= 10;
      String ma = ours ? "%08d".formatted(3_388_001 + i - 10) : "%05d".formatted(3388 + i);
      String kind = ours ? "BAN" : "XA";
      ObjectNode record = record(records, (ours ? "12:" : "TW:") + ma + ":" + DAY);
      record.put("ma", ma).put("hieuLucTu", DAY).put("ten", "Đơn vị " + ma).put("maTinh", "12");
      record.put("cap", ours ? "THON" : "XA").put("loai", kind);
      Map<String, String> fields = new HashMap<>();
      fields.put("ten", "Đơn vị " + ma);
      fields.put("loai", kind);
      if (ours) {
        record.putNull("dienTich");
      } else {
        record.put("dienTich", 10.25);
        fields.put("dienTich", "10.25");
      }
      sql(
          "INSERT INTO dm_don_vi_hanh_chinh (ma, hieu_luc_tu, ten, cap, loai, tinh, dien_tich)"
              + " VALUES ('%s', DATE '%s', 'Đơn vị %s', '%s', '%s', '12', %s)",
          ma, DAY, ma, ours ? "THON" : "XA", kind, ours ? "NULL" : "10.25");
      truth.put("don-vi-hanh-chinh", ma, fields);
    }
    write("don-vi-hanh-chinh", records);
  }

  private static ObjectNode record(ArrayNode records, String id) {
    return records
        .addObject()
        .put("id", id)
        .put("phienBan", 1)
        .put("trangThai", "HOAT_DONG")
        .put("capNhatLuc", "2025-07-01T00:00:00Z");
  }

  private void write(String resource, ArrayNode records) throws IOException {
    Files.write(seeds.resolve(resource + ".json"), Wire.bytes(records));
  }

  private void sql(String text, Object... values) throws SQLException {
    try (Statement statement = province.createStatement()) {
      statement.executeUpdate(text.formatted(values));
    }
  }
}
