package vn.lienthong.national.camel;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static vn.lienthong.national.camel.HeardAnswers.CLOCK;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import vn.lienthong.mapping.Lenses;
import vn.lienthong.national.Access;
import vn.lienthong.national.FileAnswer;
import vn.lienthong.national.NationalCall;
import vn.lienthong.national.NationalCall.Purpose;
import vn.lienthong.national.NationalProblem;
import vn.lienthong.national.Samples;
import vn.lienthong.national.XmlFault;
import vn.lienthong.national.auth.Credentials;
import vn.lienthong.national.camel.HeardAnswers.Reply;
import vn.lienthong.record.Cause;
import vn.lienthong.record.Key;
import vn.lienthong.testkit.Mutations;

/**
 * Whatever comes back of a call, it is an answer or a {@link NationalProblem}, at once, and nothing
 * that is said of it quotes it. {@code -Danswers=5000000} makes more of them, {@code -Dseed=…} the
 * same once more.
 */
class MutatedAnswersTest {
  private static final int ANSWERS = Integer.getInteger("answers", 200_000);
  private static final long SEED = Long.getLong("seed", System.nanoTime());
  private static final String NAME = "Sùng Thị Bí Mật";
  private static final String NUMBER = "012345678901";
  private static final int MOST_CALLS = 500;
  private static final Duration LONGEST = Duration.ofSeconds(5);
  private static final List<Integer> STATUSES =
      List.of(100, 200, 201, 204, 206, 302, 400, 401, 403, 404, 409, 413, 416, 422, 429, 500, 503);
  private static final List<String> WAITS =
      List.of("7", "-1", "", "99999999999999999999", "Wed, 21 Oct 2026 07:28:00 GMT", NAME, "1e9");

  /** Reads the answer to one question to the end; gives back what is said of it. */
  private interface Reading {
    List<Cause> read(HeardAnswers.Nation nation);
  }

  /** A question, a sound answer to it, and who reads it. */
  private record Question(String name, JsonNode sound, Reading reading) {}

  private final HeardAnswers heard = new HeardAnswers();
  private final List<Question> questions = new ArrayList<>();
  private final Mutations mutations = new Mutations(SEED);
  private final Map<String, int[]> ends = new TreeMap<>();

  private final Map<String, String> unexpected = new TreeMap<>();

  private void ask(String name, String sound, Reading reading) {
    questions.add(new Question(name, Samples.json(sound), reading));
  }

  private void pages() {
    Lenses units = heard.lenses("don-vi-hanh-chinh");
    Lenses templates = heard.lenses("mau-bieu");
    Lenses people = heard.lenses("phieu-ho");
    String unit =
        """
        {"id":"TW:03388:2025-07-01","phienBan":3,"trangThai":"HOAT_DONG","capNhatLuc":"2026-01-01T00:00:00Z",
         "ma":"03388","ten":"%s","cap":"XA","loai":"XA","maCha":"12","maTinh":"12","dienTich":12.5,
         "hieuLucTu":"2025-07-01","hieuLucDen":null}"""
            .formatted(NAME);
    String template =
        """
        {"id":"TW:BM01","phienBan":1,"ma":"BM01","ten":"%s","kyBaoCao":"NAM","hanNop":45,"capBaoCao":"XA",
         "hieuLucTu":"2025-01-01","dong":[{"ma":"D01","ten":"%s","thuTu":1}],
         "cot":[{"ma":"C01","ten":"x","maCha":null,"thuTu":1},{"ma":"C02","ten":"y","thuTu":2}]}"""
            .formatted(NAME, NAME);
    NationalCall page = page("/don-vi-hanh-chinh");
    ask("page", Samples.page(2, 7, unit, unit.replace("03388", "03391")), plain(page, units));
    NationalCall templatePage = page("/mau-bieu");
    ask("page with rows", Samples.page(1, 7, template), plain(templatePage, templates));
    NationalCall one = one("/don-vi-hanh-chinh/TW:03388");
    ask(
        "one",
        Samples.envelope(unit),
        nation -> HeardAnswers.one(units, json("default", one, nation)));
    String form =
        """
        {"id":"12:P1","phienBan":1,"soPhieu":"P1","chuHo":"%s","ky":"2025","soNhanKhau":4,"hoNgheo":true,
         "maTinh":"12","traLoi":[{"cauHoi":"H1","giaTri":"%s"}]}"""
            .formatted(NAME, NUMBER);
    ask(
        "verdicts",
        Samples.page(2, 1, form),
        nation -> HeardAnswers.verdicts(people, json("default", page("/phieu-ho"), nation)));
  }

  private Reading plain(NationalCall call, Lenses lenses) {
    return nation -> HeardAnswers.page(lenses, json("default", call, nation));
  }

