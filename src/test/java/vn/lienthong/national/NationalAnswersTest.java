package vn.lienthong.national;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.lienthong.mapping.UnreadableRow;
import vn.lienthong.record.Cause;
import vn.lienthong.record.Key;
import vn.lienthong.record.Outcome;
import vn.lienthong.record.Row;
import vn.lienthong.record.Write;

class NationalAnswersTest {
  private static final String A = "TW:03388:2025-07-01";
  private static final String B = "12:03618:2025-07-01";
  private final NationalAnswers answers = new NationalAnswers(Samples.units(), Samples.IDS);

  @Test
  void readsAPageThatIsNotTheLast() {
    String body = Samples.page(2, 5, Samples.record("TW:1", "03388", "x"), unit(A));

    Page page = answers.page(Samples.json(body));

    assertThat(page.rows()).hasSize(2);
    assertThat(page.rows().get(1).handle().version()).isEqualTo(3);
    assertThat(page.totalRecords()).isEqualTo(5);
    assertThat(page.serverTime()).isEqualTo("2026-01-02T03:04:05Z");
    assertThat(page.firstId()).isEqualTo("TW:1");
    assertThat(page.lastId()).isEqualTo(A);
    assertThat(page.next()).isEqualTo(A);
  }

  @Test
  void endsWithAPageThatIsNotFull() {
    assertThat(answers.page(Samples.json(Samples.page(2, 1, unit(A)))).next()).isNull();
    assertThat(answers.page(Samples.json(Samples.page(2, 0))).next()).isNull();
    assertThat(answers.page(Samples.json(Samples.page(2, 0))).lastId()).isNull();
  }

  @Test
  void keepsRecordsWithoutAKeyApart() {
    String broken = unit(A).replace("\"03388\"", "null");

    Page page = answers.page(Samples.json(Samples.page(2, 2, unit(B), broken)));

    assertThat(page.rows()).hasSize(1);
    assertThat(page.unreadable()).extracting(UnreadableRow::where).containsExactly(A);
    assertThat(page.next()).isEqualTo(A);
  }

