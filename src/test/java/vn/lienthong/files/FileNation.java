package vn.lienthong.files;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The files of documents as the contract says, in memory, with breaks on demand. */
final class FileNation implements AutoCloseable {
  private static final Pattern PATH = Pattern.compile("/api/v1/van-ban/([^/]+)/tep/(\\d+)");
  private static final Pattern PUT = Pattern.compile("bytes (\\d+)-(\\d+)/(\\d+)");
  private static final Pattern GET = Pattern.compile("bytes=(\\d+)-(\\d+)?");

  /** What arrived of one file. */
  static final class Held {
    byte[] whole = {};
    @Nullable String tag;
    ByteArrayOutputStream part = new ByteArrayOutputStream();
    String announced = "";
  }

  private final HttpServer server;
  final Map<String, Held> files = new ConcurrentHashMap<>();
  final Set<String> listed = ConcurrentHashMap.newKeySet();
  final List<String> calls = Collections.synchronizedList(new ArrayList<>());

  /** Answers a call in its own way: true if it did. */
  volatile Function<HttpExchange, Boolean> mood = exchange -> false;

  /** Bytes after which the next body breaks off; -1: none does. */
  volatile int breakAfter = -1;

  FileNation() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newCachedThreadPool());
    server.createContext("/", this::serve);
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** A document that lists these files. */
  void lists(String id, int... numbers) {
    Arrays.stream(numbers).forEach(number -> listed.add(id + "/" + number));
  }

  void holds(String id, int number, byte[] content) {
    lists(id, number);
    Held held = new Held();
    held.whole = content;
    held.tag = sha256(content);
    files.put(id + "/" + number, held);
  }

  byte[] content(String id, int number) {
    Held held = files.get(id + "/" + number);
    return held == null ? new byte[0] : held.whole;
  }

  long received(String id, int number) {
    Held held = files.get(id + "/" + number);
    return held == null ? 0 : held.part.size();
  }

  static String sha256(byte[] content) {
    return Hashes.hex(Hashes.sha256().digest(content));
  }

  private void serve(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath();
      if (path.equals("/token")) {
        json(
            exchange,
            200,
            "{\"access_token\":\"t\",\"token_type\":\"Bearer\",\"expires_in\":3600}");
        return;
      }
      calls.add(exchange.getRequestMethod() + " " + path);
      if (mood.apply(exchange)) {
        return;
      }
      Matcher matcher = PATH.matcher(path);
      String file = matcher.matches() ? matcher.group(1) + "/" + matcher.group(2) : "";
      if (!listed.contains(file)) {
        answer(exchange, 404, "NOT_FOUND", "");
        return;
      }
      Held held = files.computeIfAbsent(file, none -> new Held());
      switch (exchange.getRequestMethod()) {
        case "HEAD" -> head(exchange, held);
        case "PUT" -> put(exchange, held);
        default -> get(exchange, held);
      }
    }
  }

  private void head(HttpExchange exchange, Held held) throws IOException {
    boolean going = held.part.size() > 0 || held.tag == null;
    long received = going ? held.part.size() : held.whole.length;
    exchange.getResponseHeaders().set("X-Nhan", Long.toString(received));
    if (going && held.part.size() > 0) {
      exchange.getResponseHeaders().set("X-SHA256", held.announced);
    }
    if (!going) {
      exchange.getResponseHeaders().set("ETag", '"' + held.tag + '"');
    }
    exchange.sendResponseHeaders(200, -1);
  }

  private void put(HttpExchange exchange, Held held) throws IOException {
    Matcher range = PUT.matcher(exchange.getRequestHeaders().getFirst("Content-Range"));
    String sha = exchange.getRequestHeaders().getFirst("X-Content-SHA256");
    if (!range.matches()) {
      answer(exchange, 400, "BAD_REQUEST", "");
      return;
    }
    String seen = held.part.size() > 0 ? held.announced : held.tag;
    String match = exchange.getRequestHeaders().getFirst("If-Match");
    String none = exchange.getRequestHeaders().getFirst("If-None-Match");
    if (seen == null ? !"*".equals(none) : !('"' + seen + '"').equals(match)) {
      answer(exchange, 412, "CHANGED", "");
      return;
    }
    if (!sha.equals(held.announced)) {
      held.part.reset();
      held.announced = sha;
    }
    if (Long.parseLong(range.group(1)) != held.part.size()) {
      answer(exchange, 409, "WRONG_PLACE", data(held.part.size(), false));
      return;
    }
    receive(exchange, held);
    long total = Long.parseLong(range.group(3));
    if (held.part.size() < total) {
      answer(exchange, 200, "OK", data(held.part.size(), false));
      return;
    }
    byte[] whole = held.part.toByteArray();
    held.part.reset();
    held.announced = "";
    if (!sha256(whole).equals(sha)) {
      answer(exchange, 422, "SAI_MA_BAM", "");
      return;
    }
    held.whole = whole;
    held.tag = sha;
    answer(exchange, 201, "OK", data(total, true));
  }

  /** What arrives before a break is kept. */
  private void receive(HttpExchange exchange, Held held) throws IOException {
    byte[] bite = new byte[8192];
    var body = exchange.getRequestBody();
    for (int read = body.read(bite); read >= 0; read = body.read(bite)) {
      if (breakAfter >= 0) {
        int room = Math.min(read, breakAfter);
        held.part.write(bite, 0, room);
        breakAfter -= room;
        if (room < read) {
          breakAfter = -1;
          throw new IOException("broken off");
        }
      } else {
        held.part.write(bite, 0, read);
      }
    }
  }

  private void get(HttpExchange exchange, Held held) throws IOException {
    if (held.tag == null) {
      answer(exchange, 404, "NOT_FOUND", "");
      return;
    }
    Matcher range = GET.matcher(String.valueOf(exchange.getRequestHeaders().getFirst("Range")));
    int first = range.matches() ? Integer.parseInt(range.group(1)) : 0;
    int last =
        range.matches() && range.group(2) != null
            ? Math.min(Integer.parseInt(range.group(2)), held.whole.length - 1)
            : held.whole.length - 1;
    if (first >= held.whole.length) {
      exchange.sendResponseHeaders(416, -1);
      return;
    }
    exchange.getResponseHeaders().set("Content-Type", "application/octet-stream");
    exchange.getResponseHeaders().set("ETag", '"' + held.tag + '"');
    exchange
        .getResponseHeaders()
        .set("Content-Range", "bytes " + first + "-" + last + "/" + held.whole.length);
    exchange.sendResponseHeaders(range.matches() ? 206 : 200, last - first + 1L);
    try (OutputStream out = exchange.getResponseBody()) {
      int length = last - first + 1;
      if (breakAfter >= 0 && breakAfter < length) {
        out.write(held.whole, first, breakAfter);
        breakAfter = -1;
        throw new IOException("broken off");
      }
      out.write(held.whole, first, length);
    }
  }

  private static String data(long received, boolean whole) {
    return "{\"nhan\":" + received + ",\"du\":" + whole + "}";
  }

  static void answer(HttpExchange exchange, int status, String code, String data)
      throws IOException {
    String body = data.isEmpty() ? "" : ",\"data\":" + data;
    json(exchange, status, "{\"code\":\"" + code + "\",\"message\":\"\"" + body + "}");
  }

  private static void json(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    boolean head = exchange.getRequestMethod().equals("HEAD");
    exchange.sendResponseHeaders(status, head ? -1 : bytes.length);
    if (!head) {
      exchange.getResponseBody().write(bytes);
    }
  }

  Map<String, Integer> counted() {
    Map<String, Integer> counted = new HashMap<>();
    calls.forEach(call -> counted.merge(call.split(" ")[0], 1, Integer::sum));
    return counted;
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
