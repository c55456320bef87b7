package vn.lienthong.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlainTest {
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  @Test
  void hasOnlyAPagedListAndOnePost() throws Exception {
    try (Sandbox sandbox = Sandbox.start(Options.defaults().asPlain())) {
      String token =
          new Nationals(sandbox).token("demo", "demo").json().path("access_token").asText();
      String both = "{'data':[{'ma':'01','ten':'Kinh'},{'ma':'02','ten':'Tày'}]}";
      assertThat(call(sandbox, token, "", both).statusCode()).isEqualTo(200);
      assertThat(call(sandbox, token, "", both.replace("Kinh", "Việt")).statusCode())
          .isEqualTo(200);
      JsonNode one = Json.objectOf(call(sandbox, token, "?size=1&page=1", "").body()).path("data");
      JsonNode two = Json.objectOf(call(sandbox, token, "?size=1&page=2", "").body()).path("data");
      assertThat(List.of(one.path(0).path("ten").asText(), two.path(0).path("ten").asText()))
          .containsExactlyInAnyOrder("Việt", "Tày");
      assertThat(one.path(0).has("phienBan")).isFalse();
      assertThat(call(sandbox, token, "?after=TW:01", "").statusCode()).isEqualTo(400);
      assertThat(call(sandbox, token, "/12:01", "").statusCode()).isEqualTo(404);
    }
  }

  @Test
  void refusesAPostAsAWhole() throws Exception {
    try (Sandbox sandbox = Sandbox.start(Options.defaults().asPlain())) {
      String token =
          new Nationals(sandbox).token("demo", "demo").json().path("access_token").asText();
      String bad = "{'data':[{'ma':'01','ten':'Kinh'},{'ma':'2','ten':'Tày'}]}";
      HttpResponse<String> refused = call(sandbox, token, "", bad);
      assertThat(refused.statusCode()).isEqualTo(400);
      assertThat(refused.body()).contains("ma: SAI_MA");
      assertThat(sandbox.journal()).isEmpty();
    }
  }

  private static HttpResponse<String> call(Sandbox sandbox, String token, String rest, String body)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(sandbox.url() + "/api/v1/dan-toc" + rest))
            .header("Authorization", "Bearer " + token);
    if (!body.isEmpty()) {
      request.POST(BodyPublishers.ofString(body.replace('\'', '"')));
    }
    return HTTP.send(request.build(), BodyHandlers.ofString());
  }
}
