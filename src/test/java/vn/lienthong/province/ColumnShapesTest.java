package vn.lienthong.province;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.lienthong.province.Shapes.field;
import static vn.lienthong.province.Shapes.insert;
import static vn.lienthong.province.Shapes.mapping;
import static vn.lienthong.province.Shapes.text;
import static vn.lienthong.province.Shapes.update;

import java.util.List;
import java.util.Map;
import java.util.TimeZone;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import vn.lienthong.mapping.Field;
import vn.lienthong.mapping.FieldType;
import vn.lienthong.mapping.Flags;
import vn.lienthong.mapping.Mapping;
import vn.lienthong.record.Key;
import vn.lienthong.record.Outcome;
import vn.lienthong.record.Outcome.Done;
import vn.lienthong.record.Row;

/** Columns of other types than the fields over them. */
@ParameterizedClass
@EnumSource(Server.class)
class ColumnShapesTest {
  private static final TimeZone ZONE = TimeZone.getDefault();
  private final Server server;
  private Bench bench;

  ColumnShapesTest(Server server) {
    this.server = server;
    bench = new Bench(server);
  }

  @AfterEach
  void close() {
    bench.close();
    TimeZone.setDefault(ZONE);
  }

  private static Map<String, String> after(Outcome outcome) {
    assertThat(outcome).isInstanceOf(Done.class);
    return ((Done) outcome).after().values();
  }

  private static Field flag(String name, String yes, String no) {
    return new Field(
        name,
        name,
        FieldType.BOOLEAN,
        false,
        null,
        null,
        null,
        null,
        new Flags(yes, no),
        null,
        false,
        null,
        1);
  }

  @Test
  void aBooleanIsWrittenAsTheColumnHasIt() {
    bench.edit(
        "CREATE TABLE co (ma VARCHAR(5) PRIMARY KEY, y CHAR(1) CHECK (y IN ('Y','N')),"
            + " c CHAR(3), chu VARCHAR(6), so SMALLINT, thuong BOOLEAN)",
        "INSERT INTO co VALUES ('1','Y','K','KHÔNG',2,TRUE),('2','N','C',NULL,1,FALSE)");
    Mapping mapping =
        mapping(
            "co",
            List.of("ma"),
            text("ma"),
            flag("y", "Y", "N"),
            flag("c", "C", "K"),
            flag("chu", "Có", "Không"),
            flag("so", "1", "2"),
            field("thuong", "thuong", FieldType.BOOLEAN));
    Row first = bench.row(mapping, "1");
    assertThat(first.faults()).isEmpty();
    assertThat(first.values())
        .containsEntry("y", "true")
        .containsEntry("c", "false")
        .containsEntry("chu", "false")
        .containsEntry("so", "false")
        .containsEntry("thuong", "true");
    assertThat(bench.row(mapping, "2").values()).containsEntry("chu", null);
    Outcome written =
        bench.write(
            mapping,
            update(first, "y", "false", "c", "true", "chu", "true", "so", "true", "thuong", null));
    assertThat(after(written)).containsEntry("y", "false").containsEntry("chu", "true");
    assertThat(bench.value("SELECT y FROM co WHERE ma = '1'")).isEqualTo("N");
    assertThat(bench.value("SELECT c FROM co WHERE ma = '1'").strip()).isEqualTo("C");
    assertThat(bench.value("SELECT chu FROM co WHERE ma = '1'")).isEqualTo("Có");
    assertThat(bench.value("SELECT so FROM co WHERE ma = '1'")).isEqualTo("1");
    bench.edit("UPDATE co SET chu = 'có lẽ' WHERE ma = '1'");
    assertThat(bench.row(mapping, "1").faults().get(0).text())
        .isEqualTo("boolean-shape (chu: Có or Không)");
  }

