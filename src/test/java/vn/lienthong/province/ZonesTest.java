package vn.lienthong.province;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.lienthong.province.Shapes.field;
import static vn.lienthong.province.Shapes.insert;
import static vn.lienthong.province.Shapes.mapping;
import static vn.lienthong.province.Shapes.text;
import static vn.lienthong.province.Shapes.update;

import java.util.List;
import java.util.TimeZone;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.lienthong.mapping.FieldType;
import vn.lienthong.mapping.Mapping;
import vn.lienthong.record.Key;
import vn.lienthong.record.Outcome.Done;
import vn.lienthong.record.Row;

/**
 * Days and moments arrive as they are written, wherever the gateway and the database think they
 * are: over nights that lack an hour or have one twice, and a day that some islands never had.
 */
@ParameterizedClass
@EnumSource(Server.class)
class ZonesTest {
  private static final TimeZone ZONE = TimeZone.getDefault();

  /** Both nights in New York and on Lord Howe, Apia's missing day, and days of long ago. */
  private static final List<String> DAYS =
      List.of(
          "1899-12-31",
          "1945-04-01",
          "1975-06-13",
          "2011-12-30",
          "2026-03-08",
          "2026-04-05",
          "2026-10-04",
          "2026-11-01");

  /** Hours that are missing or double somewhere, and the ends of a day. */
  private static final List<String> HOURS = List.of("00:00:00", "01:30:00", "02:30:00", "23:59:59");

  private final Server server;
  private Bench bench;

  ZonesTest(Server server) {
    this.server = server;
  }

  @AfterEach
  void close() {
    bench.close();
    TimeZone.setDefault(ZONE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Asia/Ho_Chi_Minh",
        "UTC",
        "America/New_York",
        "Pacific/Apia",
        "Australia/Lord_Howe"
      })
  void daysArriveAsTheyAreWritten(String zone) {
    TimeZone.setDefault(TimeZone.getTimeZone(zone));
    bench = new Bench(server);
    String time = server == Server.MARIADB ? "DATETIME" : "TIMESTAMP";
    bench.edit("CREATE TABLE ngay (ngay DATE PRIMARY KEY, luc " + time + ", chu VARCHAR(10))");
    for (int i = 0; i < DAYS.size(); i++) {
      String hour = HOURS.get(i % HOURS.size());
      bench.edit(
          "INSERT INTO ngay VALUES (DATE '%1$s', TIMESTAMP '%1$s %2$s', '%1$s')"
              .formatted(DAYS.get(i), hour));
    }
    Mapping mapping =
        mapping(
            "ngay",
            List.of("ngay"),
            field("ngay", "ngay", FieldType.DATE),
            field("luc", "luc", FieldType.DATE),
            text("chu"));

    List<Row> rows = bench.rows(mapping, 3);
    assertThat(rows).extracting(row -> row.key().code()).containsExactlyElementsOf(DAYS);
    assertThat(rows).extracting(row -> row.value("luc")).containsExactlyElementsOf(DAYS);

    for (int i = 0; i < rows.size(); i++) {
      String other = DAYS.get((i + 1) % DAYS.size());
      assertThat(bench.write(mapping, update(rows.get(i), "luc", other)))
          .isInstanceOfSatisfying(
              Done.class, done -> assertThat(done.after().value("luc")).isEqualTo(other));
      assertThat(bench.value(day("luc") + " WHERE chu = '" + DAYS.get(i) + "'")).isEqualTo(other);
    }
    bench.edit("DELETE FROM ngay");
    for (String day : DAYS) {
      bench.write(mapping, insert(Key.of(day), "ngay", day, "luc", day, "chu", day));
      assertThat(bench.value(day("ngay") + " WHERE chu = '" + day + "'")).isEqualTo(day);
    }
  }

  private String day(String column) {
    String type = server == Server.MARIADB ? "CHAR(10)" : "VARCHAR(10)";
    return "SELECT CAST(CAST(%s AS DATE) AS %s) FROM ngay".formatted(column, type);
  }
}