  private void dialects() {
    Lenses units = heard.lenses("don-vi-hanh-chinh");
    String unit =
        "[{\"Id\":\"TW:12\",\"Ma\":\"12\",\"Ten\":\"%s\",\"HieuLucTu\":\"01-07-2025\",\"DienTich\":\"9068.7\"}]"
            .formatted(NAME);
    String small = unit.replace("\"Id\"", "\"id\"").replace("\"Ma\"", "\"ma\"");
    Map<String, String> pages = new TreeMap<>();
    pages.put(
        "status-pages",
        "{\"Status\":1,\"Message\":\"OK\",\"Data\":"
            + unit
            + ",\"PageNumber\":1,\"TotalRecords\":1}");
    pages.put(
        "data-total", "{\"Data\":" + unit.replace("01-07-2025", "2025/07/01") + ",\"Total\":1}");
    pages.put("data-only", "{\"data\":" + small + "}");
    pages.put(
        "success-count", "{\"success\":true,\"message\":\"\",\"count\":1,\"data\":" + small + "}");
    pages.put("error-code", "{\"error_code\":\"0\",\"message\":\"\",\"result\":" + small + "}");
    NationalCall page = page("/don-vi-hanh-chinh");
    pages.forEach(
        (dialect, answer) ->
            ask(
                "page of " + dialect,
                answer,
                nation ->
                    HeardAnswers.page(units, heard.hearPoor(dialect, page, new byte[0], nation))));
    NationalCall one = one("/don-vi-hanh-chinh/TW:12");
    ask(
        "one of plain",
        Samples.page(
            2, 1, "{\"id\":\"TW:12\",\"ma\":\"12\",\"hieuLucTu\":\"2025-07-01\",\"dienTich\":1.5}"),
        nation -> HeardAnswers.one(units, heard.hearPoor("plain", one, new byte[0], nation)));
    ask(
        "one of status-pages",
        "{\"Status\":1,\"Data\":" + unit.substring(1, unit.length() - 1) + "}",
        nation ->
            HeardAnswers.one(units, heard.hearPoor("status-pages", one, new byte[0], nation)));
  }

  private void batches() {
    Lenses units = heard.lenses("don-vi-hanh-chinh");
    Lenses forms = heard.lenses("phieu-ho");
    List<Key> keys = List.of(Key.of("03388", "2025-07-01"), Key.of("03391", "2025-07-01"));
    String stored =
        "{\"id\":\"TW:03388\",\"phienBan\":4,\"ma\":\"03388\",\"ten\":\"%s\",\"hieuLucTu\":\"2025-07-01\"}"
            .formatted(NAME);
    String results =
        """
        [{"index":0,"id":"TW:03388","status":"UPDATED","phienBan":4,"banGhi":%s,"errors":[]},
         {"index":1,"id":"TW:03391","status":"REJECTED",
          "errors":[{"field":"ten","code":"QUA_DAI","message":"%s"},{"field":"%s","code":"%s","message":""}]}]"""
            .formatted(stored, NAME, NAME, NUMBER);
    NationalCall batch = new NationalCall(Purpose.BATCH, "/don-vi-hanh-chinh/batch", null, "k");
    ask(
        "batch",
        Samples.envelope(results),
        nation -> HeardAnswers.batch(units, keys, json("default", batch, nation)));
    byte[] sent =
        "{\"data\":[{\"id\":\"TW:03388\",\"phienBan\":2,\"ten\":\"x\"},{\"id\":\"TW:03391\",\"ten\":\"x\"}]}"
            .getBytes(UTF_8);
    ask(
        "batch of plain",
        Samples.page(2, 1, stored),
        nation -> HeardAnswers.batch(units, keys, heard.hearPoor("plain", batch, sent, nation)));
    String theirs =
        """
        {"Status":1,"Data":[{"Index":0,"Id":"TW:03388","Status":"UPDATED","BanGhi":{"Id":"TW:03388"}},
         {"Index":1,"Id":"TW:03391","Status":"REJECTED","Errors":[{"Field":"Ten[0].%s","Code":"x"}]}]}"""
            .formatted(NAME);
    ask(
        "batch of status-pages",
        theirs,
        nation ->
            HeardAnswers.batch(units, keys, heard.hearPoor("status-pages", batch, sent, nation)));
    NationalCall fed = new NationalCall(Purpose.BATCH, "/phieu-ho/batch", null, "k");
    ask(
        "fed batch",
        Samples.envelope(results.replace("TW:03388", "12:P1").replace("TW:03391", "12:P2")),
        nation ->
            HeardAnswers.fed(
                forms, List.of(Key.of("P1"), Key.of("P2")), json("default", fed, nation)));
  }

  private void filesAndTokens() {
    for (Purpose purpose : List.of(Purpose.FILE_STATE, Purpose.FILE_GET, Purpose.FILE_PUT)) {
      NationalCall call = new NationalCall(purpose, "/van-ban/TW:1/tep/1", null, null);
      ask(
          purpose.name(),
          Samples.envelope("{\"nhan\":7,\"du\":false,\"ten\":\"%s\"}".formatted(NAME)),
          nation -> HeardAnswers.file(purpose, (FileAnswer) heard.hear("default", call, nation)));
    }
    Access access =
        new Access.Ngsp(
            new Access.TokenDesk(URI.create("https://api.example.vn/token")), "k", () -> "s");
    NationalCall token = new NationalCall(Purpose.ONE, "/token", null, null);
    ask(
        "token",
        "{\"access_token\":\"abc\",\"token_type\":\"Bearer\",\"expires_in\":3600,\"x\":\"%s\"}"
            .formatted(NAME),
        nation -> {
          Credentials.of(access, request -> heard.token(nation.reply(token)), CLOCK).headers();
          return List.of();
        });
  }

