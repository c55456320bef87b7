package vn.lienthong.services;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.lienthong.ledger.Act;
import vn.lienthong.testkit.Databases;

/** What the gateway asks of a ministry for others, against one that answers as told. */
class LiveTest {
  private static final String ONE =
      """
      {"id":"12:%1$s","phienBan":3,"trangThai":"HOAT_DONG","capNhatLuc":"2026-01-01T00:00:00Z",
       "soPhieu":"%1$s","maMau":"PT01","maDonVi":"%2$s","ky":"2025","maTinh":"12",
       "traLoi":[{"cauHoi":"C01","giaTri":"96"}],"nguoiNhap":"không ai hỏi","lyDo":null}
      """;

  @TempDir private Path folder;
  private final WireMockServer ministry =
      new WireMockServer(options().dynamicPort().bindAddress("127.0.0.1"));
  private Nation nation;
  private ServicesBench bench;

  @BeforeEach
  void start() throws Exception {
    ministry.start();
    ministry.stubFor(
        post(urlPathEqualTo("/token"))
            .willReturn(
                okJson("{\"access_token\":\"t\",\"token_type\":\"Bearer\",\"expires_in\":3600}")));
    nation = new Nation("http://127.0.0.1:" + ministry.port(), "khoa", "bimat");
    bench =
        new ServicesBench(Databases.h2(), folder)
            .caller("hoi-bo", "[quoc-gia/phieu, quoc-gia/van-ban, quoc-gia/bieu]", "[\"*\"]", 1000)
            .caller("xa", "[quoc-gia/phieu]", "[\"03390\"]", 1000);
    bench.ministry = nation.ministry();
    bench.start();
  }

  @AfterEach
  void stop() throws Exception {
    bench.close();
    nation.close();
    ministry.stop();
  }

  @Test
  void theMinistrysAnswerIsGivenOnWithoutWhatIsNotInTheMapping() {
    answer(okJson(page(ONE.formatted("P1", "03390001"))));

    JsonNode answer = ServicesBench.json(bench.get("hoi-bo", "quoc-gia/phieu?mau=PT01&size=7"));

    assertThat(answer.at("/data/0").toString())
        .isEqualTo(
            "{\"soPhieu\":\"P1\",\"maMau\":\"PT01\",\"maDonVi\":\"03390001\",\"ky\":\"2025\","
                + "\"maTinh\":\"12\",\"traLoi\":[{\"cauHoi\":\"C01\",\"giaTri\":\"96\"}]}");
    ministry.verify(
        getRequestedFor(urlPathEqualTo("/api/v1/phieu"))
            .withQueryParam("maMau", equalTo("PT01"))
            .withQueryParam("maTinh", equalTo("12"))
            .withQueryParam("size", equalTo("7"))
            .withHeader("Authorization", equalTo("Bearer t"))
            .withoutHeader("X-API-Key"));
    assertThat(bench.counts()).isEqualTo(Map.of("hoi-bo quoc-gia/phieu OK", 1L));
  }

  @Test
  void aQuestionLeavesALineInTheAuditAndNothingOfItsAnswer() throws Exception {
    bench.close();
    Path own = Files.createDirectories(folder.resolve("hoi"));
    bench = new ServicesBench(Databases.h2(), own);
    bench.caller("hoi-bo", "[quoc-gia/phieu]", "[\"*\"]", 1000);
    bench.mappings = new HashMap<>(bench.mappings);
    bench.mappings.put("phieu", AuditTest.withSensitiveAnswers(own));
    bench.ministry = nation.ministry();
    bench.start();
    List<String> before = bench.kept();
    answer(okJson(page(ONE.formatted("P1", "03390001").replace("96", "chỉ Bộ biết"))));

    HttpResponse<String> answer = bench.get("hoi-bo", "quoc-gia/phieu?mau=PT01");

    assertThat(answer.body()).contains("chỉ Bộ biết");
    assertThat(bench.ledger.audit().list(10))
        .containsExactly(
            new Act(
                "caller:hoi-bo",
                "query",
                "quoc-gia/phieu",
                "mau(1)",
                null,
                "1 records",
                bench.clock.instant()));
    List<String> more = bench.kept();
    more.removeAll(before);
    assertThat(more).isNotEmpty().allMatch(line -> line.contains("AUDIT"));
    assertThat(more).noneMatch(line -> line.contains("Bộ") || line.contains("P1"));
  }

