package vn.lienthong.services;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.lienthong.testkit.Databases;

/** Who is let in, to what, and how often. */
class AdmissionTest {
  @TempDir private Path folder;
  private ServicesBench bench;

  @BeforeEach
  void start() throws Exception {
    bench =
        new ServicesBench(Databases.h2(), folder)
            .caller("chi-bieu", "[bieu]", "[\"*\"]", 3)
            .start();
  }

  @AfterEach
  void stop() throws Exception {
    bench.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "bieu",
        "phieu",
        "nhom-van-ban",
        "van-ban",
        "van-ban/H35-2025-000011/tep/1",
        "quoc-gia/bieu",
        "quoc-gia/van-ban"
      })
  void nobodyIsAnsweredWithoutAKey(String path) {
    String key = bench.keys.get("moi-noi");

    for (var request :
        new java.net.http.HttpRequest.Builder[] {
          bench.request(path),
          bench.request(path).header("X-API-Key", ""),
          bench.request(path).header("X-API-Key", CallerKey.create()),
          bench.request(path).header("X-API-Key", CallerKey.hash(key)),
          bench.request(path).header("X-API-Key", key + "x"),
          bench.request(path).header("X-API-Key", "k".repeat(5_000)),
          bench.request(path).header("Authorization", key),
          bench.request(path).header("Authorization", "Basic " + key),
          bench.request(path + "?X-API-Key=" + key)
        }) {
      HttpResponse<String> answer = ServicesBench.send(request);
      assertThat(answer.statusCode()).isEqualTo(401);
      ServicesContract.assertKept(answer);
      assertThat(answer.body()).doesNotContain(key).contains("UNAUTHORISED");
    }
  }

  @Test
  void aKeyMayComeAsABearerToken() {
    var request =
        bench.request("bieu").header("Authorization", "bearer " + bench.keys.get("chi-bieu"));

    assertThat(ServicesBench.send(request).statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"phieu", "van-ban", "van-ban/H35-2025-000011/tep/1", "quoc-gia/bieu"})
  void whatWasNotGrantedIsRefused(String path) {
    HttpResponse<String> answer = bench.get("chi-bieu", path);

    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.body()).contains("NOT_GRANTED");
  }

  @Test
  void aKeyThatIsAddedOrTakenAwayCountsAtOnce() throws Exception {
    assertThat(bench.get("chi-bieu", "bieu").statusCode()).isEqualTo(200);
    bench.caller("moi", "[bieu]", "[\"*\"]", 10).callers();
    assertThat(bench.get("moi", "bieu").statusCode()).isEqualTo(200);

    bench.without("chi-bieu").callers();
    assertThat(bench.get("chi-bieu", "bieu").statusCode()).isEqualTo(401);
    assertThat(bench.get("moi", "bieu").statusCode()).isEqualTo(200);
  }

  @Test
  void aBrokenFileOfCallersKeepsTheOldOneAndIsTold() throws Exception {
    bench.caller("hong", "[bieu, tat-ca]", "[\"*\"]", 10).callers();

    assertThat(bench.get("chi-bieu", "bieu").statusCode()).isEqualTo(200);
    assertThat(bench.get("hong", "bieu").statusCode()).isEqualTo(401);
    assertThat(bench.callersFault()).contains("callers[2].resources").contains("tat-ca");

    java.nio.file.Files.delete(folder.resolve("callers.yaml"));
    assertThat(bench.get("chi-bieu", "bieu").statusCode()).isEqualTo(200);
    assertThat(bench.callersFault()).contains("no such file");

    bench.without("hong").callers();
    assertThat(bench.get("chi-bieu", "bieu").statusCode()).isEqualTo(200);
    assertThat(bench.callersFault()).isEmpty();
  }

  @Test
  void whoAsksTooOftenWaits() {
    for (int i = 0; i < 3; i++) {
      assertThat(bench.get("chi-bieu", "bieu").statusCode()).isEqualTo(200);
    }
    HttpResponse<String> answer = bench.get("chi-bieu", "bieu");
    assertThat(answer.statusCode()).isEqualTo(429);
    assertThat(answer.headers().firstValue("Retry-After")).contains("20");
    assertThat(bench.get("bieu").statusCode()).isEqualTo(200);

    bench.clock.advance(Duration.ofSeconds(20));
    assertThat(bench.get("chi-bieu", "bieu").statusCode()).isEqualTo(200);
    assertThat(bench.get("chi-bieu", "bieu").statusCode()).isEqualTo(429);
    assertThat(bench.counts())
        .containsAllEntriesOf(
            Map.of(
                "chi-bieu bieu OK", 4L, "moi-noi bieu OK", 1L, "chi-bieu - TOO_MANY_REQUESTS", 2L));
  }

  @ParameterizedTest
  @ValueSource(strings = {"POST", "PUT", "DELETE", "PATCH"})
  void nothingIsWritten(String method) {
    var request =
        bench
            .request("bieu")
            .header("X-API-Key", bench.keys.get("moi-noi"))
            .method(method, BodyPublishers.ofString("{}"));

    assertThat(ServicesBench.send(request).statusCode()).isEqualTo(405);
  }

  @ParameterizedTest
  @ValueSource(strings = {"phieu-ho", "dan-toc", "", "bieu/1", "../bieu", "_sandbox/faults"})
  void whatIsNotOfferedIsNotThere(String path) {
    var request = bench.request(path).header("X-API-Key", bench.keys.get("moi-noi"));

    assertThat(ServicesBench.send(request).statusCode()).isEqualTo(404);
  }

  @Test
  void theContractIsForEverybody() {
    HttpResponse<String> answer = ServicesBench.send(bench.request("openapi.yaml"));

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).contains("openapi: 3.0.3").contains("/api/v1/quoc-gia/van-ban");
    assertThat(answer.headers().firstValue("Server")).isEmpty();
    assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
  }

  @Test
  void aDatabaseThatIsAwayIsToldWithoutItsAddress() {
    bench.province.close();

    HttpResponse<String> answer = bench.get("bieu");
    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.body()).contains("UNAVAILABLE").doesNotContain("jdbc").doesNotContain("thử");
  }
}
