package vn.lienthong.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
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
import vn.lienthong.admin.OperationException;
import vn.lienthong.admin.PlanView;
import vn.lienthong.admin.RecordView;
import vn.lienthong.admin.Resync;
import vn.lienthong.admin.RunView;
import vn.lienthong.admin.SentView;
import vn.lienthong.admin.TraceView;
import vn.lienthong.ledger.LastProof;
import vn.lienthong.record.Standing;

/** What people see of fed flows and do about them. Each test goes on from the last. */
@ParameterizedClass
@EnumSource
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class FedPeopleTest {
  private static final String FORM = "PT01-03390001-2025";
  private static final String OTHER = "PT01-03390002-2025";

  @Parameter private Site.On on = Site.On.H2;
  private Town town;

  @BeforeParameterizedClassInvocation
  void open() {
    town = Town.at(Site.laiChau(on));
    town.approvedCycle();
    town.tick("phieu");
    town.tick("phieu");
  }

  @AfterParameterizedClassInvocation
  void close() {
    town.close();
  }

  private void answer(String form, String value) {
    town.sql(
        "UPDATE phieu_tra_loi SET gia_tri = '"
            + value
            + "' WHERE cau_hoi = 'C01' AND so_phieu = '"
            + form
            + "'");
  }

  @Test
  @Order(1)
  void aPlanNamesWhatWouldBeSentAndWithdrawnAndChangesNothing() {
    assertThat(town.people().plan("phieu", 10).total()).isZero();
    answer(FORM, "98");
    town.sql("UPDATE phieu SET trang_thai = 'TRA_LAI' WHERE so_phieu = '" + OTHER + "'");

    PlanView plan = town.people().plan("phieu", 10);

    assertThat(plan.total()).isEqualTo(2);
    assertThat(plan.counts().delivered()).isEqualTo(1);
    assertThat(plan.counts().withdrawn()).isEqualTo(1);
    assertThat(plan.records())
        .extracting(PlanView.Change::action, PlanView.Change::key)
        .containsExactlyInAnyOrder(
            org.assertj.core.groups.Tuple.tuple("send", FORM),
            org.assertj.core.groups.Tuple.tuple("withdraw", OTHER));
    assertThat(town.people().plan("phieu", 10).total()).isEqualTo(2);
    assertThat(town.people().plan("phieu", 1).records()).hasSize(1);
  }

  @Test
  @Order(2)
  void applyingSendsIt() {
    RunView run = town.people().apply("phieu", null);

    assertThat(run.counts().delivered()).isEqualTo(1);
    assertThat(run.counts().withdrawn()).isEqualTo(1);
    assertThat(town.people().plan("phieu", 10).total()).isZero();
    assertThatThrownBy(() -> town.people().apply("phieu", "phieu-1"))
        .isInstanceOf(OperationException.Invalid.class);
  }

  @Test
  @Order(3)
  void severalKeysAreSentAgainAtOnce() {
    int before = town.people().trace("phieu", FORM).events().size();
    town.sql("UPDATE phieu SET trang_thai = 'DA_DUYET' WHERE so_phieu = '" + OTHER + "'");

    RunView run = resync(new Resync(List.of(FORM, OTHER, "PT01-nothing"), null, false, false));

    assertThat(run.counts().unchanged()).isEqualTo(1);
    assertThat(run.counts().delivered()).isEqualTo(1);
    assertThat(run.skips()).containsEntry("never-sent", 1);
    TraceView story = town.people().trace("phieu", FORM);
    assertThat(story.events()).hasSize(before + 1);
    assertThat(story.events()).last().extracting(TraceView.Event::what).isEqualTo("sent");
    assertThat(story.standing()).isEqualTo(Standing.IN_STEP);
  }

  private RunView resync(Resync which) {
    return town.people().resync("phieu", which);
  }

  @Test
  @Order(4)
  void whatWasSentSinceATimeIsSentAgain() {
    town.clock.advance(java.time.Duration.ofDays(1));
    answer(FORM, "99");
    town.tick("phieu");
    town.clock.advance(java.time.Duration.ofMinutes(1));

    RunView shown = resync(new Resync(List.of(), "2026-11-21", false, true));
    assertThat(shown.plan()).isNotNull();
    assertThat(shown.plan().records()).extracting(PlanView.Change::key).containsExactly(FORM);
    RunView run = resync(new Resync(List.of(), "2026-11-21 00:00", false, false));

    assertThat(run.counts().unchanged()).isEqualTo(1);
    assertThat(run.counts().province()).isEqualTo(1);
  }

  @Test
  @Order(5)
  void timesThatMeanNothingAreRefusedWithTheirReason() {
    for (String time : List.of("yesterday", "2026-13-01", "2026-11-20T25:00")) {
      assertThatThrownBy(() -> resync(new Resync(List.of(), time, false, false)))
          .isInstanceOf(OperationException.Invalid.class)
          .hasMessageContaining(time);
    }
    assertThatThrownBy(() -> resync(new Resync(List.of(), "2030-01-01", false, false)))
        .isInstanceOf(OperationException.Invalid.class)
        .hasMessageContaining("not come yet");
    assertThatThrownBy(
            () -> town.people().resync("dan-toc", new Resync(List.of(), "2026-11-20", false, true)))
        .isInstanceOf(OperationException.Invalid.class)
        .hasMessageContaining("use all, or keys");
  }

  @Test
  @Order(6)
  void severalKeysOfAReconciledFlowAreReadAgain() {
    Resync some = new Resync(List.of("04", "05", "99"), null, false, true);

    RunView run = town.people().resync("dan-toc", some);

    assertThat(run.notFound()).containsExactly("99");
    assertThat(run.plan().records()).extracting(PlanView.Change::key).containsExactly("04", "05");
    assertThatThrownBy(
            () -> town.people().resync("dan-toc", new Resync(List.of("99"), null, false, true)))
        .isInstanceOf(OperationException.NotFound.class);
  }

  @Test
  @Order(7)
  void aParkedFormTellsItsCauseAndWhetherItWasMended() {
    answer(FORM, "không phải số");
    town.tick("phieu");

    RecordView shown = town.people().parkedRecord("phieu", FORM);

    assertThat(shown.standing()).isEqualTo(Standing.PARKED);
    assertThat(shown.causes()).isNotEmpty().allMatch(cause -> cause.field() != null);
    assertThat(shown.fields()).isEmpty();
    assertThat(shown.now()).isEqualTo(RecordView.Now.PARKED);
    answer(FORM, "97");
    assertThat(town.people().parkedRecord("phieu", FORM).now()).isEqualTo(RecordView.Now.GOES);
    assertThat(town.entry("phieu", FORM)).isNotNull();
  }

  @Test
  @Order(8)
  void aRetryIsRefusedWhenSomethingNewerHasGone() {
    town.tick("phieu");

    assertThat(town.entry("phieu", FORM)).isNull();
    assertThatThrownBy(() -> town.people().retry("phieu", FORM, null, 0))
        .isInstanceOf(OperationException.Refused.class)
        .hasMessageContaining("has gone since");
    assertThatThrownBy(() -> town.people().retry("phieu", "PT01-nothing", null, 0))
        .isInstanceOf(OperationException.NotFound.class);
  }

  @Test
  @Order(9)
  void aFlowAboutPersonsTellsThatItIsOff() {
    assertThatThrownBy(() -> town.people().plan("phieu-ho", 10))
        .isInstanceOf(OperationException.Invalid.class)
        .hasMessageContaining("purpose.phieu-ho");
  }

  @Test
  @Order(10)
  void theReceiptsTellWhatLeftWhenAndToWhom() {
    SentView all = sent(null, null, 10_000);

    assertThat(all.next()).isNull();
    assertThat(all.records())
        .allSatisfy(
            line -> {
              assertThat(line.to()).endsWith("/api/v1/phieu");
              assertThat(line.mapping()).isNotEmpty();
              assertThat(line.run()).isPositive();
            });
    assertThat(all.records())
        .filteredOn(line -> line.what().equals("withdrawn"))
        .extracting(SentView.Line::key)
        .containsExactly(OTHER);
    SentView one = town.people().sent("phieu", question(OTHER, null, null, 10));
    assertThat(one.records())
        .containsExactlyElementsOf(
            all.records().stream().filter(line -> line.key().equals(OTHER)).toList());
    assertThat(town.people().sent("phieu", question(null, "2026-11-21", null, 10)).records())
        .isNotEmpty()
        .allMatch(line -> line.at().isAfter(java.time.Instant.parse("2026-11-20T03:00:00Z")));
  }

  @Test
  @Order(11)
  void aLongListIsGivenInPagesThatMissNothingAndRepeatNothing() {
    List<SentView.Line> whole = sent(null, null, 10_000).records();
    List<SentView.Line> pages = new ArrayList<>();
    String after = null;
    do {
      SentView page = sent(null, after, 2);
      assertThat(page.records()).hasSizeLessThanOrEqualTo(2);
      pages.addAll(page.records());
      after = page.next();
    } while (after != null);

    assertThat(pages).isEqualTo(whole).hasSizeGreaterThan(4);
    assertThatThrownBy(() -> sent(null, "x", 2)).isInstanceOf(OperationException.Invalid.class);
    assertThatThrownBy(() -> town.people().sent("dan-toc", question(null, null, null, 1)))
        .isInstanceOf(OperationException.Invalid.class);
  }

  private SentView sent(String since, String after, int limit) {
    return town.people().sent("phieu", question(null, since, after, limit));
  }

  private static SentView.Question question(String key, String since, String after, int limit) {
    return new SentView.Question(key, since, null, after, limit);
  }

  @Test
  @Order(12)
  void theStateIsNotProvedUntilItIsAndThenAddsUp() {
    assertThat(town.status("phieu").lastProof()).isNull();

    town.people().verify("phieu");

    LastProof proof = town.status("phieu").lastProof();
    assertThat(proof).isNotNull();
    assertThat(proof.proved()).isTrue();
    assertThat(proof.confirmed()).isPositive();
    assertThat(proof.source())
        .isEqualTo(
            proof.confirmed() + proof.waiting() + proof.parked() + proof.skipped() + proof.open());
    town.restart();
    assertThat(town.status("phieu").lastProof()).isEqualTo(proof);
  }

  /** A form's row names its unit, a table's key does, and a unit's record is of the one above. */
  @Test
  @Order(13)
  void recordsAreOfTheirUnitAndOfThoseAboveIt() {
    String unitOf = "SELECT don_vi FROM phieu WHERE so_phieu = '" + FORM + "'";
    String village = String.valueOf(town.value(unitOf));
    String commune = village.substring(0, 5);
    assertThat(village).hasSize(8);

    for (String unit : List.of(village, commune, "12")) {
      assertThat(of("phieu", FORM, unit)).as(unit).containsExactly(FORM);
      assertThat(of("bieu", "B01|2025|" + village, unit)).as(unit).hasSize(1);
      assertThat(of("bieu", "B01|2025|" + village, unit, "11")).as(unit).isEmpty();
    }
    assertThat(of("phieu", FORM, "11")).isEmpty();
    assertThat(of("phieu", "no such form", "12")).isEmpty();
    assertThat(of("dan-toc", "04", "12")).isEmpty();
    String sql = "SELECT MIN(hieu_luc_tu) FROM dm_don_vi_hanh_chinh WHERE ma = '" + village + "'";
    String row = village + "|" + town.value(sql);
    assertThat(of("don-vi-hanh-chinh", row, commune)).containsExactly(row);
    assertThat(of("don-vi-hanh-chinh", row, village)).isEmpty();
  }

  /** Within every one of these units. */
  private Set<String> of(String flow, String key, String... units) {
    List<Set<String>> grants = Stream.of(units).map(Set::of).toList();
    return town.people().among(grants, flow, Set.of(key));
  }
}