  private JsonNode json(String dialect, NationalCall call, HeardAnswers.Nation nation) {
    return (JsonNode) heard.hear(dialect, call, nation);
  }

  private static NationalCall page(String resource) {
    return new NationalCall(Purpose.PAGE, resource, "size=2&maTinh=TW,12", null);
  }

  private static NationalCall one(String path) {
    return new NationalCall(Purpose.ONE, path, null, null);
  }

  @Test
  void endsAsAnAnswerOrAsAProblemThatQuotesNothing() {
    System.out.println("mutated answers: " + ANSWERS + ", seed " + SEED);
    pages();
    dialects();
    batches();
    filesAndTokens();
    for (Question question : questions) {
      Reply sound = HeardAnswers.reply(question.sound().toString());
      question.reading().read(call -> sound);
    }
    for (int i = 0; i < ANSWERS; i++) {
      Question question = questions.get(i % questions.size());
      mutated(question, i);
    }
    ends.forEach(
        (name, count) ->
            System.out.println(name + ": " + count[0] + " answers, " + count[1] + " problems"));
    assertThat(unexpected).isEmpty();
    assertThat(ends).allSatisfy((name, count) -> assertThat(count).as(name).doesNotContain(0));
  }

  private void mutated(Question question, int number) {
    List<Reply> replies = new ArrayList<>();
    HeardAnswers.Nation nation =
        call -> {
          Reply reply = reply(question.sound());
          replies.add(reply);
          if (replies.size() > MOST_CALLS) {
            throw new IllegalStateException("asks without end");
          }
          return reply;
        };
    int[] end = ends.computeIfAbsent(question.name(), name -> new int[2]);
    long begun = System.nanoTime();
    try {
      question.reading().read(nation).forEach(cause -> quotesNothing(cause.text()));
      end[0]++;
    } catch (NationalProblem problem) {
      quotesNothing(problem.toString() + problem.getCause());
      end[1]++;
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError unclassified) {
      String kind = question.name() + " " + first(unclassified);
      unexpected.putIfAbsent(kind, told(question, number, replies));
    }
    if (System.nanoTime() - begun > LONGEST.toNanos()) {
      unexpected.putIfAbsent(question.name() + " slow", told(question, number, replies));
    }
  }

  private static String first(Throwable unclassified) {
    StackTraceElement[] trace = unclassified.getStackTrace();
    return unclassified.getClass().getName() + (trace.length == 0 ? "" : " " + trace[0]);
  }

  private Reply reply(JsonNode sound) {
    Map<String, String> headers = new HashMap<>();
    boolean json = mutations.below(40) > 0;
    headers.put("Content-Type", json ? "application/json" : "text/plain");
    if (mutations.below(10) == 0) {
      headers.put("Retry-After", mutations.of(WAITS));
      headers.put("X-Nhan", mutations.of(WAITS));
      headers.put("Content-Range", "bytes " + mutations.of(WAITS) + "-9/10");
      headers.put("ETag", "\"" + mutations.of(WAITS));
    }
    int status = mutations.below(8) == 0 ? mutations.of(STATUSES) : 200;
    byte[] body =
        mutations.below(5) == 0 ? sound.toString().getBytes(UTF_8) : mutations.answer(sound);
    return new Reply(status, headers, body);
  }

  private static String told(Question question, int number, List<Reply> replies) {
    Reply last = replies.get(replies.size() - 1);
    String body = new String(last.body(), UTF_8);
    return "seed %d, answer %d (%s, %d calls, HTTP %d): %s"
        .formatted(
            SEED,
            number,
            question.name(),
            replies.size(),
            last.status(),
            body.substring(0, Math.min(3_000, body.length())));
  }

  private static void quotesNothing(String text) {
    if (text.contains("Mật") || text.contains("Sùng") || text.contains(NUMBER.substring(2, 9))) {
      throw new AssertionError("seed " + SEED + " quotes the answer: " + text);
    }
  }

  @Test
  void aGatewaysFaultInXmlIsOneOrNone() {
    byte[] sound =
        "<am:fault xmlns:am=\"http://wso2.org/apimanager\"><am:code>900901</am:code><am:message>x</am:message></am:fault>"
            .getBytes(UTF_8);
    int read = 0;
    for (int i = 0; i < ANSWERS / 40; i++) {
      String text = new String(mutations.bytes(sound), UTF_8);
      try {
        read += XmlFault.read(text).isPresent() ? 1 : 0;
      } catch (RuntimeException unclassified) {
        throw new AssertionError("seed " + SEED + ", fault " + i + ": " + text, unclassified);
      }
    }
    assertThat(read).isPositive();
  }
}
