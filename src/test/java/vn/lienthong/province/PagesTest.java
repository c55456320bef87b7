package vn.lienthong.province;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.lienthong.province.Shapes.field;
import static vn.lienthong.province.Shapes.mapping;
import static vn.lienthong.province.Shapes.scoped;
import static vn.lienthong.province.Shapes.text;

import java.text.Normalizer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import vn.lienthong.mapping.Condition;
import vn.lienthong.mapping.FieldType;
import vn.lienthong.mapping.Mapping;
import vn.lienthong.record.Key;
import vn.lienthong.record.Row;

@ParameterizedClass
@EnumSource(Server.class)
class PagesTest {
  private static final String UNITS =
      "CREATE TABLE don_vi (ma VARCHAR(8), tu DATE, ten VARCHAR(50), tinh VARCHAR(2),"
          + " PRIMARY KEY (ma, tu))";
  private final Server server;

  PagesTest(Server server) {
    this.server = server;
  }

  private static Mapping units(Condition... scope) {
    return scoped(
        "don_vi",
        List.of("ma", "tu"),
        List.of(scope),
        field("ma", "ma", FieldType.CODE),
        field("tu", "tu", FieldType.DATE),
        text("ten"));
  }

  private static String unit(int number, String tinh) {
    return "INSERT INTO don_vi VALUES ('%05d', DATE '%s', 'Đơn vị', '%s')"
        .formatted(number / 2, LocalDate.of(2025, 7, 1).plusDays(number % 2), tinh);
  }

  @Test
  void everyRowIsSeenOnceWhateverItsPhysicalOrder() {
    List<String> rows = new ArrayList<>();
    for (int i = 0; i < 400; i++) {
      rows.add(unit(i, "12"));
    }
    Collections.shuffle(rows, new Random(12));
    try (Bench bench = new Bench(server, UNITS)) {
      bench.edit(rows.toArray(String[]::new));
      List<Key> keys = bench.rows(units(), 37).stream().map(Row::key).toList();
      assertThat(keys).hasSize(400).doesNotHaveDuplicates().isSorted();
      assertThat(bench.number(bench.province.sql(units()).count())).isEqualTo(400);
    }
  }

  @Test
  void rowsOutOfScopeAreNeitherCountedNorSeen() {
    try (Bench bench = new Bench(server, UNITS, unit(1, "12"), unit(2, "14"), unit(4, "11"))) {
      Mapping mapping = units(new Condition("TINH", List.of("12", "11")));
      assertThat(bench.rows(mapping, 10)).hasSize(2);
      assertThat(bench.number(bench.province.sql(mapping).count())).isEqualTo(2);
    }
  }

  @Test
  void rowsWithoutKeyAreCountedAndLeftOutOfPages() {
    String table = "CREATE TABLE ghi (ma VARCHAR(5), ten VARCHAR(9))";
    try (Bench bench =
        new Bench(server, table, "INSERT INTO ghi VALUES (NULL,'x'),('1','a'),('2','b')")) {
      Mapping mapping = mapping("ghi", List.of("ma"), text("ma"), text("ten"));
      assertThat(bench.number(bench.province.sql(mapping).withoutKey())).isEqualTo(1);
      assertThat(bench.rows(mapping, 1)).hasSize(2);
    }
  }

  @Test
  void keysHeldTwiceAreNamed() {
    String table = "CREATE TABLE ghi (ma VARCHAR(5), ten VARCHAR(9))";
    try (Bench bench =
        new Bench(server, table, "INSERT INTO ghi VALUES ('1','a'),('1','b'),('2','c')")) {
      Mapping mapping = mapping("ghi", List.of("ma"), text("ma"), text("ten"));
      List<Map<String, Object>> twice = bench.ask(bench.province.sql(mapping).duplicates(10));
      assertThat(twice).hasSize(1);
      assertThat(twice.get(0).values()).containsExactly("1");
    }
  }

  @Test
  void keysAreFoundInEitherNormalFormAndWithoutPadding() {
    String decomposed = Normalizer.normalize("Thổ", Normalizer.Form.NFD);
    try (Bench bench =
        new Bench(
            server,
            "CREATE TABLE ghi (ma CHAR(12) PRIMARY KEY, ten VARCHAR(9))",
            "INSERT INTO ghi VALUES ('" + decomposed + "','a'),('Mường','b'),('Dao','c')")) {
      Mapping mapping = mapping("ghi", List.of("ma"), text("ma"), text("ten"));
      List<Key> wanted = List.of(Key.of("Thổ"), Key.of("Mường"), Key.of("Không"));
      List<Map<String, Object>> found = bench.ask(bench.province.sql(mapping).byKeys(wanted));
      assertThat(found.stream().map(row -> Bench.row(mapping, row).key()))
          .containsExactlyInAnyOrder(Key.of("Thổ"), Key.of("Mường"));
      assertThat(bench.ask(bench.province.sql(mapping).byKeys(List.of()))).isEmpty();
    }
  }

  @Test
  void reservedWordsCapitalsAndBlanksAreNamesLikeOthers() {
    try (Bench bench =
        new Bench(
            server,
            "CREATE TABLE \"Bảng Order\" (\"Select\" VARCHAR(5) PRIMARY KEY, \"tên dài\""
                + " VARCHAR(20), Plain VARCHAR(5))",
            "INSERT INTO \"Bảng Order\" VALUES ('1','một','x'),('2','hai','y')")) {
      Mapping mapping =
          mapping(
              "bảng order",
              List.of("ma"),
              field("ma", "Select", FieldType.TEXT),
              field("ten", "tên dài", FieldType.TEXT),
              field("plain", "PLAIN", FieldType.TEXT));
      assertThat(bench.rows(mapping, 1).stream().map(row -> row.value("ten")))
          .containsExactly("một", "hai");
    }
  }

  @Test
  void aNameThatCamelWouldMistakeForAPlaceholderIsRefused() {
    try (Bench bench = new Bench(server, "CREATE TABLE ghi (\"so#\" VARCHAR(5) PRIMARY KEY)")) {
      Mapping mapping = mapping("ghi", List.of("so"), field("so", "so#", FieldType.TEXT));
      assertThatThrownBy(() -> bench.province.sql(mapping)).hasMessageContaining("# or ?");
    }
  }

  @Test
  void pagesAreStepsOfARoute() throws Exception {
    try (Bench bench = new Bench(server, UNITS, unit(1, "12"), unit(2, "12"), unit(3, "12"));
        DefaultCamelContext camel = new DefaultCamelContext()) {
      camel.getRegistry().bind("province", bench.province.dataSource());
      camel.start();
      ProducerTemplate caller = camel.createProducerTemplate();
      ProvinceSql sql = bench.province.sql(units(new Condition("tinh", List.of("12"))));
      List<?> first = camelRows(caller, sql.page(2, null));
      @SuppressWarnings("unchecked")
      Map<String, Object> last = (Map<String, Object>) first.get(1);
      assertThat(first).hasSize(2);
      assertThat(camelRows(caller, sql.page(2, last))).hasSize(1);
      assertThat(camelRows(caller, sql.count()).toString()).contains("=3");
      assertThat(camelRows(caller, sql.byKeys(List.of(Key.of("00001", "2025-07-01"))))).hasSize(1);
    }
  }

  private static List<?> camelRows(ProducerTemplate caller, Query query) {
    return (List<?>)
        caller.requestBodyAndHeader(
            "sql:placeholder?dataSource=#province", query.values(), "CamelSqlQuery", query.text());
  }
}
