package vn.lienthong.crash;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.javalin.Javalin;
import io.javalin.http.Context;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import vn.lienthong.testkit.Relay;

/**
 * The line between the gateway and the nation. A request of a gateway that ended is dropped, or
 * arrives all the same, at once or late. Of fed records it keeps what each sending said.
 */
final class Wire implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Set<String> FED = Set.of("phieu");

  private final Relay nation;
  private final Conductor conductor;
  private final Random random;
  private final Javalin server;
  private final Map<String, JsonNode> sent = new ConcurrentHashMap<>();
  private final Map<String, Integer> underWay = new ConcurrentHashMap<>();
  private final List<String> twice = new ArrayList<>();
  private final List<Relay.Request> late = new ArrayList<>();
  private final List<Relay.Request> later = new ArrayList<>();
  private final Set<Integer> arrivedLate = ConcurrentHashMap.newKeySet();

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

  Wire(String nation, Conductor conductor, long seed) {
    this.nation = new Relay(nation);
    this.conductor = conductor;
    this.random = new Random(seed);
    server = Relay.door(this::carry);
  }

  String url() {
    return "http://127.0.0.1:" + server.port();
  }

  private void carry(Context ctx) {
    Relay.Request request = Relay.Request.of(ctx);
    String point = point(request);
    if (conductor.ended()) {
      // it has waited for its answer for so long that it asks again, but it no longer is
      conductor.pass("before", point);
      ctx.status(503);
      return;
    }
    List<String> ids = keep(request);
    HttpResponse<byte[]> answer;
    enter(ids);
    try {
      if (!conductor.pass("before", point)) {
        orphan(request);
        ctx.status(503);
        return;
      }
      answer = nation.send(request);
    } finally {
      leave(ids);
    }
    if (!conductor.pass("after", point)) {
      ctx.status(503);
      return;
    }
    Relay.answer(ctx, answer, point.endsWith("list") ? changed(answer.body()) : answer.body());
  }

  private byte[] changed(byte[] body) {
    return bytes(answers.apply(read(body)));
  }

  /** What the request is about, as a failpoint. */
  private static String point(Relay.Request request) {
    String path = request.path().replaceFirst("\\?.*", "").replaceFirst("^/api/v1/?", "");
    if (path.endsWith("token")) {
      return "http token";
    }
    String[] parts = path.split("/");
    if (parts.length > 2 && parts[2].equals("tep")) {
      return "http files " + request.method().toLowerCase(Locale.ROOT);
    }
    String kind = FED.contains(parts[0]) ? "http feed " : "http reconcile ";
    if (request.method().equals("POST")) {
      return kind + "batch";
    }
    return kind + (parts.length > 1 ? "one" : "list");
  }

  /** Dropped, or delivered now, or later. */
  private void orphan(Relay.Request request) {
    if (!Set.of("POST", "PUT").contains(request.method())) {
      return;
    }
    Fate now;
    synchronized (late) {
      now = fate == null ? Fate.values()[random.nextInt(3)] : fate;
      if (now == Fate.LATE) {
        (fate == null && random.nextBoolean() ? later : late).add(request);
      }
    }
    if (now == Fate.ARRIVES) {
      nation.send(request.method().equals("PUT") ? cut(request) : request);
    }
  }

  /** Of a piece of a file the line may have taken a part only. */
  private Relay.Request cut(Relay.Request request) {
    int length = random.nextInt(2 * request.body().length + 1);
    byte[] part = Arrays.copyOf(request.body(), Math.min(length, request.body().length));
    return new Relay.Request(request.method(), request.path(), request.headers(), part);
  }

  /** What was held back arrives, after its sender has ended, or after the next one has. */
  void deliver() {
    List<Relay.Request> all;
    synchronized (late) {
      all = List.copyOf(late);
      late.clear();
      late.addAll(later);
      later.clear();
    }
    for (Relay.Request one : all) {
      arrivedLate.addAll(NationsBook.edits(new String(one.body(), StandardCharsets.UTF_8)));
      nation.send(one);
    }
  }

  /** Whether a request that told of this edit arrived late. */
  boolean late(int edit) {
    return arrivedLate.contains(edit);
  }

  private List<String> keep(Relay.Request request) {
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
