package vn.lienthong.province;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.lienthong.province.Shapes.field;
import static vn.lienthong.province.Shapes.insert;
import static vn.lienthong.province.Shapes.mapping;
import static vn.lienthong.province.Shapes.remove;
import static vn.lienthong.province.Shapes.update;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import vn.lienthong.mapping.Field;
import vn.lienthong.mapping.FieldType;
import vn.lienthong.mapping.Mapping;
import vn.lienthong.province.capture.Capture;
import vn.lienthong.province.capture.Change;
import vn.lienthong.province.capture.ChangeLog;
import vn.lienthong.record.Key;
import vn.lienthong.record.Outcome;
import vn.lienthong.record.Outcome.Done;
import vn.lienthong.record.Row;

/** Tables and columns as strangers call them. */
@ParameterizedClass
@EnumSource(Server.class)
class OddNamesTest {
  private static final List<String> CHOSEN =
      List.of(
          "Danh mục dân tộc",
          "ORDER",
          "select",
          "Bảng-1 (mới)",
          "ĐƠN VỊ, cấp xã",
          "x'y",
          "100% %20 %s",
          "dấu\\chéo",
          "tên.có.chấm",
          "a\"b",
          "a`b[c]");
  private static final String SIGNS = "aZ09_đẰ ơ.,-'\"`[]()%&/\\$;:|*+=<>!{}~^";

  private final Server server;
  private final Bench bench;

  OddNamesTest(Server server) {
    this.server = server;
    bench = new Bench(server);
  }

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void areReadWrittenAndWatchedLikeOthers() {
    List<String> names = new ArrayList<>(CHOSEN);
    Random random = new Random(4);
    for (int i = 0; i < 12; i++) {
      StringBuilder name = new StringBuilder();
      for (int length = 1 + random.nextInt(9); length > 0; length--) {
        name.append(SIGNS.charAt(random.nextInt(SIGNS.length())));
      }
      names.add(name.append(i).toString());
    }
    names.forEach(this::goesRound);
  }

  private void goesRound(String name) {
    String table = quoted("b" + name);
    String key = quoted("k" + name);
    String value = quoted("v" + name);
    bench.edit(
        "CREATE TABLE %s (%s VARCHAR(10), tu INTEGER, %s VARCHAR(20), PRIMARY KEY (%s, tu))"
            .formatted(table, key, value, key),
        "INSERT INTO %s VALUES ('1', 1, 'một')".formatted(table));
    Mapping mapping =
        mapping(
            table,
            List.of("ma", "tu"),
            field("ma", "k" + name, FieldType.CODE),
            field("tu", "TU", FieldType.INTEGER),
            field("ten", "v" + name, FieldType.TEXT));

    assertThat(bench.rows(mapping, 1)).as(name).hasSize(1);
    Capture capture = Capture.in(bench.province);
    capture.install(mapping);
    ChangeLog log = capture.log(mapping);
    assertThat(log.readiness().causes()).as(name).isEmpty();
    long from = log.stamp();

    Row first = bench.row(mapping, "1", "1");
    Outcome updated = bench.write(mapping, update(first, "ten", "hai"));
    assertThat(updated).as(name).isInstanceOf(Done.class);
    assertThat(((Done) updated).after().value("ten")).as(name).isEqualTo("hai");
    Outcome created =
        bench.write(mapping, insert(Key.of("2", "1"), "ma", "2", "tu", "1", "ten", "x"));
    Row second = ((Done) created).after();
    assertThat(bench.write(mapping, remove(second))).as(name).isEqualTo(new Done(null));
    bench.edit("UPDATE %s SET %s = 'ba'".formatted(table, value));

    assertThat(bench.province.source(mapping).page(null, 10)).as(name).hasSize(1);
    log.stamp();
    assertThat(log.after(from, 10))
        .as(name)
        .extracting(Change::storedKey)
        .containsOnly("1|1", "2|1")
        .contains("1|1", "2|1");
    assertThat(log.anything(log.stamp())).as(name).isFalse();
    capture.remove(mapping);
  }

  private static String quoted(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }

