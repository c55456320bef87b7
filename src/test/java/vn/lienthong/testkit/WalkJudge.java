package vn.lienthong.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Holds the walk's province against what its ministry says by itself: SQL written by hand, the
 * ministry's journal, and nothing of the gateway's.
 */
public final class WalkJudge {
  private static final Path NUMBERINGS = Path.of("mappings/codes/dan-toc-tdt.csv");
  private static final String ETHNIC_GROUPS =
      "SELECT ma_dt, ten_dt, REPLACE(ten_goikhac, '; ', ';'), ngu_he, ghichu FROM dm_dantoc";
  private static final String RELIGIONS =
      "SELECT ma_tg, ten_tg, to_chuc_tg, ghichu FROM dm_tongiao";
  private static final String UNITS =
      "SELECT ma_dvhc, ngay_hl, ten_dvhc, CASE cap WHEN 1 THEN 'TINH' WHEN 3 THEN 'XA' END,"
          + " CASE loai_dvhc WHEN 'Tỉnh' THEN 'TINH' WHEN 'Xã' THEN 'XA' END, ma_cha, dtich_km2,"
          + " ngay_het_hl FROM dm_dvhc WHERE ma_tinh = '08'";
  private static final String TEMPLATES =
      "SELECT mamau, tenmau, doituongdt, tungay, denngay FROM tbl_mauphieu";
  private static final String FORMS =
      "SELECT p.sophieu, p.mamau, p.madvhc, p.kydt, p.ngaydt, '08', (SELECT LISTAGG(mach || '=' ||"
          + " noidungtl, ';') WITHIN GROUP (ORDER BY mach) FROM tbl_phieu_traloi t WHERE t.sophieu ="
          + " p.sophieu) FROM tbl_phieu p WHERE p.trangthai IN (1, 2) AND p.madvhc IN (SELECT"
          + " ma_dvhc FROM dm_dvhc WHERE ma_tinh = '08')";

  private final ObjectMapper json = new ObjectMapper();
  private final String province;
  private final String password;
  private final String ministry;
  private final TreeSet<String> differences = new TreeSet<>();
  private int records;

  public WalkJudge(String province, String password, String ministry) throws Exception {
    this.province = province;
    this.password = password;
    this.ministry = ministry;
    judge("dan-toc", numbered(rows(ETHNIC_GROUPS)), "ma ten tenKhac nhomNgonNgu ghiChu");
    judge("ton-giao", rows(RELIGIONS), "ma ten toChuc ghiChu");
    judge("don-vi-hanh-chinh", rows(UNITS), "ma hieuLucTu ten cap loai maCha dienTich hieuLucDen");
    judge("mau-phieu", rows(TEMPLATES), "ma ten doiTuong hieuLucTu hieuLucDen");
    judge("phieu", rows(FORMS), "soPhieu maMau maDonVi ky ngayLap maTinh traLoi");
  }

  /** Records that only one side has as they are; empty if all are the same. */
  public TreeSet<String> differences() {
    return differences;
  }

  /** How many there are in the province. */
  public int records() {
    return records;
  }

  private void judge(String resource, List<String> rows, String fields) throws IOException {
    List<String> told = new ArrayList<>();
    for (JsonNode record : resource.equals("phieu") ? stored(resource) : journal(resource)) {
      if (!record.path("maTinh").asText("08").equals("12")) {
        told.add(line(record, fields.split(" ")));
      }
    }
    rows.stream().filter(row -> !told.contains(row)).forEach(row -> add(resource, "here", row));
    told.stream().filter(one -> !rows.contains(one)).forEach(one -> add(resource, "there", one));
    if (rows.isEmpty() || rows.size() != told.size()) {
      add(resource, "how many", rows.size() + " and " + told.size());
    }
    records += rows.size();
  }

  private void add(String resource, String side, String what) {
    differences.add(resource + " " + side + ": " + what);
  }

  /** The records as the last line of the journal about each has them. */
  private Iterable<JsonNode> journal(String resource) throws IOException {
    Map<String, JsonNode> last = new TreeMap<>();
    for (JsonNode line : ask("/_sandbox/journal?resource=" + resource)) {
      if (line.path("body").isObject()) {
        last.put(line.path("id").asText(), line.path("body"));
      }
    }
    return last.values();
  }

  /** Of what is fed the journal keeps no content. */
  private Iterable<JsonNode> stored(String resource) throws IOException {
    return ask("/_sandbox/records/" + resource);
  }

  private JsonNode ask(String path) throws IOException {
    try (var in = URI.create(ministry + path).toURL().openStream()) {
      return json.readTree(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  private static String line(JsonNode record, String[] fields) {
    List<String> values = new ArrayList<>();
    for (String field : fields) {
      values.add(text(record.path(field)));
    }
    return composed(values);
  }

  /** Letters and their marks as one, however either side keeps them. */
  private static String composed(List<String> values) {
    return Normalizer.normalize(String.join("|", values), Normalizer.Form.NFC);
  }

  private static String text(JsonNode value) {
    if (value.isNumber()) {
      return value.decimalValue().stripTrailingZeros().toPlainString();
    }
    if (!value.isArray()) {
      return value.asText("");
    }
    List<String> items = new ArrayList<>();
    for (JsonNode item : value) {
      items.add(
          item.isObject()
              ? item.path("cauHoi").asText() + "=" + item.path("giaTri").asText()
              : item.asText());
    }
    return value.path(0).isObject()
        ? items.stream().sorted().collect(Collectors.joining(";"))
        : String.join(";", items);
  }

  private List<String> rows(String query) throws SQLException {
    List<String> rows = new ArrayList<>();
    try (Connection connection = DriverManager.getConnection(province, "sa", password);
        ResultSet found = connection.createStatement().executeQuery(query)) {
      int columns = found.getMetaData().getColumnCount();
      while (found.next()) {
        List<String> values = new ArrayList<>();
        for (int i = 1; i <= columns; i++) {
          Object value = found.getObject(i);
          values.add(
              value == null
                  ? ""
                  : value instanceof BigDecimal number
                      ? number.stripTrailingZeros().toPlainString()
                      : value.toString());
        }
        rows.add(composed(values));
      }
    }
    return rows;
  }

  /** With the ministry's numbers in the place of the statistics office's. */
  private static List<String> numbered(List<String> rows) throws IOException {
    Map<String, String> numbers =
        Files.readAllLines(NUMBERINGS).stream()
            .filter(line -> line.matches("\\d\\d,\\d\\d.*"))
            .collect(Collectors.toMap(line -> line.substring(0, 2), line -> line.substring(3, 5)));
    return rows.stream().map(row -> numbers.get(row.substring(0, 2)) + row.substring(2)).toList();
  }
}
