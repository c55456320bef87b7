package vn.lienthong.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.lienthong.routes.Daily.FORM;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.lienthong.record.Cause;
import vn.lienthong.record.Entry;
import vn.lienthong.record.Standing;

/**
 * A nation that answers a batch with a ticket, and carries it out when it was asked for the second
 * time. What it has only promised is not in step; it is asked for, and not sent once more.
 */
class TicketsTest {
  private static final String GROUP = "LC-TB";
  private final Town town =
      Town.at(
          Site.laiChau(Site.On.H2)
              .with("purpose.phieu-ho", "thử")
              .mapping("dialects/default", "{}", "tickets: {at: data.ve}"));

  @BeforeEach
  void inStep() {
    List.of("don-vi-hanh-chinh", "mau-phieu", "nhom-van-ban").forEach(town::approvedRun);
    town.tick("phieu");
    town.faults("{'tickets':2}");
    town.sql(
        "INSERT INTO nhom_van_ban (ma_nhom, ten_nhom, nhom_cha, thu_tu, tinh, ngay_bat_dau)"
            + " VALUES ('LC-TB', 'Thông báo', 'LC', 7, '12', DATE '2025-03-01')");
    counts("97");
    tick();
  }

  @AfterEach
  void close() {
    town.close();
  }

  private void counts(String households) {
    town.sql(
        "UPDATE phieu_tra_loi SET gia_tri = '%s' WHERE cau_hoi = 'C01' AND so_phieu = '%s'"
            .formatted(households, FORM));
  }

  /** So much later that whatever waits is due. */
  private void tick() {
    town.clock.advance(Duration.ofHours(2));
    town.tick("nhom-van-ban");
    town.tick("phieu");
  }

  @Test
  void aPromiseIsNoAnswerAndIsKeptOverAKill() {
    assertThat(entry("phieu", FORM).standing()).isEqualTo(Standing.WAITING);
    assertThat(entry("phieu", FORM).causes()).containsExactly(Cause.of("accepted"));
    assertThat(entry("nhom-van-ban", GROUP).standing()).isEqualTo(Standing.WAITING);
    assertThat(entry("nhom-van-ban", GROUP).causes()).containsExactly(Cause.of("accepted"));

    town.restart();
    tick();
    assertThat(entry("phieu", FORM).causes()).containsExactly(Cause.of("accepted"));
    assertThat(told("phieu", FORM)).as("only asked for").hasSize(1);

    tick();
    assertThat(town.entry("phieu", FORM)).isNull();
    assertThat(entry("nhom-van-ban", GROUP).standing()).isEqualTo(Standing.IN_STEP);
    assertThat(told("phieu", FORM)).hasSize(2);
    assertThat(told("nhom-van-ban", GROUP)).hasSize(1);
    nothingIsLeft();
  }

  @Test
  void whatChangedMeanwhileIsSentWhenThePromiseIsKept() {
    counts("98");
    for (int i = 0; i < 4; i++) {
      tick();
    }

    assertThat(town.stored("phieu").get("12:" + FORM).findValuesAsText("giaTri")).contains("98");
    assertThat(told("phieu", FORM)).as("once each").hasSize(3);
    nothingIsLeft();
  }

  @Test
  void aPromiseThatTheNationForgetsIsSentOnceMore() {
    town.faults("{'operation':'ticket','status':404}");
    tick();

    assertThat(town.entry("phieu", FORM)).isNull();
    assertThat(told("phieu", FORM)).hasSize(2);
    nothingIsLeft();
  }

  /** What the nation writes then is our own write, and no record of its own. */
  @Test
  void whatIsDeletedWhileItIsPromisedDoesNotComeBack() {
    group("LC-XOA");
    group("LC-KHAC");
    tick();
    town.sql("DELETE FROM nhom_van_ban WHERE ma_nhom = 'LC-XOA'");
    ticks(8);

    assertThat(told("nhom-van-ban", "LC-XOA")).isNotEmpty();
    endedAtTheNation("LC-XOA");
  }

  /** Nor is it an edit of the nation's. */
  @Test
  void whatIsEditedAndDeletedWhileItIsPromisedIsNoConflict() {
    ticks(3);
    assertThat(entry("nhom-van-ban", GROUP).standing()).isEqualTo(Standing.IN_STEP);
    town.sql("UPDATE nhom_van_ban SET ten_nhom = 'Thông báo khác' WHERE ma_nhom = 'LC-TB'");
    group("LC-KHAC");
    tick();
    town.sql("DELETE FROM nhom_van_ban WHERE ma_nhom = 'LC-TB'");
    ticks(8);

    assertThat(entry("nhom-van-ban", GROUP).standing()).isEqualTo(Standing.RETIRED);
    endedAtTheNation(GROUP);
  }

  private void group(String code) {
    town.sql(
        "INSERT INTO nhom_van_ban (ma_nhom, ten_nhom, tinh, ngay_bat_dau)"
            + " VALUES ('%s', 'Nhóm', '12', DATE '2025-03-01')".formatted(code));
  }

  private void ticks(int times) {
    for (int i = 0; i < times; i++) {
      tick();
    }
  }

  private void endedAtTheNation(String code) {
    assertThat(town.sql("DELETE FROM nhom_van_ban WHERE ma_nhom = '%s'".formatted(code))).isZero();
    JsonNode record = town.stored("nhom-van-ban").get("12:" + code);
    assertThat(record.path("hieuLucDen").isTextual()).as(String.valueOf(record)).isTrue();
  }

  /** A person could do nothing about it; the nation has the records, and says so every time. */
  @Test
  void toAskAgainIsNoAttemptHoweverOftenItIsDone() {
    town.faults("{'tickets':12}");
    counts("98");
    town.sql("UPDATE nhom_van_ban SET ten_nhom = 'Thông báo khác' WHERE ma_nhom = 'LC-TB'");
    for (int i = 0; i < 11; i++) {
      tick();
    }

    assertThat(entry("phieu", FORM).standing()).isEqualTo(Standing.WAITING);
    assertThat(entry("phieu", FORM).attempts()).isZero();
    assertThat(entry("nhom-van-ban", GROUP).standing()).isEqualTo(Standing.WAITING);
    for (int i = 0; i < 40 && entry("nhom-van-ban", GROUP).standing() != Standing.IN_STEP; i++) {
      tick();
    }
    nothingIsLeft();
  }

  private void nothingIsLeft() {
    tick();
    assertThat(town.differences())
        .noneMatch(difference -> difference.matches("(phieu|nhom-van-ban) .*"));
    assertThat(town.gateway().ledger().promises().of("/phieu", List.of("12:" + FORM))).isEmpty();
  }

  private Entry entry(String flow, String key) {
    Entry entry = town.entry(flow, key);
    assertThat(entry).as(flow + " " + key).isNotNull();
    return entry;
  }

  /** What the nation made of a record, every time. */
  private List<? extends JsonNode> told(String resource, String key) {
    return town.nation.journal().stream()
        .filter(line -> line.path("resource").asText().equals(resource))
        .filter(line -> line.path("id").asText().equals("12:" + key))
        .toList();
  }
}
