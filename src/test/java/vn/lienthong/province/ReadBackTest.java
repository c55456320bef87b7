package vn.lienthong.province;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.lienthong.province.Shapes.field;
import static vn.lienthong.province.Shapes.insert;
import static vn.lienthong.province.Shapes.mapping;
import static vn.lienthong.province.Shapes.text;
import static vn.lienthong.province.Shapes.update;

import java.text.Normalizer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import vn.lienthong.mapping.FieldType;
import vn.lienthong.mapping.Mapping;
import vn.lienthong.record.Key;
import vn.lienthong.record.Outcome;
import vn.lienthong.record.Outcome.Done;
import vn.lienthong.record.Outcome.Refused;
import vn.lienthong.record.Row;

@ParameterizedClass
@EnumSource(Server.class)
class ReadBackTest {
  private final Server server;
  private final Bench bench;

  ReadBackTest(Server server) {
    this.server = server;
    this.bench = new Bench(server);
  }

  @AfterEach
  void close() {
    bench.close();
  }

  private static Map<String, String> after(Outcome outcome) {
    return ((Done) outcome).after().values();
  }

  @Test
  void paddingAndRoundingAreSeenAsTheDatabaseHoldsThem() {
    bench.edit(
        "CREATE TABLE do_dac (ma CHAR(5) PRIMARY KEY, loai CHAR(6), dien_tich NUMERIC(10,2))");
    Mapping mapping =
        mapping(
            "do_dac",
            List.of("ma"),
            field("ma", "ma", FieldType.CODE),
            text("loai"),
            field("dienTich", "dien_tich", FieldType.DECIMAL));
    Outcome created =
        bench.write(mapping, insert(Key.of("01"), "ma", "01", "loai", "XA", "dienTich", "12.3456"));
    assertThat(after(created))
        .containsEntry("loai", server == Server.MARIADB ? "XA" : "XA    ")
        .containsEntry("dienTich", "12.35");
    Row row = ((Done) created).after();
    assertThat(row).isEqualTo(bench.row(mapping, "01"));
    assertThat(after(bench.write(mapping, update(row, "loai", "PHUONG"))))
        .containsEntry("loai", "PHUONG");
  }

  @Test
  void defaultsAndComputedColumnsAreTheDatabases() {
    bench.edit(
        "CREATE TABLE tu_tinh (ma VARCHAR(5) PRIMARY KEY, so INTEGER, gap_doi INTEGER GENERATED"
            + " ALWAYS AS (so * 2)"
            + (server == Server.H2 ? "" : " STORED")
            + ", trang_thai VARCHAR(9) DEFAULT 'MOI' NOT NULL)");
    Mapping mapping =
        mapping(
            "tu_tinh",
            List.of("ma"),
            text("ma"),
            field("so", "so", FieldType.INTEGER),
            field("gapDoi", "gap_doi", FieldType.INTEGER),
            field("trangThai", "trang_thai", FieldType.TEXT));
    Outcome created =
        bench.write(
            mapping, insert(Key.of("1"), "ma", "1", "so", "21", "gapDoi", "5", "trangThai", null));
    assertThat(after(created)).containsEntry("gapDoi", "42").containsEntry("trangThai", "MOI");
    Row row = ((Done) created).after();
    assertThat(bench.write(mapping, update(row, "gapDoi", "1"))).isInstanceOf(Refused.class);
  }

  @Test
  void whatATriggerMakesOfATextIsReadBack() {
    bench.edit("CREATE TABLE hoa (ma VARCHAR(5) PRIMARY KEY, ten VARCHAR(20))");
    upperCase("hoa", "ten");
    Mapping mapping = mapping("hoa", List.of("ma"), text("ma"), text("ten"));
    Outcome created = bench.write(mapping, insert(Key.of("1"), "ma", "1", "ten", "mường"));
    assertThat(after(created)).containsEntry("ten", "MƯỜNG");
    Outcome updated = bench.write(mapping, update(((Done) created).after(), "ten", "thổ"));
    assertThat(after(updated)).containsEntry("ten", "THỔ");
  }

  @Test
  void aTriggerThatWritesAnotherKeyIsRefusedAndNothingStays() {
    bench.edit("CREATE TABLE khoa (stt INTEGER DEFAULT 0, ma VARCHAR(5) PRIMARY KEY)");
    upperCase("khoa", "ma");
    Mapping mapping = mapping("khoa", List.of("ma"), text("ma"));
    assertThat(bench.write(mapping, insert(Key.of("a"), "ma", "a"))).isInstanceOf(Refused.class);
    assertThat(bench.value("SELECT COUNT(*) FROM khoa")).isEqualTo("0");
  }

