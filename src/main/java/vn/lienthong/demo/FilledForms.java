package vn.lienthong.demo;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** Forms of villages and communes. The same every time. */
final class FilledForms {
  private static final List<String> YES_NO = List.of("Có", "Không");
  private static final List<String> HALLS = List.of("Đạt chuẩn", "Chưa đạt chuẩn", "Chưa có");
  private static final List<String> GROUPS =
      List.of("Thái", "Hmông, Dao", "Hà Nhì", "La Hủ, Cống", "Thái, Kinh, Giáy");

  private final List<Reporter> reporters;
  private final SplittableRandom random = new SplittableRandom(20251119);
  private Filled filled = Filled.NONE;
  private int number;

  FilledForms(List<Reporter> reporters) {
    this.reporters = reporters;
  }

  Filled fill(Connection connection) throws SQLException {
    try (Inserts forms =
            new Inserts(
                connection,
                null,
                "phieu",
                "so_phieu, ma_mau, don_vi, ky, tinh, ngay_lap, trang_thai");
        Inserts answers =
            new Inserts(connection, forms, "phieu_tra_loi", "so_phieu, cau_hoi, gia_tri")) {
      for (Reporter reporter : reporters) {
        if (reporter.village()) {
          put(forms, answers, "PT01", reporter, "2025-H2", village());
          put(forms, answers, "PT01", reporter, "2026-H1", village());
          put(forms, answers, "PT02", reporter, "2026", roads());
        } else {
          for (String quarter : List.of("2025-Q3", "2025-Q4", "2026-Q1", "2026-Q2")) {
            put(forms, answers, "PX01", reporter, quarter, commune());
          }
        }
      }
    }
    return filled;
  }

  private Map<String, String> village() {
    int households = random.nextInt(25, 140);
    Map<String, String> answers = new LinkedHashMap<>();
    answers.put("C01", String.valueOf(households));
    answers.put("C02", String.valueOf(households * random.nextInt(3, 6)));
    answers.put("C03", String.valueOf(random.nextInt(households / 2, households + 1)));
    answers.put("C04", one(YES_NO));
    answers.put("C05", String.valueOf(random.nextInt(households / 2)));
    if (random.nextInt(3) > 0) {
      answers.put("C06", one(GROUPS));
      answers.put("C07", day().toString());
    }
    return answers;
  }

  private Map<String, String> roads() {
    Map<String, String> answers = new LinkedHashMap<>();
    answers.put("D01", one(YES_NO));
    answers.put("D02", one(YES_NO));
    answers.put("D03", random.nextInt(40) + "." + random.nextInt(1, 10));
    String hall = one(HALLS);
    answers.put("D04", hall);
    if (hall.equals("Chưa có")) {
      answers.put("D05", "Nhà trưởng bản");
    }
    return answers;
  }

  private Map<String, String> commune() {
    int households = random.nextInt(600, 3200);
    int villages = random.nextInt(8, 30);
    Map<String, String> answers = new LinkedHashMap<>();
    answers.put("C01", String.valueOf(households));
    answers.put("C05", String.valueOf(random.nextInt(households / 2)));
    answers.put("X03", String.valueOf(villages));
    answers.put("X04", String.valueOf(random.nextInt(villages)));
    answers.put("X05", "Cán bộ giả lập " + random.nextInt(1, 99));
    return answers;
  }

  private String one(List<String> of) {
    return of.get(random.nextInt(of.size()));
  }

  private LocalDate day() {
    return LocalDate.of(2026, 1, 5).plusDays(random.nextInt(180));
  }

  private void put(
      Inserts forms,
      Inserts answers,
      String template,
      Reporter reporter,
      String period,
      Map<String, String> given)
      throws SQLException {
    number++;
    String state = number % 20 == 11 ? "NHAP" : number % 20 == 17 ? "DA_NOP" : "DA_DUYET";
    String form = template + "-" + reporter.unit() + "-" + period;
    forms.add(form, template, reporter.unit(), period, Reporter.PROVINCE, day(), state);
    for (Map.Entry<String, String> answer : given.entrySet()) {
      answers.add(form, answer.getKey(), answer.getValue());
    }
    filled = filled.and(state.equals("DA_DUYET"));
  }
}