  @Test
  void onlyRecordsOfOnesUnitsAreGivenOn() {
    answer(
        okJson(
            page(
                ONE.formatted("P1", "03390001"),
                ONE.formatted("P2", "03405001"),
                ONE.formatted("P3", "03390002"))));

    assertThat(bench.found("xa", "quoc-gia/phieu", "soPhieu")).containsExactly("P1", "P3");
    assertThat(bench.get("xa", "quoc-gia/phieu?donVi=03405001").statusCode()).isEqualTo(403);
    assertThat(bench.get("xa", "quoc-gia/bieu").statusCode()).isEqualTo(403);
    assertThat(ministry.findAll(getRequestedFor(urlPathEqualTo("/api/v1/phieu")))).hasSize(1);
  }

  @Test
  void whatIsNotOrdinaryIsNotGivenOnEvenIfTheMinistrySendsIt() {
    String document =
        "{\"id\":\"TW:%1$s\",\"ma\":\"%1$s\",\"soKyHieu\":\"1\",\"trichYeu\":\"t\",\"doMat\":%2$s}";
    answer(
        okJson(
            page(
                document.formatted("A", "\"THUONG\""),
                document.formatted("B", "\"MAT\""),
                document.formatted("C", "null"),
                document.formatted("D", "\"\""),
                "{\"id\":\"TW:E\",\"ma\":\"E\",\"trichYeu\":\"t\"}")));

    assertThat(bench.found("hoi-bo", "quoc-gia/van-ban", "ma")).containsExactly("A");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "PT01&maTinh=01",
        "PT01&size=100000",
        "PT01#x",
        "../dan-toc",
        "PT 01+é",
        "PT01?at=2020-01-01",
        "%26maTinh%3D01"
      })
  void valuesAreEncodedAndNothingElseIsPassedOn(String value) {
    answer(okJson(page()));

    bench.get("hoi-bo", "quoc-gia/phieu?mau=" + URLEncoder.encode(value, StandardCharsets.UTF_8));

    ministry.verify(
        getRequestedFor(urlPathEqualTo("/api/v1/phieu"))
            .withQueryParam("maMau", equalTo(value))
            .withQueryParam("maTinh", equalTo("12"))
            .withQueryParam("size", equalTo("100")));
  }

  @ParameterizedTest
  @CsvSource({
    "maTinh=01, maTinh",
    "at=2020-01-01, at",
    "trangThai=DA_XOA, trangThai",
    "page=2, page",
    "tuNgay=2025-01-01, tuNgay",
    "size=501, size"
  })
  void parametersThatAreNotOursAreRefused(String parameter, String name) {
    HttpResponse<String> answer = bench.get("hoi-bo", "quoc-gia/phieu?" + parameter);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(ServicesBench.json(answer).path("parameter").asText()).isEqualTo(name);
    ministry.verify(0, getRequestedFor(anyUrl()));
  }

  @ParameterizedTest
  @CsvSource({
    "500, 502, MINISTRY_AWAY",
    "503, 502, MINISTRY_AWAY",
    "429, 502, MINISTRY_AWAY",
    "400, 502, MINISTRY_REFUSED",
    "403, 502, MINISTRY_REFUSED",
    "302, 502, MINISTRY_BROKEN",
    "404, 502, MINISTRY_BROKEN"
  })
  void itsErrorsBecomeOurs(int status, int told, String code) {
    answer(
        aResponse()
            .withStatus(status)
            .withHeader("Content-Type", "application/json")
            .withHeader("Location", "http://127.0.0.1:1/")
            .withBody("{\"code\":\"X\",\"message\":\"mật khẩu của Bộ\"}"));

    HttpResponse<String> answer = bench.get("hoi-bo", "quoc-gia/phieu");
    assertThat(answer.statusCode()).isEqualTo(told);
    assertThat(ServicesBench.json(answer).path("code").asText()).isEqualTo(code);
    assertThat(answer.body()).doesNotContain("mật khẩu");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<html>đang bảo trì</html>",
        "",
        "[]",
        "{\"code\":\"OK\"}",
        "{\"code\":\"OK\",\"data\":{},\"serverTime\":\"2026-01-01T00:00:00Z\"}",
        "{\"code\":\"OK\",\"data\":[],\"serverTime\":\"hôm nay\"}"
      })
  void anAnswerOfAnotherShapeIsNotGivenOn(String body) {
    answer(okJson(body));

    assertThat(bench.get("hoi-bo", "quoc-gia/phieu").statusCode()).isEqualTo(502);
  }

  @Test
  void whatIsTooLargeOrTooManyIsNotGivenOn() {
    answer(okJson("{\"code\":\"OK\",\"data\":[\"" + "x".repeat(2_000_000) + "\"]}"));
    assertThat(bench.get("hoi-bo", "quoc-gia/phieu").statusCode()).isEqualTo(502);

    answer(okJson(page(ONE.formatted("P1", "03390001"), ONE.formatted("P2", "03390001"))));
    assertThat(bench.get("hoi-bo", "quoc-gia/phieu?size=1").statusCode()).isEqualTo(502);
  }

  @Test
  void aLostConnectionIsTold() {
    answer(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER));

    assertThat(bench.get("hoi-bo", "quoc-gia/phieu").body()).contains("MINISTRY_AWAY");
  }

  @Test
  void aSlowAnswerIsNotWaitedForLonger() throws Exception {
    bench.close();
    bench = new ServicesBench(Databases.h2(), folder.resolve("khac"));
    bench.caller("hoi-bo", "[quoc-gia/phieu]", "[\"*\"]", 1000);
    bench.ministry =
        (call, patience) -> {
          throw new Ministry.TooSlow();
        };
    bench.start();

    assertThat(bench.get("hoi-bo", "quoc-gia/phieu").statusCode()).isEqualTo(504);
  }

  @Test
  void cursorsOfTheMinistrysRecordsAreNotThoseOfOurs() {
    answer(okJson(page(ONE.formatted("P1", "03390001"))));
    JsonNode page = ServicesBench.json(bench.get("hoi-bo", "quoc-gia/phieu?size=1")).path("page");

    String next = page.path("next").asText();
    assertThat(bench.get("quoc-gia/phieu?after=" + next).statusCode()).isEqualTo(403);
    assertThat(bench.get("phieu?after=" + next).statusCode()).isEqualTo(400);
    assertThat(bench.get("hoi-bo", "quoc-gia/bieu?after=" + next).statusCode()).isEqualTo(400);
    assertThat(bench.get("hoi-bo", "quoc-gia/phieu?changedSince=" + next).statusCode())
        .isEqualTo(400);
    bench.get("hoi-bo", "quoc-gia/phieu?size=1&after=" + next);
    ministry.verify(
        getRequestedFor(urlPathEqualTo("/api/v1/phieu")).withQueryParam("after", equalTo("12:P1")));

    String cursor = page.path("cursor").asText();
    bench.get("hoi-bo", "quoc-gia/phieu?changedSince=" + cursor);
    ministry.verify(
        getRequestedFor(urlPathEqualTo("/api/v1/phieu"))
            .withQueryParam("changedSince", equalTo("2026-01-31T23:59:00Z")));
  }

  private void answer(ResponseDefinitionBuilder answer) {
    ministry.stubFor(get(anyUrl()).willReturn(answer));
  }

  private static String page(String... records) {
    return ("{\"code\":\"OK\",\"message\":\"\",\"data\":[%s],\"page\":{\"number\":1,\"size\":200,"
            + "\"totalRecords\":%d,\"totalPages\":1},\"traceId\":\"t\","
            + "\"serverTime\":\"2026-02-01T00:00:00Z\"}")
        .formatted(String.join(",", List.of(records)), records.length);
  }
}