  private void upperCase(String table, String column) {
    if (server == Server.H2) {
      bench.edit(
          "CREATE TRIGGER hoa_"
              + table
              + " BEFORE INSERT, UPDATE ON "
              + table
              + " FOR EACH ROW CALL \""
              + UpperCase.class.getName()
              + "\"");
    } else if (server == Server.MARIADB) {
      String capitals =
          " ON %1$s FOR EACH ROW SET NEW.%2$s = UPPER(NEW.%2$s)".formatted(table, column);
      bench.edit("CREATE TRIGGER hoa BEFORE INSERT" + capitals);
      bench.edit("CREATE TRIGGER hoa_sua BEFORE UPDATE" + capitals);
    } else {
      bench.edit(
          "CREATE FUNCTION hoa() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN NEW."
              + column
              + " := upper(NEW."
              + column
              + "); RETURN NEW; END $$",
          "CREATE TRIGGER hoa BEFORE INSERT OR UPDATE ON "
              + table
              + " FOR EACH ROW EXECUTE FUNCTION hoa()");
    }
  }

  @Test
  void decomposedKeysAreFoundAndTextsAreWrittenComposed() {
    String key = Normalizer.normalize("Mường", Normalizer.Form.NFD);
    bench.edit(
        "CREATE TABLE dan_toc (ma VARCHAR(20) PRIMARY KEY, ten VARCHAR(30))",
        "INSERT INTO dan_toc VALUES ('" + key + "', 'cũ')");
    Mapping mapping = mapping("dan_toc", List.of("ma"), text("ma"), text("ten"));
    Row row = bench.row(mapping, "Mường");
    assertThat(row.handle().id()).isEqualTo(key);
    String written = Normalizer.normalize("Thổ", Normalizer.Form.NFD);
    Outcome outcome = bench.write(mapping, update(row, "ten", written));
    assertThat(after(outcome)).containsEntry("ten", "Thổ").containsEntry("ma", key);
    assertThat(bench.write(mapping, insert(Key.of("Mường"), "ma", "Mường", "ten", "hai")))
        .isEqualTo(new Outcome.ChangedSince());
  }

  @Test
  void emptyAndNullAreTheSameNothing() {
    bench.edit(
        "CREATE TABLE trong_rong (ma VARCHAR(5) PRIMARY KEY, ten VARCHAR(9) NOT NULL, ghi VARCHAR(9))",
        "INSERT INTO trong_rong VALUES ('1','','')");
    Mapping mapping = mapping("trong_rong", List.of("ma"), text("ma"), text("ten"), text("ghi"));
    Row row = bench.row(mapping, "1");
    assertThat(row.values()).containsEntry("ten", null).containsEntry("ghi", null);
    bench.edit("UPDATE trong_rong SET ghi = NULL");
    Outcome outcome = bench.write(mapping, update(row, "ten", "x"));
    assertThat(after(outcome)).containsEntry("ten", "x");
    outcome = bench.write(mapping, update(((Done) outcome).after(), "ten", null));
    assertThat(after(outcome)).containsEntry("ten", null);
  }

  @Test
  void aBooleanFitsAColumnOfNumbersOrLetters() {
    bench.edit("CREATE TABLE co (ma VARCHAR(5) PRIMARY KEY, a SMALLINT, b CHAR(1), c BOOLEAN)");
    Mapping mapping =
        mapping(
            "co",
            List.of("ma"),
            text("ma"),
            field("a", "a", FieldType.BOOLEAN),
            field("b", "b", FieldType.BOOLEAN),
            field("c", "c", FieldType.BOOLEAN));
    Outcome outcome =
        bench.write(
            mapping, insert(Key.of("1"), "ma", "1", "a", "true", "b", "false", "c", "true"));
    assertThat(after(outcome))
        .containsEntry("a", "true")
        .containsEntry("b", "false")
        .containsEntry("c", "true");
  }

  @Test
  void aDayStaysTheSameDayInEveryTimeZone() {
    bench.edit(
        "CREATE TABLE ngay (ma VARCHAR(5), tu DATE, luc "
            + (server == Server.MARIADB ? "DATETIME" : "TIMESTAMP")
            + ", chu VARCHAR(10), PRIMARY KEY (ma, tu))",
        "INSERT INTO ngay VALUES ('0', DATE '1900-01-01', NULL, NULL),('1', DATE '2025-07-01', TIMESTAMP '2025-07-01 00:00:00','')");
    Mapping mapping =
        mapping(
            "ngay",
            List.of("ma", "tu"),
            text("ma"),
            field("tu", "tu", FieldType.DATE),
            field("luc", "luc", FieldType.DATE),
            field("chu", "chu", FieldType.DATE));
    Row row = bench.row(mapping, "1", "2025-07-01");
    assertThat(row.values()).containsEntry("luc", "2025-07-01");
    assertThat(bench.rows(mapping, 1).get(0).key()).isEqualTo(Key.of("0", "1900-01-01"));
    Outcome outcome = bench.write(mapping, update(row, "luc", "1899-12-31", "chu", "1975-06-13"));
    assertThat(after(outcome))
        .containsEntry("tu", "2025-07-01")
        .containsEntry("luc", "1899-12-31")
        .containsEntry("chu", "1975-06-13");
    assertThat(
            bench.value("SELECT CAST(CAST(luc AS DATE) AS VARCHAR(10)) FROM ngay WHERE ma = '1'"))
        .isEqualTo("1899-12-31");
  }
}
