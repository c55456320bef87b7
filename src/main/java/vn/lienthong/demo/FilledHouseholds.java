package vn.lienthong.demo;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** Forms of households that do not exist («dữ liệu giả lập»). The same every time. */
final class FilledHouseholds {
  /** Codes of the statistics office, the frequent ones oftener. */
  private static final List<String> ETHNIC_GROUPS =
      List.of("03", "03", "03", "08", "08", "09", "33", "39", "26", "42", "01");

  private static final List<String> RELIGIONS = List.of("99", "99", "99", "99", "08", "02", "01");
  private static final List<String> HOUSES = List.of("Kiên cố", "Bán kiên cố", "Đơn sơ");
  private static final List<String> WATER = List.of("Nước máy", "Giếng", "Mó nước", "Khác");
  private static final List<String> TRADES = List.of("Trồng lúa", "Trồng chè", "Chăn nuôi");

  private final List<Reporter> villages;
  private final SplittableRandom random = new SplittableRandom(20251120);
  private Filled filled = Filled.NONE;

  FilledHouseholds(List<Reporter> reporters) {
    this.villages = reporters.stream().filter(Reporter::village).toList();
  }

  Filled fill(Connection connection, int count) throws SQLException {
    try (Inserts forms =
            new Inserts(
                connection,
                null,
                "phieu_ho",
                "so_phieu, ma_mau, don_vi, ky, tinh, ngay_lap, chu_ho, dan_toc, ton_giao,"
                    + " so_nhan_khau, ho_ngheo, trang_thai");
        Inserts answers =
            new Inserts(connection, forms, "phieu_ho_tra_loi", "so_phieu, cau_hoi, gia_tri")) {
      for (int number = 1; number <= count; number++) {
        put(forms, answers, number);
      }
    }
    return filled;
  }

  private void put(Inserts forms, Inserts answers, int number) throws SQLException {
    String village = villages.get(number % villages.size()).unit();
    String form = "PH01-" + village + "-" + "%07d".formatted(number);
    String state = number % 22 == 7 ? "NHAP" : number % 22 == 15 ? "TRA_LAI" : "DA_DUYET";
    int people = random.nextInt(1, 10);
    forms.add(
        form,
        "PH01",
        village,
        "2026",
        Reporter.PROVINCE,
        LocalDate.of(2026, 3, 2).plusDays(random.nextInt(90)),
        "Chủ hộ giả lập " + number,
        one(ETHNIC_GROUPS),
        perhaps(10, one(RELIGIONS)),
        people,
        random.nextInt(4) == 0,
        state);
    answer(answers, form, "H01", one(HOUSES));
    answer(answers, form, "H02", String.valueOf(random.nextInt(people)));
    answer(answers, form, "H03", one(WATER));
    answer(answers, form, "H04", perhaps(4, random.nextBoolean() ? "Có" : "Không"));
    answer(answers, form, "H05", perhaps(3, String.valueOf(random.nextInt(600, 6000))));
    answer(answers, form, "H07", perhaps(2, one(TRADES)));
    filled = filled.and(state.equals("DA_DUYET"));
  }

  private static void answer(Inserts answers, String form, String question, @Nullable String value)
      throws SQLException {
    if (value != null) {
      answers.add(form, question, value);
    }
  }

  private String one(List<String> of) {
    return of.get(random.nextInt(of.size()));
  }

  /** Nothing once in so many times. */
  private @Nullable String perhaps(int times, String value) {
    return random.nextInt(times) == 0 ? null : value;
  }
}