  @Test
  void keepsEveryDigitOfANumber() {
    String big = unit(A).replace("\"maTinh\"", "\"dienTich\":123456.789012345678901,\"maTinh\"");

    Row row = answers.page(Samples.json(Samples.page(2, 1, big))).rows().get(0);

    assertThat(new BigDecimal(row.value("dienTich"))).isEqualTo("123456.789012345678901");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "[]",
        "{\"code\":\"OK\",\"data\":[]}",
        "{\"code\":\"OK\",\"data\":{},\"page\":{\"totalRecords\":0},\"serverTime\":\"t\"}",
        "{\"code\":\"OK\",\"data\":[],\"page\":{\"totalRecords\":\"0\"},\"serverTime\":\"t\"}",
        "{\"code\":\"OK\",\"data\":[],\"page\":{\"totalRecords\":0}}",
        "{\"code\":\"OK\",\"data\":[],\"page\":{\"totalRecords\":0},\"serverTime\":\"soon\"}",
        "{\"code\":\"OK\",\"data\":[],\"page\":{\"totalRecords\":0},\"serverTime\":\"+123456789-01-01T00:00:00Z\"}"
      })
  void refusesAPageThatIsNotShapedAsPromised(String body) {
    assertThatThrownBy(() -> answers.page(Samples.json(body)))
        .isInstanceOfSatisfying(
            NationalProblem.class,
            problem -> assertThat(problem.verdict()).isEqualTo(Verdict.CONTRACT_BROKEN));
  }

  @Test
  void readsOneRecordOrNone() {
    assertThat(answers.one(Samples.json(Samples.envelope(unit(A))))).isPresent();
    assertThat(answers.one(Samples.json(Samples.failure("NOT_FOUND")))).isEmpty();
  }

  @Test
  void matchesResultsByIdWhateverTheirOrder() {
    List<Outcome> outcomes = batch(result(1, B, "UPDATED", unit(B)), result(0, A, "STALE", null));

    assertThat(outcomes.get(0)).isEqualTo(new Outcome.ChangedSince());
    assertThat(outcomes.get(1)).isInstanceOf(Outcome.Done.class);
  }

  @Test
  void triesLaterWhatHasNoAnswer() {
    List<Outcome> outcomes = batch(result(1, B, "UNCHANGED", unit(B)));

    assertThat(outcomes.get(0)).isEqualTo(new Outcome.Later(Cause.of("no-answer"), null));
    assertThat(outcomes.get(1)).isInstanceOf(Outcome.Done.class);
  }

  @Test
  void ignoresResultsNobodyAskedFor() {
    String stranger = result(7, "TW:99", "CREATED", null);

    List<Outcome> outcomes =
        batch(result(0, A, "STALE", null), stranger, result(1, B, "STALE", null));

    assertThat(outcomes).containsOnly(new Outcome.ChangedSince());
  }

  @Test
  void triesLaterWhatIsAnsweredTwiceDifferently() {
    List<Outcome> outcomes =
        batch(
            result(0, A, "STALE", null),
            result(0, A, "UPDATED", unit(A)),
            result(1, B, "STALE", null),
            result(1, B, "STALE", null));

    assertThat(outcomes.get(0)).isEqualTo(new Outcome.Later(Cause.of("ambiguous-answer"), null));
    assertThat(outcomes.get(1)).isEqualTo(new Outcome.ChangedSince());
  }

  @Test
  void matchesByIndexWhatHasNoIdOfOurs() {
    List<Outcome> outcomes =
        batch(result(0, A, "STALE", null), "{\"index\":1,\"status\":\"STALE\",\"errors\":[]}");

    assertThat(outcomes).containsOnly(new Outcome.ChangedSince());
  }

  @Test
  void doesNotTakeAnotherRecordForTheReadBack() {
    List<Outcome> outcomes = batch(result(0, A, "UPDATED", unit(B)), result(1, B, "UPDATED", null));

    assertThat(outcomes.get(0)).isEqualTo(new Outcome.Later(Cause.of("wrong-read-back"), null));
    assertThat(outcomes.get(1)).isEqualTo(new Outcome.Later(Cause.of("no-read-back"), null));
  }

  @Test
  void aCodeWithSoManyDigitsIsNotToldAsItMayBeSomebodysNumber() {
    assertThat(rejected("ten", "Q12345678901"))
        .isEqualTo(new Outcome.Refused(List.of(Cause.of("refused", "ten"))));
  }

  @Test
  void tellsRefusedFromLockedAndFromMissingReferences() {
    assertThat(rejected("ten", "QUA_DAI"))
        .isEqualTo(new Outcome.Refused(List.of(new Cause("refused", "ten", "QUA_DAI"))));
    assertThat(rejected("maCha", "KHONG_TON_TAI"))
        .isEqualTo(new Outcome.Refused(List.of(Cause.of("missing-reference", "maCha"))));
    assertThat(rejected("ten", "TAM_KHOA"))
        .isEqualTo(new Outcome.Later(Cause.of("locked", "ten"), null));
  }

  @Test
  void showsNeitherUnknownFieldsNorTextsInCodes() {
    assertThat(rejected("Nguyễn Văn A", "Nguyễn Văn A"))
        .isEqualTo(new Outcome.Refused(List.of(Cause.of("refused"))));
  }

  private Outcome rejected(String field, String code) {
    String error =
        """
        {"index":0,"id":"%s","status":"REJECTED",
         "errors":[{"field":"%s","code":"%s","message":"secret"}]}"""
            .formatted(A, field, code);
    return batch(error).get(0);
  }

  private List<Outcome> batch(String... results) {
    Row stored = Samples.row(A, 2, "03388", "2025-07-01");
    Write update = new Write(stored.key(), Write.Action.UPDATE, Map.of("ten", "x"), stored);
    Key born = Key.of("03618", "2025-07-01");
    Write create = new Write(born, Write.Action.CREATE, Map.of("ten", "y"), null);
    String body = Samples.envelope("[" + String.join(",", results) + "]");
    return answers.batch(List.of(update, create), Samples.json(body));
  }

  private static String result(int index, String id, String status, String stored) {
    String row = stored == null ? "" : "\"banGhi\":" + stored + ",";
    return "{\"index\":%d,\"id\":\"%s\",\"status\":\"%s\",%s\"errors\":[]}"
        .formatted(index, id, status, row);
  }

  private static String unit(String id) {
    return Samples.record(id, id.split(":")[1], "Đoàn Kết");
  }
}