  @Test
  void aNumberInATextGoesRound() {
    bench.edit(
        "CREATE TABLE so (ma VARCHAR(5) PRIMARY KEY, nguyen VARCHAR(12), le VARCHAR(20))",
        "INSERT INTO so VALUES ('1',' 007 ','12.50'),('2','hai','1,5')");
    Mapping mapping =
        mapping(
            "so",
            List.of("ma"),
            text("ma"),
            field("nguyen", "nguyen", FieldType.INTEGER),
            field("le", "le", FieldType.DECIMAL));
    Row first = bench.row(mapping, "1");
    assertThat(first.values()).containsEntry("nguyen", "7").containsEntry("le", "12.5");
    Outcome written = bench.write(mapping, update(first, "nguyen", "-12", "le", "0.00001"));
    assertThat(after(written)).containsEntry("nguyen", "-12").containsEntry("le", "0.00001");
    assertThat(bench.value("SELECT le FROM so WHERE ma = '1'")).isEqualTo("0.00001");
    assertThat(bench.row(mapping, "2").faults()).hasSize(2);
  }

  @Test
  void aListHasItsSeparatorAndALargeTextItsLength() {
    String large =
        switch (server) {
          case H2 -> "CLOB";
          case POSTGRESQL -> "TEXT";
          case MARIADB -> "LONGTEXT";
        };
    bench.edit("CREATE TABLE lon (ma VARCHAR(5) PRIMARY KEY, ds VARCHAR(90), chu " + large + ")");
    Field list =
        new Field("ds", "ds", FieldType.LIST, false, null, null, null, " | ", null, false, 1);
    Mapping mapping = mapping("lon", List.of("ma"), text("ma"), list, text("chu"));
    String text = "đường ".repeat(50_000).strip();
    Outcome created =
        bench.write(mapping, insert(Key.of("1"), "ma", "1", "ds", "một\nhai, ba", "chu", text));
    assertThat(after(created)).containsEntry("ds", "một\nhai, ba").containsEntry("chu", text);
    assertThat(bench.value("SELECT ds FROM lon")).isEqualTo("một | hai, ba");
    assertThat(bench.row(mapping, "1").value("chu")).hasSize(text.length());
    assertThat(bench.province.source(mapping).page(null, 10)).hasSize(1);
  }

  @Test
  void aMomentWithItsZoneIsTheDayInVietnamWhereverTheGatewayRuns() {
    String moment =
        switch (server) {
          case H2, POSTGRESQL -> "TIMESTAMP WITH TIME ZONE";
          case MARIADB -> "TIMESTAMP NULL";
        };
    for (String zone : List.of("UTC", "America/Los_Angeles", "Asia/Ho_Chi_Minh")) {
      bench.close();
      TimeZone.setDefault(TimeZone.getTimeZone(zone));
      bench = new Bench(server);
      boolean maria = server == Server.MARIADB;
      bench.edit(
          maria ? "SET time_zone = '+00:00'" : "SET TIME ZONE 'UTC'",
          "CREATE TABLE luc (ma VARCHAR(5) PRIMARY KEY, luc %s, gio %s)"
              .formatted(moment, maria ? "DATETIME" : "TIMESTAMP"),
          "INSERT INTO luc VALUES ('1', TIMESTAMP '2025-06-30 17:00:00', TIMESTAMP '2025-07-01"
              + " 23:59:59'), ('2', TIMESTAMP '2025-06-30 16:59:59', NULL)");
      Mapping mapping =
          mapping(
              "luc",
              List.of("ma"),
              text("ma"),
              field("luc", "luc", FieldType.DATE),
              field("gio", "gio", FieldType.DATE));
      Row first = bench.row(mapping, "1");
      assertThat(first.values())
          .as(zone)
          .containsEntry("luc", "2025-07-01")
          .containsEntry("gio", "2025-07-01");
      assertThat(bench.row(mapping, "2").values()).as(zone).containsEntry("luc", "2025-06-30");
      Outcome written =
          bench.write(mapping, update(first, "luc", "2026-01-01", "gio", "1999-12-31"));
      assertThat(after(written))
          .as(zone)
          .containsEntry("luc", "2026-01-01")
          .containsEntry("gio", "1999-12-31");
      String luc = server == Server.H2 ? "luc AT TIME ZONE 'UTC'" : "luc";
      assertThat(bench.value("SELECT CAST(" + luc + " AS CHAR(19)) FROM luc WHERE ma = '1'"))
          .as(zone)
          .startsWith("2025-12-31 17:00:00");
    }
  }
}
