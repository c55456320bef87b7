package vn.lienthong.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Base64;
import java.util.List;
import java.util.UUID;

/** A caller of the API; whatever it sends and gets is held against the contract. */
final class Nationals {
  /** One answer. */
  record Answer(int status, String body, HttpResponse<String> response) {
    JsonNode json() {
      return Json.objectOf(body);
    }

    JsonNode data() {
      return json().path("data");
    }

    List<String> ids() {
      return data().findValuesAsText("id");
    }
  }

  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private final Sandbox sandbox;
  private String token = "";
  private boolean strict = true;

  Nationals(Sandbox sandbox) {
    this.sandbox = sandbox;
    this.token = token("demo", "demo").json().path("access_token").asText();
  }

  /** The next call is not what the contract allows; its answer still has to be. */
  Nationals wrongly() {
    strict = false;
    return this;
  }

  Nationals bearing(String other) {
    token = other;
    return this;
  }

  Answer token(String key, String secret) {
    String pair = Base64.getEncoder().encodeToString((key + ":" + secret).getBytes());
    return told(
        request("/token")
            .header("Authorization", "Basic " + pair)
            .header("Content-Type", "application/x-www-form-urlencoded"),
        "grant_type=client_credentials");
  }

  Answer get(String path) {
    return told(request("/api/v1" + path).header("Authorization", "Bearer " + token), null);
  }

  /** Sends entries, written as JSON with single quotes, under a new key. */
  Answer send(String resource, String... entries) {
    return sendAs(UUID.randomUUID().toString(), resource, entries);
  }

  Answer sendAs(String key, String resource, String... entries) {
    return post(resource, key, json("{'data':[" + String.join(",", entries) + "]}").toString());
  }

  Answer post(String resource, String key, String body) {
    HttpRequest.Builder request =
        request("/api/v1/" + resource + "/batch")
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/json");
    return told(key.isEmpty() ? request : request.header("Idempotency-Key", key), body);
  }

  /** Sends one entry and gives back what became of it. */
  JsonNode one(String resource, String entry) {
    return send(resource, entry).data().path(0);
  }

  static ObjectNode json(String text) {
    return Json.objectOf(text.replace('\'', '"'));
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(sandbox.url() + path));
  }

  private Answer told(HttpRequest.Builder builder, String body) {
    HttpRequest request =
        body == null ? builder.build() : builder.POST(BodyPublishers.ofString(body)).build();
    var report = ContractWitness.request(request, body == null ? "" : body);
    assertThat(report.hasErrors()).as(report.getMessages().toString()).isEqualTo(!strict);
    strict = true;
    HttpResponse<String> response = exchange(request);
    return new Answer(response.statusCode(), response.body(), response);
  }

  /** The same without a look at the contract, for answers that are meant to break it. */
  Answer raw(String path) {
    HttpResponse<String> response =
        send(request("/api/v1" + path).header("Authorization", "Bearer " + token).build());
    return new Answer(response.statusCode(), response.body(), response);
  }

  private static HttpResponse<String> exchange(HttpRequest request) {
    HttpResponse<String> response = send(request);
    ContractWitness.assertKept(response);
    return response;
  }

  private static HttpResponse<String> send(HttpRequest request) {
    try {
      return HTTP.send(request, BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
