package vn.lienthong.bench.race;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Rows that the database has already named as the ministry does, to JSON and back by databind. */
final class Json {
  static final ObjectMapper MAPPER = mapper();

  /** What a record says, in the order of {@link #select}. */
  static final List<String> NAMES =
      List.of(
          "id phienBanNguon maHo chuHo maDonVi diaChi ngayLap ngayXacMinh soNhanKhau dienTich thuNhap danToc hoNgheo coDien ghiChu"
              .split(" "));

  private static final List<String> COLUMNS =
      List.of(
          "ma_ho chu_ho don_vi dia_chi ngay_lap ngay_xac_minh so_nhan_khau dien_tich thu_nhap dan_toc ho_ngheo co_dien ghi_chu"
              .split(" "));
  private static final Set<String> TAKEN = Set.of("CREATED", "UPDATED", "UNCHANGED");

  private Json() {}

  private static ObjectMapper mapper() {
    ObjectMapper mapper = new ObjectMapper();
    mapper.disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);
    mapper
        .configOverride(Map.class)
        .setInclude(
            JsonInclude.Value.construct(
                JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL));
    return mapper;
  }

  /** The rows of a table as members of a batch; the words are done by the database. */
  static String select(String table) {
    StringBuilder named =
        new StringBuilder("SELECT '12:' || ma_ho AS \"id\", '1.0' AS \"phienBanNguon\"");
    for (int i = 0; i < COLUMNS.size(); i++) {
      named
          .append(", ")
          .append(COLUMNS.get(i))
          .append(" AS \"")
          .append(NAMES.get(i + 2))
          .append('"');
    }
    named.append(" FROM ").append(table).append(" ORDER BY ma_ho LIMIT ");
    return named.append(Course.records(table)).toString();
  }

  /** Throws unless every record that was sent is answered, and well. */
  static void accept(List<? extends Map<String, ?>> sent, JsonNode answer) {
    Map<String, String> said = new HashMap<>(sent.size() * 2);
    for (JsonNode one : answer.path("data")) {
      said.put(one.path("id").asText(), one.path("status").asText());
    }
    for (Map<String, ?> row : sent) {
      if (!TAKEN.contains(String.valueOf(said.get(String.valueOf(row.get("id")))))) {
        throw new IllegalStateException(row.get("id") + " is " + said.get(row.get("id")));
      }
    }
  }
}
