package vn.lienthong.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The contract's resources in the words of a file. */
class WordingTest {
  private static final Path WORDING = Path.of("test-fixtures/national/wordings/quoc-gia.yaml");
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private Sandbox sandbox;
  private String token;

  @BeforeEach
  void start() throws Exception {
    sandbox =
        Sandbox.start(
            Options.defaults().withSeeds(Path.of("test-fixtures/walk/nation")).worded(WORDING));
    token = new Nationals(sandbox).token("demo", "demo").json().path("access_token").asText();
  }

  @AfterEach
  void stop() {
    sandbox.close();
  }

  @Test
  void listsByPageInItsOwnNamesAndNoMoreThanItsLargest() throws Exception {
    JsonNode page = json(call("DanhMuc/DanToc?trang=2&soDong=1000", ""));

    assertThat(page.path("ketQua").asText()).isEqualTo("OK");
    assertThat(page.path("tong").asInt()).isEqualTo(55);
    assertThat(page.path("danhSach")).hasSize(5);
    assertThat(page.path("danhSach").path(0).has("Ten")).isTrue();
    assertThat(page.path("danhSach").path(0).has("Version")).isTrue();
    assertThat(call("DanhMuc/DanToc?after=TW:01", "").statusCode()).isEqualTo(400);
    assertThat(call("dan-toc", "").statusCode()).isEqualTo(404);
  }

  @Test
  void writesDaysAndFlagsItsOwnWayAndReadsThemSo() throws Exception {
    JsonNode unit = json(call("don-vi-hanh-chinh/TW:08:2025-07-01", "")).path("danhSach");
    assertThat(unit.path("HieuLucTu").asText()).isEqualTo("01-07-2025");
    JsonNode form = json(call("mau-phieu/TW:P02-XA", "")).path("danhSach");
    assertThat(form.path("CauHoi").path(0).path("BatBuoc").intValue()).isEqualTo(1);

    String entry =
        "{'danhSach':[{'Ma':'P9','Ten':'x','DoiTuong':'XA','HieuLucTu':'31-12-2025',"
            + "'CauHoi':[{'Ma':'1','NoiDung':'y','Kieu':'CHU','BatBuoc':0}]}]}";
    JsonNode result = json(call("mau-phieu/ghi", entry)).path("danhSach").path(0);

    assertThat(result.path("Status").asText()).isEqualTo("CREATED");
    JsonNode stored = sandbox.journal().get(sandbox.journal().size() - 1).path("body");
    assertThat(stored.path("hieuLucTu").asText()).isEqualTo("2025-12-31");
    assertThat(stored.path("cauHoi").path(0).path("batBuoc").isBoolean()).isTrue();
  }

  @Test
  void tellsNothingAndRefusalsInItsOwnWords() throws Exception {
    HttpResponse<String> none = call("mau-phieu/TW:NONE", "");
    assertThat(none.statusCode()).isEqualTo(200);
    assertThat(json(none).path("maLoi").asText()).isEqualTo("404");
    assertThat(json(call("phieu?trang=1", "")).path("maLoi").asText()).isEqualTo("404");
    HttpResponse<String> refused = call("mau-phieu/ghi", "{'danhSach':[]}");
    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(json(refused).path("maLoi").asText()).isEqualTo("-1");
  }

  @Test
  void refusesAFileThatSaysWhatNobodyUnderstands(@TempDir Path folder) throws Exception {
    Path file = Files.writeString(folder.resolve("other.yaml"), "sucess: {ok: 1}\n");

    assertThatThrownBy(() -> Sandbox.start(Options.defaults().worded(file)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("sucess");
  }

  private static JsonNode json(HttpResponse<String> answer) {
    return Json.objectOf(answer.body());
  }

  private HttpResponse<String> call(String path, String body)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(sandbox.url() + "/api/v1/" + path))
            .header("Idempotency-Key", "key-of-this-call")
            .header("Authorization", "Bearer " + token);
    if (!body.isEmpty()) {
      request.POST(BodyPublishers.ofString(body.replace('\'', '"')));
    }
    return HTTP.send(request.build(), BodyHandlers.ofString());
  }
}
