package vn.lienthong.routes;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Stands before a nation and, where it is told to, says back all that a batch told it. */
final class EchoingNation implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** How batches are answered. */
  enum Manner {
    HANDS_ON,
    REFUSES_EACH,
    REFUSES_ALL,
    BREAKS,
    IN_HTML,
    IN_HEADERS,
    CUT,
    AS_RESULTS,
    LATER,
    NOT_AUTHORISED
  }

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final HttpClient client = HttpClient.newHttpClient();
  final Set<Manner> echoed = ConcurrentHashMap.newKeySet();
  volatile String nation = "";
  volatile Manner manner = Manner.HANDS_ON;

  EchoingNation() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException broken) {
      throw new IllegalStateException(broken);
    }
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  private void handle(HttpExchange call) throws IOException {
    try (call) {
      byte[] said = call.getRequestBody().readAllBytes();
      boolean batch = call.getRequestURI().getPath().endsWith("/batch");
      if (batch) {
        echoed.add(manner);
      }
      if (batch && manner != Manner.HANDS_ON) {
        echo(call, new String(said, UTF_8));
      } else {
        handOn(call, said);
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private void handOn(HttpExchange call, byte[] said) throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(nation + call.getRequestURI()))
            .method(call.getRequestMethod(), BodyPublishers.ofByteArray(said));
    for (String name : new String[] {"Authorization", "Content-Type", "Idempotency-Key"}) {
      String value = call.getRequestHeaders().getFirst(name);
      if (value != null) {
        request.header(name, value);
      }
    }
    HttpResponse<byte[]> answer = client.send(request.build(), BodyHandlers.ofByteArray());
    send(
        call,
        answer.statusCode(),
        answer.headers().firstValue("Content-Type").orElse("application/json"),
        answer.body());
  }

  private void echo(HttpExchange call, String said) throws IOException {
    String person = JSON.readTree(said).path("data").path(0).path("chuHo").asText();
    switch (manner) {
      case REFUSES_EACH -> json(call, 200, results(said, person));
      case REFUSES_ALL -> json(call, 400, failure("BAD_REQUEST", said));
      case BREAKS -> json(call, 500, failure(person, said));
      case IN_HTML -> send(call, 502, "text/html", ("<p>" + said + "</p>").getBytes(UTF_8));
      case IN_HEADERS -> {
        String ascii = person.replaceAll("[^ -~]", "");
        call.getResponseHeaders().set("Retry-After", ascii);
        call.getResponseHeaders().set("X-Message", ascii);
        json(call, 429, failure("TOO_MANY_REQUESTS", said));
      }
      case CUT ->
          send(call, 200, "application/json", said.substring(0, said.length() / 2).getBytes(UTF_8));
      case AS_RESULTS -> json(call, 200, "{\"code\":\"OK\"," + said.substring(1));
      case LATER -> json(call, 200, results(said, person).replace("QUA_DAI", "TAM_KHOA"));
      case NOT_AUTHORISED -> json(call, 403, failure("900908", said));
      case HANDS_ON -> throw new IllegalStateException("is handed on");
    }
  }

  private static String failure(String code, String said) {
    return JSON.createObjectNode().put("code", code).put("message", said).toString();
  }

  private static String results(String said, String person) throws IOException {
    ObjectNode answer = JSON.createObjectNode().put("code", "OK").put("message", said);
    ArrayNode data = answer.putArray("data");
    for (JsonNode entry : JSON.readTree(said).path("data")) {
      ObjectNode result = data.addObject().put("index", data.size()).put("status", "REJECTED");
      result.set("id", entry.path("id"));
      result.set("banGhi", entry);
      ArrayNode errors = result.putArray("errors");
      errors.addObject().put("field", "chuHo").put("code", "QUA_DAI").put("message", "" + entry);
      errors.addObject().put("field", person).put("code", person).put("message", person);
      errors.addObject().put("field", "traLoi[" + person + "].giaTri").put("code", "SAI_MA");
    }
    return answer.toString();
  }

  private static void json(HttpExchange call, int status, String body) throws IOException {
    send(call, status, "application/json", body.getBytes(UTF_8));
  }

  private static void send(HttpExchange call, int status, String type, byte[] body)
      throws IOException {
    call.getResponseHeaders().set("Content-Type", type);
    call.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    call.getResponseBody().write(body);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
