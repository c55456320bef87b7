package vn.lienthong.routes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.List;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import vn.lienthong.flow.Report;
import vn.lienthong.ledger.Count;
import vn.lienthong.national.NationalCall.Purpose;
import vn.lienthong.record.Entry;
import vn.lienthong.record.Standing;
import vn.lienthong.testkit.Databases;

/**
 * Forms whose changes are caught by triggers, through the shipped routes. Every run but those after
 * a TRUNCATE or a lost trigger reads what changed and nothing else. Each test goes on from the
 * last.
 */
@ParameterizedClass
@EnumSource
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class CapturedFeedTest {
  private static final String FORM = "PT01-03390001-2025";
  private static final String OTHER = "PT01-03390002-2025";
  private static final String MOVED = "PT01-03390009-2025";
  private static final String THIRD = "PT02-03405001-2025";

  /** Where the province's tables are. */
  enum Province {
    H2,
    POSTGRES,
    MARIADB;

    Databases.Database fresh() {
      return switch (this) {
        case H2 -> Databases.h2();
        case POSTGRES -> Databases.postgres();
        case MARIADB -> Databases.mariadb();
      };
    }
  }

  @Parameter private Province in = Province.H2;
  private Town town;

  @BeforeParameterizedClassInvocation
  void open() {
    town =
        Town.at(
            Site.in(in::fresh).mapping("phieu", "mode: auto", "mode: auto\nguard: {retire: 50}"));
    town.people().capture().install("phieu", true, "An");
    town.approvedRun("don-vi-hanh-chinh");
    town.approvedRun("mau-phieu");
    rest();
  }

  @AfterParameterizedClassInvocation
  void close() {
    town.close();
  }

  /** Verdicts come back, are written, and are seen to be our own. */
  private void rest() {
    Report last = town.tick("phieu");
    for (int i = 0; i < 5 && count(last, Count.READ_PROVINCE) > 0; i++) {
      last = town.tick("phieu");
    }
    assertNothing(last);
    assertAlike();
  }

  private static void assertNothing(Report report) {
    assertThat(report.result()).isEqualTo("in-step");
    assertThat(report.cause()).isNull();
    assertThat(count(report, Count.READ_PROVINCE)).isZero();
  }

  private void assertAlike() {
    assertThat(town.differences()).filteredOn(text -> text.startsWith("phieu ")).isEmpty();
  }

  /** A run that reads so many changed records and sends so many. */
  private Report changed(int read, int sent) {
    Report report = town.tick("phieu");
    assertThat(report.result()).isEqualTo("in-step");
    assertThat(report.cause()).isNull();
    assertThat(count(report, Count.READ_PROVINCE)).isEqualTo(read);
    assertThat(count(report, Count.TO_NATION)).isEqualTo(sent);
    return report;
  }

  @Test
  @Order(1)
  void aChangedRowIsSentAndNothingElse() {
    town.sql("UPDATE phieu SET ngay_lap = DATE '2025-12-20' WHERE so_phieu = '" + FORM + "'");

    changed(1, 1);

    assertThat(form(FORM).path("ngayLap").asText()).isEqualTo("2025-12-20");
    rest();
  }

  @Test
  @Order(2)
  void aChangedAnswerSendsItsForm() {
    answer(FORM, "C01", "97");
    town.sql("DELETE FROM phieu_tra_loi WHERE so_phieu = '" + FORM + "' AND cau_hoi = 'C06'");

    changed(1, 1);

    assertThat(answers(FORM)).contains("97");
    assertThat(form(FORM).path("traLoi")).hasSize(6);
    rest();
  }

  @Test
  @Order(3)
  void aFormThatGetsAnotherNumberIsSentUnderItAndWithdrawnUnderTheOld() {
    town.sql(
        "INSERT INTO phieu (so_phieu, ma_mau, don_vi, ky, tinh, ngay_lap, trang_thai)"
            + " SELECT '"
            + MOVED
            + "', ma_mau, don_vi, ky, tinh, ngay_lap, trang_thai FROM phieu WHERE so_phieu = '"
            + OTHER
            + "'");
    town.sql(
        "UPDATE phieu_tra_loi SET so_phieu = '" + MOVED + "' WHERE so_phieu = '" + OTHER + "'");
    town.sql("DELETE FROM phieu WHERE so_phieu = '" + OTHER + "'");

    Report report = changed(2, 2);

    assertThat(count(report, Count.DELIVERED)).isEqualTo(1);
    assertThat(count(report, Count.WITHDRAWN)).isEqualTo(1);
    assertThat(form(OTHER).path("trangThai").asText()).isEqualTo("DA_XOA");
    assertThat(answers(MOVED)).contains("54", "260");
    rest();
  }

  @Test
  @Order(4)
  void aKeyChangedInPlaceIsBothAChangeOfTheOldAndOfTheNew() {
    town.sql("DELETE FROM phieu_tra_loi WHERE so_phieu = '" + MOVED + "'");
    town.sql("UPDATE phieu SET so_phieu = '" + OTHER + "' WHERE so_phieu = '" + MOVED + "'");
    for (String[] one :
        new String[][] {
          {"C01", "55"}, {"C02", "261"}, {"C03", "55"}, {"C04", "Có"}, {"C05", "9"}
        }) {
      insert(OTHER, one[0], one[1]);
    }

    Report report = changed(2, 2);

    assertThat(count(report, Count.WITHDRAWN)).isEqualTo(1);
    assertThat(form(MOVED).path("trangThai").asText()).isEqualTo("DA_XOA");
    assertThat(form(OTHER).path("trangThai").asText()).isEqualTo("HOAT_DONG");
    assertThat(answers(OTHER)).contains("261");
    rest();
  }

  @Test
  @Order(5)
  void aDeletedFormIsWithdrawn() {
    town.sql("DELETE FROM phieu_tra_loi WHERE so_phieu = '" + OTHER + "'");
    town.sql("DELETE FROM phieu WHERE so_phieu = '" + OTHER + "'");

    Report report = changed(1, 1);

    assertThat(count(report, Count.WITHDRAWN)).isEqualTo(1);
    assertThat(form(OTHER).path("trangThai").asText()).isEqualTo("DA_XOA");
    rest();
  }

  @Test
  @Order(6)
  void aFormEditedWhileItIsOnItsWayGoesOnceMoreWithTheNewest() {
    answer(FORM, "C01", "98");
    town.before(Purpose.BATCH, () -> answer(FORM, "C01", "99"));

    changed(1, 1);

    assertThat(answers(FORM)).contains("98");
    changed(1, 1);
    assertThat(answers(FORM)).contains("99").doesNotContain("98");
    rest();
  }

  @Test
  @Order(7)
  void aFormTakenBackWhileItIsOnItsWayIsWithdrawnByTheNextRun() {
    answer(FORM, "C01", "100");
    town.before(
        Purpose.BATCH,
        () -> town.sql("UPDATE phieu SET trang_thai = 'TRA_LAI' WHERE so_phieu = '" + FORM + "'"));

    assertThat(count(changed(1, 1), Count.DELIVERED)).isEqualTo(1);
    assertThat(count(changed(1, 1), Count.WITHDRAWN)).isEqualTo(1);

    assertThat(form(FORM).path("trangThai").asText()).isEqualTo("DA_XOA");
    town.sql("UPDATE phieu SET trang_thai = 'DA_DUYET' WHERE so_phieu = '" + FORM + "'");
    changed(1, 1);
    rest();
  }

  @Test
  @Order(8)
  void aTruncatedTableMakesEveryFormLookedAt() {
    List<String> before = answers(THIRD);
    town.sql("TRUNCATE TABLE phieu_tra_loi");

    Report report = town.tick("phieu");

    assertThat(report.result()).isEqualTo("in-step");
    assertThat(count(report, Count.PARKED)).isEqualTo(2);
    for (String form : List.of(FORM, THIRD)) {
      Entry entry = town.entry("phieu", form);
      assertThat(entry).isNotNull();
      assertThat(entry.standing()).isEqualTo(Standing.PARKED);
      assertThat(entry.causes()).allMatch(cause -> cause.code().equals("rule"));
    }
    assertThat(answers(THIRD)).isEqualTo(before);
    refill();
    town.tick("phieu");
    assertThat(town.entry("phieu", FORM)).isNull();
    assertThat(town.entry("phieu", THIRD)).isNull();
    rest();
  }

  private void refill() {
    for (String[] one :
        new String[][] {
          {"C01", "96"}, {"C02", "431"}, {"C03", "90"}, {"C04", "Có"}, {"C05", "31"}
        }) {
      insert(FORM, one[0], one[1]);
    }
    for (String[] one :
        new String[][] {{"D01", "Không"}, {"D02", "Có"}, {"D03", "8.5"}, {"D04", "Chưa có"}}) {
      insert(THIRD, one[0], one[1]);
    }
  }

  @Test
  @Order(9)
  void whatChangedWithoutTriggerIsFoundByComparingAndTold() {
    town.people().capture().remove("phieu", false, "An").stream()
        .flatMap(view -> view.statements().stream())
        .filter(statement -> statement.startsWith("DROP TRIGGER"))
        .reduce((one, last) -> last)
        .ifPresent(town::sql);
    // which of the triggers it was depends on the database; all of them are on the last table
    answer(FORM, "C02", "432");
    town.sql("DELETE FROM phieu_tra_loi WHERE so_phieu = '" + FORM + "' AND cau_hoi = 'C03'");
    insert(FORM, "C03", "91");

    Report report = town.tick("phieu");

    assertThat(report.cause()).isNotNull();
    assertThat(report.cause().code()).isEqualTo("capture-broken");
    assertThat(count(report, Count.DELIVERED)).isEqualTo(1);
    assertThat(answers(FORM)).contains("432", "91");
    assertThat(town.status("phieu").cause()).contains("capture-broken");
  }

  @Test
  @Order(10)
  void installedAgainItIsReliedUponAgain() {
    town.people().capture().install("phieu", true, "An");
    rest();
    answer(FORM, "C02", "433");

    changed(1, 1);

    assertThat(answers(FORM)).contains("433");
    rest();
  }

  private void answer(String form, String question, String value) {
    town.sql(
        "UPDATE phieu_tra_loi SET gia_tri = '%s' WHERE so_phieu = '%s' AND cau_hoi = '%s'"
            .formatted(value, form, question));
  }

  private void insert(String form, String question, String value) {
    town.sql(
        "INSERT INTO phieu_tra_loi (so_phieu, cau_hoi, gia_tri) VALUES ('%s', '%s', '%s')"
            .formatted(form, question, value));
  }

  private JsonNode form(String number) {
    return town.stored("phieu").getOrDefault("12:" + number, MissingNode.getInstance());
  }

  private List<String> answers(String number) {
    return form(number).findValuesAsText("giaTri");
  }

  private static int count(Report report, Count count) {
    return report.counts().of(count);
  }
}
