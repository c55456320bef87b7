package vn.lienthong.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The oracle is told of two sides that say the same, and of each field in which they do not. */
class GoldenPairsOracleTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Map<String, String> TABLES =
      Map.ofEntries(
          Map.entry("nhom-chi-tieu", "dm_nhom_chi_tieu"),
          Map.entry("chi-tieu", "dm_chi_tieu"),
          Map.entry("dan-toc", "dm_dan_toc"),
          Map.entry("ton-giao", "dm_ton_giao"),
          Map.entry("don-vi-hanh-chinh", "dm_don_vi_hanh_chinh"),
          Map.entry("thay-doi-don-vi-hanh-chinh", "dm_thay_doi_don_vi"),
          Map.entry("phan-dinh-khu-vuc", "dm_phan_dinh_khu_vuc"),
          Map.entry("mau-bieu", "mau_bieu"),
          Map.entry("mau-phieu", "mau_phieu"),
          Map.entry("bieu", "bieu"),
          Map.entry("phieu", "phieu"),
          Map.entry("phieu-ho", "phieu_ho"),
          Map.entry("nhom-van-ban", "nhom_van_ban"),
          Map.entry("van-ban", "van_ban"));
  private static final Map<String, List<String>> KEYS =
      Map.of(
          "mau-bieu", List.of("ma_mau"),
          "mau-phieu", List.of("ma_mau"),
          "bieu", List.of("ma_mau", "ky", "don_vi"),
          "phieu", List.of("so_phieu"),
          "phieu-ho", List.of("so_phieu"),
          "van-ban", List.of("ma"));
  private static final Map<String, String> CHILDREN =
      Map.of(
          "mau-bieu.dong", "mau_bieu_dong",
          "mau-bieu.cot", "mau_bieu_cot",
          "mau-phieu.cauHoi", "mau_phieu_cau_hoi",
          "bieu.o", "bieu_o",
          "phieu.traLoi", "phieu_tra_loi",
          "phieu-ho.traLoi", "phieu_ho_tra_loi",
          "van-ban.tep", "van_ban_tep");

  static Stream<Path> pairs() throws Exception {
    return Files.walk(Path.of("test-fixtures/mappings"))
        .filter(file -> file.toString().endsWith(".json"))
        .sorted();
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void findsNothingInAPairAndEveryFieldThatIsChanged(Path file) throws Exception {
    JsonNode pair = JSON.readTree(file.toFile());
    OracleFlow flow = flow(file);
    var rows = province(file, pair.path("province")).reader().rows(flow);
    ObjectNode nation = (ObjectNode) pair.path("nation");
    assertThat(found(flow, rows, nation)).isEmpty();

    for (String field : comparedFields(file, nation)) {
      ObjectNode changed = nation.deepCopy();
      changed.set(field, other(field, nation.get(field)));
      assertThat(found(flow, rows, changed)).extracting(Difference::what).containsExactly(field);
    }
  }

  /** All but those that would make it another record, or another province's. */
  private static List<String> comparedFields(Path file, ObjectNode nation) {
    List<String> fields = new ArrayList<>();
    nation.fieldNames().forEachRemaining(fields::add);
    fields.removeAll(flow(file).identity());
    fields.remove("maTinh");
    return fields;
  }

  private static JsonNode other(String field, JsonNode value) {
    if (field.equals("dienTich")) {
      return JSON.getNodeFactory().numberNode(value.asDouble() + 0.01);
    }
    if (value.isBoolean()) {
      return JSON.getNodeFactory().booleanNode(!value.asBoolean());
    }
    return value.isNull() || value.isEmpty() && value.isArray()
        ? JSON.getNodeFactory().textNode("new")
        : JSON.nullNode();
  }

  private static OracleFlow flow(Path file) {
    String name = file.getParent().getFileName().toString();
    return OracleFlow.ALL.stream().filter(f -> f.name().equals(name)).findFirst().orElseThrow();
  }

  private static FixtureProvince province(Path file, JsonNode row) throws Exception {
    FixtureProvince province = new FixtureProvince();
    String name = flow(file).name();
    if (name.equals("chi-tieu")) {
      String group = row.path("ma_nhom").asText();
      province.insert(
          "dm_nhom_chi_tieu", JSON.createObjectNode().put("ma_nhom", group).put("ten_nhom", "N"));
    }
    ObjectNode parent = row.deepCopy();
    if (Set.of("bieu", "phieu", "phieu-ho").contains(name)) {
      parent.put("trang_thai", "DA_DUYET");
    }
    if (name.equals("van-ban") && !row.path("ma_nhom").isNull()) {
      ObjectNode group = JSON.createObjectNode().put("ten_nhom", "N").put("tinh", "TW");
      province.insert("nhom_van_ban", group.set("ma_nhom", row.path("ma_nhom")));
    }
    List<String> rows = new ArrayList<>();
    row.fields()
        .forEachRemaining(
            field -> {
              if (field.getValue().isArray()) {
                rows.add(field.getKey());
              }
            });
    parent.remove(rows);
    province.insert(TABLES.get(name), parent);
    for (String field : rows) {
      for (JsonNode child : row.path(field)) {
        ObjectNode whole = child.deepCopy();
        KEYS.get(name).forEach(column -> whole.set(column, row.get(column)));
        province.insert(CHILDREN.get(name + "." + field), whole);
      }
    }
    return province;
  }

  private static List<Difference> found(
      OracleFlow flow, Map<String, Map<String, @Nullable String>> rows, JsonNode record) {
    var records = List.of(new OracleNation.Record("UPDATED", record));
    LocalDate today = LocalDate.now(FixtureProvince.TODAY);
    return new FlowComparison(flow, rows, records, today).differences();
  }
}
