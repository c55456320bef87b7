package vn.lienthong.province;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.lienthong.province.Shapes.field;
import static vn.lienthong.province.Shapes.mapping;
import static vn.lienthong.province.Shapes.text;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import vn.lienthong.mapping.FieldType;
import vn.lienthong.mapping.Mapping;
import vn.lienthong.record.Row;

/** What a table makes of numbers that have more digits than it keeps, told beforehand. */
@ParameterizedClass
@EnumSource(Server.class)
class RoundingTest {
  private static final String TABLE =
      "CREATE TABLE dat (ma VARCHAR(8) PRIMARY KEY, hai NUMERIC(10, 2), sau DECIMAL(12, 6),"
          + " khong NUMERIC(8), ten VARCHAR(50))";
  private static final Mapping LAND =
      mapping(
          "dat",
          List.of("ma"),
          field("ma", "ma", FieldType.CODE),
          field("hai", "hai", FieldType.DECIMAL),
          field("sau", "sau", FieldType.DECIMAL),
          field("khong", "khong", FieldType.DECIMAL),
          text("ten"));
  private final Server server;

  RoundingTest(Server server) {
    this.server = server;
  }

  @Test
  void isAsTheDatabaseDoesIt() {
    Random random = new Random(2_845);
    List<String> values = new ArrayList<>(List.of("2845.1234", "0.005", "-0.005", "1.015", "7"));
    while (values.size() < 60) {
      long digits = random.nextLong(2_000_000_000L) - 1_000_000_000L;
      values.add(BigDecimal.valueOf(digits, random.nextInt(5) + 5).toPlainString());
    }
    try (Bench bench = new Bench(server, TABLE)) {
      ProvinceSql sql = bench.province.sql(LAND);
      for (int i = 0; i < values.size(); i++) {
        String value = values.get(i);
        bench.edit(
            "INSERT INTO dat VALUES ('%s', %s, %s, %s, '%s')"
                .formatted(i, value, value, value, value));
        Row row = bench.row(LAND, String.valueOf(i));
        for (String name : List.of("hai", "sau", "khong", "ten")) {
          String shown = sql.shown(name, value);
          if (name.equals("ten")) {
            assertThat(row.value(name)).as(name).isEqualTo(shown);
          } else {
            assertThat(new BigDecimal(row.value(name)))
                .as(name + " " + value)
                .isEqualByComparingTo(shown);
          }
        }
      }
      assertThat(sql.shown("hai", "2845.1234")).isEqualTo("2845.12");
      assertThat(sql.shown("hai", "2845.1")).isEqualTo("2845.1");
      assertThat(sql.shown("hai", null)).isNull();
      assertThat(sql.shown("nothing", "1.234")).isEqualTo("1.234");
    }
  }
}
