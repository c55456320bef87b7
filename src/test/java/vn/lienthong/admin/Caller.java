package vn.lienthong.admin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A program that asks the admin API over real HTTP. */
record Caller(int port) {
  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static final ObjectMapper JSON = new ObjectMapper();

  /** With the session's token. */
  JsonNode login(String name, String password) throws IOException, InterruptedException {
    return JSON.readTree(tryLogin(name, password, true).body());
  }

  HttpResponse<String> tryLogin(String name, String password, boolean bearer)
      throws IOException, InterruptedException {
    Map<String, Object> body = Map.of("account", name, "password", password, "bearer", bearer);
    return send("POST", "/api/login", null, JSON.writeValueAsString(body));
  }

  HttpResponse<String> send(String method, String path, @Nullable String token, String body)
      throws IOException, InterruptedException {
    HttpRequest.Builder request = request(method, path, body);
    if (token != null) {
      request.header("Authorization", "Bearer " + token);
    }
    return CLIENT.send(request.build(), BodyHandlers.ofString());
  }

  HttpRequest.Builder request(String method, String path, String body) {
    URI address = URI.create("http://127.0.0.1:" + port + path);
    return HttpRequest.newBuilder(address).method(method, BodyPublishers.ofString(body));
  }

  static String code(HttpResponse<String> answer) throws IOException {
    return JSON.readTree(answer.body()).at("/error/code").asText();
  }
}
