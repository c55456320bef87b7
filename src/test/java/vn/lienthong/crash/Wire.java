package vn.lienthong.crash;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.javalin.Javalin;
import io.javalin.http.Context;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/**
 * The line between the gateway and the nation. A request of a gateway that ended is dropped, or
 * arrives all the same, at once or late. Of fed records it keeps what each sending said.
 */
final class Wire implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Set<String> FED = Set.of("phieu");

  private final HttpClient client = HttpClient.newHttpClient();
  private final String nation;
  private final Conductor conductor;
  private final Random random;
  private final Javalin server;
  private final Map<String, JsonNode> sent = new ConcurrentHashMap<>();
  private final Map<String, Integer> underWay = new ConcurrentHashMap<>();
  private final List<String> twice = new ArrayList<>();
  private final List<Late> late = new ArrayList<>();

  /** What becomes of requests whose sender has ended; null: any of it, by chance. */
  volatile Fate fate;

  /** Of a request without a sender. */
  enum Fate {
    LATE,
    ARRIVES,
    DROPPED
  }

  /** What becomes of an answer on its way back. */
  volatile UnaryOperator<JsonNode> answers = answer -> answer;

  /** A request whose sender has ended. */
  private record Late(String method, String path, Map<String, String> headers, byte[] body) {}

  Wire(String nation, Conductor conductor, long seed) {
    this.nation = nation;
    this.conductor = conductor;
    this.random = new Random(seed);
    server =
        Javalin.create(
                config -> {
                  config.startup.showJavalinBanner = false;
                  config.routes.get("/<path>", this::carry);
                  config.routes.post("/<path>", this::carry);
                })
            .start("127.0.0.1", 0);
  }

  String url() {
    return "http://127.0.0.1:" + server.port();
  }

  private void carry(Context ctx) {
    String query = ctx.queryString();
    Late request =
        new Late(
            ctx.method().name(),
            ctx.path() + (query == null ? "" : "?" + query),
            headers(ctx),
            ctx.bodyAsBytes());
    String point = point(request);
    List<String> ids = keep(request);
    HttpResponse<byte[]> answer;
    enter(ids);
    try {
      if (!conductor.pass("before", point)) {
        orphan(request);
        ctx.status(503);
        return;
      }
      answer = send(request);
    } finally {
      leave(ids);
    }
    if (!conductor.pass("after", point)) {
      ctx.status(503);
      return;
    }
    ctx.status(answer.statusCode());
    answer.headers().firstValue("Content-Type").ifPresent(ctx::contentType);
    answer.headers().firstValue("Retry-After").ifPresent(v -> ctx.header("Retry-After", v));
    ctx.result(point.endsWith("list") ? changed(answer.body()) : answer.body());
  }

  private byte[] changed(byte[] body) {
    return bytes(answers.apply(read(body)));
  }

  private static Map<String, String> headers(Context ctx) {
    Map<String, String> headers = new java.util.HashMap<>();
    for (String name : List.of("Authorization", "Content-Type", "Idempotency-Key", "Accept")) {
      String value = ctx.header(name);
      if (value != null) {
        headers.put(name, value);
      }
    }
    return headers;
  }

  /** What the request is about, as a failpoint. */
  private static String point(Late request) {
    String path = request.path().replaceFirst("\\?.*", "").replaceFirst("^/api/v1/?", "");
    if (path.endsWith("token")) {
      return "http token";
    }
    String[] parts = path.split("/");
    String kind = FED.contains(parts[0]) ? "http feed " : "http reconcile ";
    if (request.method().equals("POST")) {
      return kind + "batch";
    }
    return kind + (parts.length > 1 ? "one" : "list");
  }

  /** Dropped, or delivered now, or later. */
  private void orphan(Late request) {
    if (!request.method().equals("POST")) {
      return;
    }
    Fate now;
    synchronized (late) {
      now = fate == null ? Fate.values()[random.nextInt(3)] : fate;
      if (now == Fate.LATE) {
        late.add(request);
      }
    }
    if (now == Fate.ARRIVES) {
      send(request);
    }
  }

  /** What was held back arrives, after its sender has ended. */
  void deliver() {
    List<Late> all;
    synchronized (late) {
      all = List.copyOf(late);
      late.clear();
    }
    all.forEach(this::send);
  }

  private List<String> keep(Late request) {
    List<String> ids = new ArrayList<>();
    if (request.method().equals("POST") && request.path().contains("/phieu")) {
      for (JsonNode entry : read(request.body()).path("data")) {
        String id = entry.path("id").asText();
        ids.add(id);
        sent.put(id + " " + entry.path("phienBanNguon").asText(), entry);
      }
    }
    return ids;
  }

  private void enter(List<String> ids) {
    for (String id : ids) {
      if (underWay.merge(id, 1, Integer::sum) > 1) {
        synchronized (twice) {
          twice.add(id);
        }
      }
    }
  }

  private void leave(List<String> ids) {
    ids.forEach(id -> underWay.merge(id, -1, (a, b) -> a + b == 0 ? null : a + b));
  }

  /** What a sending of a fed record said; null if none is known. */
  JsonNode sent(String id, String source) {
    return sent.get(id + " " + source);
  }

  /** Fed records that two requests carried at the same time. */
  List<String> twice() {
    synchronized (twice) {
      return List.copyOf(twice);
    }
  }

  private HttpResponse<byte[]> send(Late request) {
    HttpRequest.Builder next = HttpRequest.newBuilder(URI.create(nation + request.path()));
    request.headers().forEach(next::header);
    boolean get = request.method().equals("GET");
    next.method(
        request.method(),
        get ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(request.body()));
    try {
      return client.send(next.build(), BodyHandlers.ofByteArray());
    } catch (IOException | InterruptedException broken) {
      throw new IllegalStateException("the nation does not answer", broken);
    }
  }

  static JsonNode read(byte[] bytes) {
    try {
      return JSON.readTree(bytes);
    } catch (IOException broken) {
      throw new IllegalStateException("not JSON", broken);
    }
  }

  static byte[] bytes(JsonNode node) {
    try {
      return JSON.writeValueAsBytes(node);
    } catch (IOException broken) {
      throw new IllegalStateException(broken);
    }
  }

  @Override
  public void close() {
    server.stop();
  }
}
