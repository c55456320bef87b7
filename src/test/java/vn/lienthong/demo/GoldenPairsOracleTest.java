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
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The oracle is told of two sides that say the same, and of each field in which they do not. */
class GoldenPairsOracleTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Map<String, String> TABLES =
      Map.of(
          "nhom-chi-tieu", "dm_nhom_chi_tieu",
          "chi-tieu", "dm_chi_tieu",
          "dan-toc", "dm_dan_toc",
          "ton-giao", "dm_ton_giao",
          "don-vi-hanh-chinh", "dm_don_vi_hanh_chinh",
          "thay-doi-don-vi-hanh-chinh", "dm_thay_doi_don_vi",
          "phan-dinh-khu-vuc", "dm_phan_dinh_khu_vuc");

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
    if (row.has("ma_nhom") && !row.has("ten_nhom")) {
      String group = row.path("ma_nhom").asText();
      province.insert(
          "dm_nhom_chi_tieu", JSON.createObjectNode().put("ma_nhom", group).put("ten_nhom", "N"));
    }
    province.insert(TABLES.get(flow(file).name()), row);
    return province;
  }

  private static List<Difference> found(
      OracleFlow flow, Map<String, Map<String, @Nullable String>> rows, JsonNode record) {
    var records = List.of(new OracleNation.Record("UPDATED", record));
    LocalDate today = LocalDate.now(FixtureProvince.TODAY);
    return new FlowComparison(flow, rows, records, today).differences();
  }
}
