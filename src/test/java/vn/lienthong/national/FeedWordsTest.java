package vn.lienthong.national;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.lienthong.mapping.Lenses;
import vn.lienthong.mapping.Mappings;
import vn.lienthong.record.Cause;
import vn.lienthong.record.Key;
import vn.lienthong.sandbox.Options;
import vn.lienthong.sandbox.Sandbox;

/** Feeds are worded for, and read from, a nation that knows only the contract. */
class FeedWordsTest {
  private static final Key KEY = Key.of("B01", "2025", "03388");
  private static final String CELLS =
      "[{\"dong\":\"01\",\"cot\":\"A\",\"giaTri\":\"1.5\"},{\"dong\":\"02\",\"cot\":\"A\"}]";
  private static final String MAPPING =
      """
      # filled tables
      national: /bieu
      schema: Bieu
      province: bieu
      identity: [maMau, ky, maDonVi]
      scope: {national: "maTinh = '12'", province: "tinh = '12'"}
      feed: {onGone: retire}
      mode: auto
      fields:
        maMau: { column: ma_mau, type: code, scheme: BIEU }
        ky: { column: ky, type: text }
        maDonVi: { column: don_vi, type: code, scheme: TCTK }
        maTinh: { column: tinh, type: code, scheme: TCTK }
        lanNop: { column: lan_nop, type: integer }
        ngayDuyet: { column: ngay_duyet, type: date }
        ketQua: { column: ket_qua_bo, type: text, authority: national }
        lyDo: { column: ly_do_bo, type: text, authority: national }
        o:
          rows: bieu_o
          parent: {ma_mau: maMau, ky: ky, don_vi: maDonVi}
          identity: [dong, cot]
          fields:
            dong: { column: ma_dong, type: code, scheme: BIEU }
            cot: { column: ma_cot, type: code, scheme: BIEU }
            giaTri: { column: gia_tri, type: decimal }
      """;

  @TempDir Path folder;
  private FeedRequests requests;
  private FeedAnswers answers;

  @BeforeEach
  void readTheMapping() throws IOException {
    Files.writeString(folder.resolve("bieu.yaml"), MAPPING);
    Mappings read = Mappings.read(folder);
    assertThat(read.problems()).isEmpty();
    Lenses lenses = Lenses.of(read.byName().get("bieu"));
    requests = new FeedRequests(lenses, Samples.IDS);
    answers = new FeedAnswers(lenses, Samples.IDS);
  }

  private static Map<String, String> values(String turn) {
    Map<String, String> values = new HashMap<>();
    values.put("maMau", "B01");
    values.put("ky", "2025");
    values.put("maDonVi", "03388");
    values.put("maTinh", "12");
    values.put("lanNop", turn);
    values.put("ngayDuyet", null);
    values.put("ketQua", "CHAP_NHAN");
    values.put("o", CELLS);
    return values;
  }

  private byte[] entry(String source, String turn) {
    return requests.entry(KEY, source, requests.content(values(turn)));
  }

  @Test
  void wordsARecordWithoutVerdictAndNulls() {
    assertThat(new String(entry("7.1", "1"), UTF_8))
        .isEqualTo(
            "{\"id\":\"12:B01:2025:03388\",\"phienBanNguon\":\"7.1\",\"maMau\":\"B01\","
                + "\"ky\":\"2025\",\"maDonVi\":\"03388\",\"maTinh\":\"12\",\"lanNop\":1,"
                + "\"o\":[{\"dong\":\"01\",\"cot\":\"A\",\"giaTri\":1.5},"
                + "{\"dong\":\"02\",\"cot\":\"A\"}]}");
  }

  @Test
  void wordsTheSameContentAlikeWhoeverSendsIt() {
    assertThat(requests.content(values("1"))).isEqualTo(requests.content(values("1")));
    assertThat(requests.content(values("1"))).isNotEqualTo(requests.content(values("2")));
  }

  @Test
  void putsAnyEntriesTogetherToABatch() {
    byte[] one = requests.withdrawal(KEY, "7.1", false);
    byte[] other = requests.withdrawal(KEY, "7.2", true);
    String begin = "{\"id\":\"12:B01:2025:03388\",\"phienBanNguon\":";
    assertThat(new String(FeedRequests.body(List.of(one, other)), UTF_8))
        .isEqualTo(
            "{\"data\":["
                + begin
                + "\"7.1\",\"thaoTac\":\"NGUNG\"},"
                + begin
                + "\"7.2\",\"thaoTac\":\"XOA\"}]}");
    assertThat(Samples.json(new String(FeedRequests.body(List.of()), UTF_8)).path("data"))
        .isEmpty();
  }

  @Test
  void usesAKeyOnceOnly() {
    assertThat(requests.batch().idempotencyKey()).isNotEqualTo(requests.batch().idempotencyKey());
    assertThat(requests.verdicts(200, null, "2026-01-01T00:00:00Z").query())
        .isEqualTo("size=200&changedSince=2026-01-01T00:00:00Z&maTinh=12");
  }