  @Test
  void theVeryNameGoesBeforeOneThatIsAlike() {
    bench.edit(
        "CREATE TABLE \"bảng\" (\"Mã\" VARCHAR(5) PRIMARY KEY)",
        "INSERT INTO \"bảng\" VALUES ('1')");
    Mapping mapping = mapping("BẢNG", List.of("ma"), field("ma", "MÃ", FieldType.TEXT));
    assertThat(bench.rows(mapping, 1)).hasSize(1);
    if (server != Server.MARIADB) {
      bench.edit("CREATE TABLE \"BẢNG\" (\"mã\" VARCHAR(5) PRIMARY KEY)");
      assertThat(bench.rows(mapping, 1)).isEmpty();
    }
  }

  @Test
  void aNameWhoseMarksAreComposedOtherwiseIsTheSame() {
    String stored = Normalizer.normalize("Tên gọi", Normalizer.Form.NFD);
    bench.edit(
        "CREATE TABLE ghi (ma VARCHAR(5) PRIMARY KEY, \"" + stored + "\" VARCHAR(9))",
        "INSERT INTO ghi VALUES ('1', 'x')");
    Mapping mapping =
        mapping(
            "ghi",
            List.of("ma"),
            field("ma", "ma", FieldType.TEXT),
            field("ten", "tên gọi", FieldType.TEXT));
    Outcome outcome = bench.write(mapping, update(bench.row(mapping, "1"), "ten", "y"));
    assertThat(((Done) outcome).after().value("ten")).isEqualTo("y");
  }

  @Test
  void aSchemaTellsTwoTablesOfOneNameApart() {
    if (server == Server.MARIADB) {
      bench.edit("DROP DATABASE IF EXISTS \"sở khác\"");
    }
    bench.edit(
        "CREATE SCHEMA \"sở khác\"",
        "CREATE TABLE ghi (ma VARCHAR(5) PRIMARY KEY)",
        "CREATE TABLE \"sở khác\".ghi (ma VARCHAR(5) PRIMARY KEY)",
        "INSERT INTO \"sở khác\".ghi VALUES ('1'),('2')");
    Mapping there = mapping("Sở khác.ghi", List.of("ma"), field("ma", "ma", FieldType.TEXT));
    Mapping quoted = mapping("\"sở khác\".\"ghi\"", List.of("ma"), there.fields().get(0));
    Mapping here = mapping("ghi", List.of("ma"), there.fields().get(0));
    assertThat(bench.rows(there, 1)).hasSize(2);
    assertThat(bench.rows(quoted, 1)).hasSize(2);
    assertThat(bench.rows(here, 1)).isEmpty();
  }

  @Test
  void aViewIsReadAndSaysWhetherItCanBeWritten() {
    bench.edit(
        "CREATE TABLE goc (ma VARCHAR(5) PRIMARY KEY, ten VARCHAR(9))",
        "CREATE TABLE them (ma VARCHAR(5) PRIMARY KEY, ghi VARCHAR(9))",
        "INSERT INTO goc VALUES ('1', 'x')",
        "INSERT INTO them VALUES ('1', 'y')",
        "CREATE VIEW \"Xem chung\" AS SELECT g.ma, g.ten || '' AS ten, t.ghi FROM goc g"
            + " JOIN them t ON t.ma = g.ma GROUP BY g.ma, g.ten, t.ghi");
    Mapping mapping =
        mapping(
            "xem chung",
            List.of("ma"),
            field("ma", "ma", FieldType.TEXT),
            field("ghi", "ghi", FieldType.TEXT));
    assertThat(bench.rows(mapping, 1)).hasSize(1);
    assertThat(bench.province.source(mapping).page(null, 10)).hasSize(1);
    ProvinceSchema schema = bench.province.schema();
    assertThat(schema.unwritable(mapping, schema.table(mapping.table()))).isPresent();
    Mapping table = mapping("them", List.of("ma"), mapping.fields().get(0));
    assertThat(Capture.in(bench.province).log(mapping).readiness().causes().get(0).code())
        .isEqualTo("view");
    if (server != Server.H2) {
      assertThat(schema.unwritable(table, schema.table("them"))).isEmpty();
      bench.edit("CREATE VIEW mot AS SELECT ma, ghi FROM them");
      Mapping simple = mapping("mot", List.of("ma"), mapping.fields().toArray(Field[]::new));
      assertThat(schema.unwritable(simple, schema.table("mot"))).isEmpty();
      Outcome outcome = bench.write(simple, update(bench.row(simple, "1"), "ghi", "z"));
      assertThat(outcome).isInstanceOf(Done.class);
    }
  }
}
