package vn.lienthong.routes;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.lienthong.admin.FlowState;
import vn.lienthong.admin.Proofs;
import vn.lienthong.admin.Resync;
import vn.lienthong.admin.StatusView;
import vn.lienthong.flow.Report;
import vn.lienthong.ledger.Alert;
import vn.lienthong.record.Cause;

/**
 * The ministry's database is put back to yesterday's: feeds notice it by themselves, send nothing
 * and take nothing, until a person says what is to be sent again.
 */
class NationOfYesterdayTest {
  private static final Cause RESTORED = Cause.of("restored-nation");
  private static final String FORM = "PT01-03390001-2025";
  private static final List<String> FEEDS = List.of("bieu", "phieu", "phieu-ho");
  private static final String HOUSEHOLD =
      "(SELECT MIN(so_phieu) FROM phieu_ho WHERE trang_thai = 'DA_DUYET')";
  @TempDir private Path backups;
  private Town town;

  @AfterEach
  void close() {
    town.close();
  }

  private void open(String dialect) {
    Site site = Site.laiChau(Site.On.H2).with("national.dialect", dialect);
    town = Town.at(site.with("purpose.phieu-ho", "thử"));
    town.people().capture().install("phieu", true, "An");
    List.of("dan-toc", "ton-giao", "don-vi-hanh-chinh", "mau-bieu", "mau-phieu")
        .forEach(town::approvedRun);
    rests();
  }

  private void rests() {
    for (int i = 0; i < 3; i++) {
      for (String feed : FEEDS) {
        assertThat(town.tick(feed).result()).as(feed).isEqualTo("in-step");
      }
    }
    FEEDS.forEach(feed -> assertThat(Town.written(town.tick(feed))).as(feed).isZero());
    assertThat(town.differences())
        .filteredOn(text -> FEEDS.stream().anyMatch(feed -> text.startsWith(feed + " ")))
        .isEmpty();
  }

  private int said() {
    return town.nation.journal().size();
  }

  private void edit(int day) {
    town.sql("UPDATE phieu SET ngay_lap = DATE '2025-12-%02d'".formatted(day));
    town.sql(
        "UPDATE phieu_ho SET ngay_lap = DATE '2025-12-%02d' WHERE so_phieu = %s"
            .formatted(day, HOUSEHOLD));
  }

  private void heldWithoutAWord(String flow) {
    int before = said();
    Report report = town.tick(flow);
    assertThat(report.result()).as(flow + " " + report.cause()).isEqualTo("held");
    assertThat(report.cause()).isEqualTo(RESTORED);
    assertThat(said()).isEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(strings = {"default", "status-pages"})
  void feedsAreHeldAndAPersonSendsAgainWhatWasLost(String dialect) {
    open(dialect);
    Path yesterday = backups.resolve("nation.sql");
    town.backup(yesterday);
    town.clock.advance(Duration.ofMinutes(1));
    String since = town.clock.instant().toString();
    edit(20);
    rests();

    town.putBack(yesterday);
    edit(21);

    for (int i = 0; i < 2; i++) {
      heldWithoutAWord("phieu");
      heldWithoutAWord("phieu-ho");
    }
    assertThat(town.status("phieu").state()).isEqualTo(FlowState.HELD);
    assertThat(town.people().status().toDo())
        .filteredOn(todo -> String.valueOf(todo.flow()).equals("phieu"))
        .extracting(StatusView.ToDo::command)
        .contains("verify phieu");
    assertThat(town.tick("dan-toc").result()).isEqualTo("in-step");
    town.look();
    assertThat(alerts()).contains("flow-held phieu", "flow-held phieu-ho");
    assertThat(town.people().verify("phieu").flows()).noneMatch(Proofs.Proof::proved);

    town.people().resync("phieu", new Resync(List.of(), since, false, false));
    town.people().resync("phieu-ho", new Resync(List.of(), null, true, false));

    rests();
    town.look();
    assertThat(alerts()).doesNotContain("flow-held phieu", "flow-held phieu-ho");
    assertThat(town.people().verify("phieu").flows()).allMatch(Proofs.Proof::proved);
    edit(22);
    rests();
  }

  private List<String> alerts() {
    return town.gateway().ledger().alerts().open().stream()
        .map((Alert alert) -> alert.kind() + " " + alert.about())
        .toList();
  }

  @Test
  void aVerdictThatTheMinistryLostIsNoticedAndWhatItJudgesOrEndsIsNoRestore() {
    open("default");
    Path yesterday = backups.resolve("nation.sql");
    town.backup(yesterday);
    town.judge("{'resource':'phieu','id':'12:%s','ketQua':'CHAP_NHAN'}".formatted(FORM));
    rests();
    assertThat(verdict()).isEqualTo("CHAP_NHAN");
    Path today = backups.resolve("today.sql");
    town.backup(today);

    town.putBack(yesterday);

    heldWithoutAWord("phieu");
    assertThat(verdict()).isEqualTo("CHAP_NHAN");
    town.putBack(today);
    rests();
    judgedAndEnded();
  }

  private String verdict() {
    return town.value("SELECT ket_qua_bo FROM phieu WHERE so_phieu = '" + FORM + "'");
  }

  private void judgedAndEnded() {
    for (String flow : FEEDS) {
      for (String id : town.stored(flow).keySet()) {
        town.raw(flow, id, "{'trangThai':'DA_XOA','phienBan':1000}");
      }
    }
    town.judge("{'resource':'bieu','all':true,'ketQua':'TRA_LAI'}");
    edit(20);

    for (String flow : FEEDS) {
      assertThat(town.tick(flow).result()).isEqualTo("in-step");
      assertThat(town.tick(flow).result()).isEqualTo("in-step");
    }
  }
}