  @Test
  void readsWhatBecameOfEachWhateverTheOrder() {
    List<Key> sent = List.of(Key.of("B01", "2025", "1"), Key.of("B01", "2025", "2"), KEY);
    String results =
        "[{\"index\":2,\"id\":\"12:B01:2025:03388\",\"status\":\"STALE\",\"errors\":[]},"
            + "{\"index\":0,\"status\":\"REJECTED\",\"errors\":["
            + "{\"field\":\"o[3].dong\",\"code\":\"KHONG_TON_TAI\",\"message\":\"Lò\"},"
            + "{\"field\":\"o[4].dong\",\"code\":\"KHONG_TON_TAI\",\"message\":\"Lò\"},"
            + "{\"field\":\"Lò Văn A\",\"code\":\"người\",\"message\":\"Lò\"}]}]";
    assertThat(answers.batch(sent, Samples.json(Samples.envelope(results))))
        .containsExactly(
            new FeedOutcome.Refused(
                List.of(
                    new Cause("missing-reference", "o.dong", null),
                    new Cause("refused", null, null))),
            new FeedOutcome.Later(Cause.of("no-answer"), null),
            new FeedOutcome.Superseded());
  }

  @Test
  void triesALockedOrAmbiguousRecordLater() {
    String id = "{\"id\":\"12:B01:2025:03388\",\"index\":0,\"status\":";
    String locked =
        id + "\"REJECTED\",\"errors\":[{\"field\":\"id\",\"code\":\"TAM_KHOA\",\"message\":\"\"}]}";
    assertThat(answers.batch(List.of(KEY), Samples.json(Samples.envelope("[" + locked + "]"))))
        .containsExactly(new FeedOutcome.Later(new Cause("locked", null, null), null));
    String both = id + "\"CREATED\"}," + id + "\"STALE\"}";
    assertThat(answers.batch(List.of(KEY), Samples.json(Samples.envelope("[" + both + "]"))))
        .containsExactly(new FeedOutcome.Later(Cause.of("ambiguous-answer"), null));
    assertThatThrownBy(() -> answers.batch(List.of(KEY), Samples.json("{\"data\":{}}")))
        .isInstanceOf(NationalProblem.class);
  }

  @Test
  void isUnderstoodByTheNationAndUnderstandsIt() throws Exception {
    try (Sandbox nation = Sandbox.start(Options.defaults())) {
      plant(nation);
      String token = token(nation);
      assertThat(told(nation, token, entry("7.1", "1")))
          .isEqualTo(new FeedOutcome.Delivered(true, 1));
      assertThat(told(nation, token, entry("7.2", "1"))).isEqualTo(new FeedOutcome.Unchanged(1));
      assertThat(told(nation, token, entry("7.3", "2")))
          .isEqualTo(new FeedOutcome.Delivered(false, 2));
      assertThat(told(nation, token, entry("7.1", "3"))).isEqualTo(new FeedOutcome.Superseded());
      nation.judge(
          Samples.json(
              "{\"resource\":\"bieu\",\"all\":true,\"ketQua\":\"TRA_LAI\",\"lyDo\":\"x\"}"));
      NationalCall call = requests.verdicts(200, null, "2020-01-01T00:00:00Z");
      String url = nation.url() + "/api/v1" + call.path() + "?" + call.query();
      VerdictPage page = answers.verdicts(ask(HttpRequest.newBuilder(URI.create(url)), token));
      assertThat(page.page().next()).isNull();
      VerdictPage.Verdict verdict = page.verdicts().get(0);
      assertThat(verdict.key()).isEqualTo(KEY);
      assertThat(verdict.fields()).isEqualTo(Map.of("ketQua", "TRA_LAI", "lyDo", "x"));
      assertThat(verdict.sound()).isTrue();
      assertThat(told(nation, token, requests.withdrawal(KEY, "7.4", true)))
          .isEqualTo(new FeedOutcome.Withdrawn(4));
      JsonNode gone = ask(HttpRequest.newBuilder(URI.create(url)), token);
      assertThat(answers.verdicts(gone).verdicts().get(0).withdrawn()).isTrue();
    }
  }

  private static void plant(Sandbox nation) {
    nation.edit(
        "don-vi-hanh-chinh",
        Samples.json(
            "{\"ma\":\"03388\",\"ten\":\"x\",\"cap\":\"XA\",\"loai\":\"XA\",\"maTinh\":\"12\","
                + "\"hieuLucTu\":\"2025-07-01\"}"));
    nation.edit(
        "mau-bieu",
        Samples.json(
            "{\"ma\":\"B01\",\"ten\":\"x\",\"kyBaoCao\":\"NAM\",\"capBaoCao\":\"XA\","
                + "\"dong\":[{\"ma\":\"01\",\"ten\":\"x\"},{\"ma\":\"02\",\"ten\":\"x\"}],"
                + "\"cot\":[{\"ma\":\"A\",\"ten\":\"x\"}]}"));
  }

  private FeedOutcome told(Sandbox nation, String token, byte[] entry) throws Exception {
    NationalCall call = requests.batch();
    JsonNode answer =
        ask(
            HttpRequest.newBuilder(URI.create(nation.url() + "/api/v1" + call.path()))
                .header("Idempotency-Key", String.valueOf(call.idempotencyKey()))
                .POST(BodyPublishers.ofByteArray(FeedRequests.body(List.of(entry)))),
            token);
    return answers.batch(List.of(KEY), answer).get(0);
  }

  private static JsonNode ask(HttpRequest.Builder request, String token) throws Exception {
    HttpRequest signed = request.header("Authorization", "Bearer " + token).build();
    return Samples.json(HttpClient.newHttpClient().send(signed, BodyHandlers.ofString()).body());
  }

  private static String token(Sandbox nation) throws Exception {
    String pair = Base64.getEncoder().encodeToString("demo:demo".getBytes(UTF_8));
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(nation.url() + "/token"))
            .header("Authorization", "Basic " + pair)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString("grant_type=client_credentials"))
            .build();
    String body = HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body();
    return Samples.json(body).path("access_token").asText();
  }
}
