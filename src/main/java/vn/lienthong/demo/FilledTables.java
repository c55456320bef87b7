package vn.lienthong.demo;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Filled tables whose cells add up: villages to their commune, communes to the province. The same
 * every time.
 */
final class FilledTables {
  private static final String APPROVED = "DA_DUYET";

  /** Rows of the templates, and the columns that hold values; no merged headers. */
  private static final Map<String, List<String>> ROWS =
      Map.of(
          "BM01", List.of("D01", "D02", "D03", "D04", "D05"),
          "BM02", List.of("G01", "G02", "G03", "G04"),
          "BM03", List.of("N01", "N02", "N03"),
          "BM04", List.of("V01", "V02"),
          "BM05", List.of("M01", "M02", "M03"));

  private static final Map<String, List<String>> COLUMNS =
      Map.of(
          "BM01", List.of("C01", "C03", "C04", "C05"),
          "BM02", List.of("C01", "C02"),
          "BM03", List.of("C01", "C02"),
          "BM04", List.of("C01"),
          "BM05", List.of("C01", "C03", "C04"));

  private final List<Reporter> reporters;
  private final SplittableRandom random = new SplittableRandom(20251118);
  private Filled filled = Filled.NONE;

  FilledTables(List<Reporter> reporters) {
    this.reporters = reporters;
  }

  /** Cells by {@code row.column}. */
  private static final class Cells extends LinkedHashMap<String, BigDecimal> {
    private static final long serialVersionUID = 1;

    void plus(Cells more) {
      more.forEach((place, value) -> merge(place, value, BigDecimal::add));
    }
  }

  Filled fill(Connection connection) throws SQLException {
    try (Inserts tables =
            new Inserts(
                connection,
                null,
                "bieu",
                "ma_mau, ky, don_vi, tinh, trang_thai, lan_nop, ngay_duyet");
        Inserts cells =
            new Inserts(
                connection, tables, "bieu_o", "ma_mau, ky, don_vi, ma_dong, ma_cot, gia_tri")) {
      Desk desk = new Desk(tables, cells);
      summed(desk, "BM01", "2025", LocalDate.of(2026, 2, 10));
      summed(desk, "BM02", "2025-Q4", LocalDate.of(2026, 1, 12));
      summed(desk, "BM02", "2026-Q1", LocalDate.of(2026, 4, 13));
      summed(desk, "BM02", "2026-Q2", LocalDate.of(2026, 7, 13));
      summed(desk, "BM03", "2026-H1", LocalDate.of(2026, 7, 17));
      partly(desk, "BM04", "2026-M06", LocalDate.of(2026, 7, 3));
      put(
          desk,
          "BM05",
          "2021-2025",
          Reporter.PROVINCE,
          APPROVED,
          LocalDate.of(2026, 3, 25),
          decimals("BM05"));
    }
    return filled;
  }

  /** Where the rows go. */
  private record Desk(Inserts tables, Inserts cells) {}

  private void summed(Desk desk, String template, String period, LocalDate day)
      throws SQLException {
    Cells whole = new Cells();
    for (Reporter commune : reporters) {
      if (commune.village()) {
        continue;
      }
      Cells sum = new Cells();
      if (template.equals("BM03")) {
        for (Reporter village : reporters) {
          if (village.sums() && village.parent().equals(commune.unit())) {
            Cells own = counts(template, 60);
            put(desk, template, period, village.unit(), APPROVED, day.minusDays(5), own);
            sum.plus(own);
          }
        }
      }
      Cells own = sum.isEmpty() ? counts(template, 900) : sum;
      put(desk, template, period, commune.unit(), APPROVED, day.minusDays(2), own);
      whole.plus(own);
    }
    put(desk, template, period, Reporter.PROVINCE, APPROVED, day, whole);
  }

  /** Every fifth commune is not done yet; so there is no table of the province. */
  private void partly(Desk desk, String template, String period, LocalDate day)
      throws SQLException {
    List<String> unready = List.of("NHAP", "DA_NOP", "TRA_LAI");
    int number = 0;
    for (Reporter commune : reporters) {
      if (!commune.village()) {
        boolean ready = number % 5 != 4;
        String state = ready ? APPROVED : unready.get(number / 5 % unready.size());
        put(desk, template, period, commune.unit(), state, day, decimals(template));
        number++;
      }
    }
  }

  private Cells counts(String template, int most) {
    Cells cells = new Cells();
    int ceiling = most;
    for (String row : ROWS.getOrDefault(template, List.of())) {
      int total = random.nextInt(ceiling / 4, ceiling);
      ceiling = Math.max(8, total);
      int men = total * 4 / 5;
      for (String column : COLUMNS.getOrDefault(template, List.of())) {
        int value =
            switch (column) {
              case "C01" -> total;
              case "C03" -> men;
              case "C04" -> total - men;
              default -> total / 3;
            };
        cells.put(row + "." + column, BigDecimal.valueOf(value));
      }
    }
    return cells;
  }

  private Cells decimals(String template) {
    Cells cells = new Cells();
    for (String row : ROWS.getOrDefault(template, List.of())) {
      for (String column : COLUMNS.getOrDefault(template, List.of())) {
        cells.put(row + "." + column, BigDecimal.valueOf(random.nextLong(1, 990_000), 2));
      }
    }
    return cells;
  }

  private void put(
      Desk desk, String template, String period, String unit, String state, LocalDate day, Cells at)
      throws SQLException {
    boolean ready = state.equals(APPROVED);
    desk.tables().add(template, period, unit, Reporter.PROVINCE, state, 1, ready ? day : null);
    for (Map.Entry<String, BigDecimal> cell : at.entrySet()) {
      String[] place = cell.getKey().split("\\.");
      desk.cells().add(template, period, unit, place[0], place[1], cell.getValue());
    }
    filled = filled.and(ready);
  }
}
