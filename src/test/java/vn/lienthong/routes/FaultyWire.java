package vn.lienthong.routes;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import vn.lienthong.routes.WireFault.Line;

/**
 * A proxy before the nation that carries each request, and brings its answer back as the fault says
 * that was put in its way, on bare sockets.
 */
final class FaultyWire implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Set<String> OWN =
      Set.of("host", "connection", "content-length", "expect", "upgrade", "transfer-encoding");

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final ServerSocket listening;
  private final AtomicReference<Placed> placed = new AtomicReference<>();
  private final ConcurrentLinkedQueue<Taken> taken = new ConcurrentLinkedQueue<>();
  private final AtomicLong stalled = new AtomicLong();
  private volatile String nation = "";

  /** What always becomes of an answer's JSON. */
  volatile UnaryOperator<ObjectNode> always = answer -> answer;

  /**
   * How long a call took its caller.
   *
   * @param millis from the connection to its end on the caller's side
   * @param stalled for how much of that this process did not get to run
   */
  record Taken(String call, long millis, long stalled) {}

  private record Placed(Predicate<String> where, WireFault fault) {}

  private record Asked(String method, String path, Map<String, String> headers, byte[] body) {}

  FaultyWire() throws IOException {
    listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    start(this::accept);
    start(this::feelThePulse);
  }

  /** What it wakes too late, others in this process do too. */
  private void feelThePulse() {
    long pulse = 20_000_000;
    for (long before = System.nanoTime(), now; !listening.isClosed(); before = now) {
      LockSupport.parkNanos(pulse);
      now = System.nanoTime();
      stalled.addAndGet(Math.max(0, now - before - pulse) / 1_000);
    }
  }

  /** The calls that have ended since this was asked for the last time. */
  List<Taken> taken() {
    List<Taken> ended = new java.util.ArrayList<>();
    for (Taken one = taken.poll(); one != null; one = taken.poll()) {
      ended.add(one);
    }
    return ended;
  }

  /** Where the nation is. */
  void to(String url) {
    nation = url;
  }

  String url() {
    return "http://127.0.0.1:" + listening.getLocalPort();
  }

  /** Strikes once, at the next call whose method and path are meant. */
  void place(Predicate<String> where, WireFault fault) {
    placed.set(new Placed(where, fault));
  }

  /** Whether the fault that was placed has struck; it does not any more. */
  boolean struck() {
    return placed.getAndSet(null) == null;
  }

  private static void start(Runnable work) {
    Thread thread = new Thread(work, "faulty-wire");
    thread.setDaemon(true);
    thread.start();
  }

  private void accept() {
    while (!listening.isClosed()) {
      try {
        Socket caller = listening.accept();
        start(() -> serve(caller));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void serve(Socket caller) {
    long begun = System.nanoTime();
    long before = stalled.get();
    String call = "";
    try (caller) {
      caller.setTcpNoDelay(true);
      Asked asked = read(new BufferedInputStream(caller.getInputStream()));
      call = asked.method() + " " + asked.path();
      Placed struck = struckBy(call);
      Line line = new Line(caller, () -> answer(asked), this::spoilt);
      if (struck == null) {
        line.say(line.answer());
      } else {
        struck.fault().strike(line);
      }
      line.leave();
    } catch (IOException gone) {
      return;
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    } finally {
      long millis = (System.nanoTime() - begun) / 1_000_000;
      taken.add(new Taken(call, millis, (stalled.get() - before) / 1_000));
    }
  }

  private Placed struckBy(String call) {
    Placed fault = placed.get();
    boolean strikes =
        fault != null && fault.where().test(call) && placed.compareAndSet(fault, null);
    return strikes ? fault : null;
  }

  /** The whole answer of the nation, as it goes over the wire. */
  private byte[] answer(Asked asked) throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(nation + asked.path()))
            .method(asked.method(), BodyPublishers.ofByteArray(asked.body()));
    asked.headers().forEach(request::header);
    HttpResponse<byte[]> answer = client.send(request.build(), BodyHandlers.ofByteArray());
    StringBuilder head = new StringBuilder("HTTP/1.1 " + answer.statusCode() + " Said\r\n");
    answer
        .headers()
        .map()
        .forEach(
            (name, values) -> {
              if (!OWN.contains(name.toLowerCase(java.util.Locale.ROOT))) {
                values.forEach(value -> head.append(name + ": " + value + "\r\n"));
              }
            });
    return whole(head.toString(), asked.method().equals("HEAD") ? null : changed(answer));
  }

  private byte[] changed(HttpResponse<byte[]> answer) throws IOException {
    boolean json = answer.headers().firstValue("Content-Type").orElse("").contains("json");
    return json && JSON.readTree(answer.body()) instanceof ObjectNode said
        ? JSON.writeValueAsBytes(always.apply(said))
        : answer.body();
  }

  private static byte[] whole(String head, byte[] body) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    String length = body == null ? "" : "Content-Length: " + body.length + "\r\n";
    bytes.write((head + length + "Connection: close\r\n\r\n").getBytes("ISO-8859-1"));
    bytes.write(body == null ? new byte[0] : body);
    return bytes.toByteArray();
  }

  /** The same answer with other JSON. */
  private byte[] spoilt(byte[] answer, UnaryOperator<ObjectNode> otherwise) throws IOException {
    int end = new String(answer, "ISO-8859-1").indexOf("\r\n\r\n");
    String head = new String(answer, 0, end + 2, "ISO-8859-1");
    byte[] body = java.util.Arrays.copyOfRange(answer, end + 4, answer.length);
    boolean json = head.toLowerCase(java.util.Locale.ROOT).contains("/json");
    if (!json || body.length == 0 || !(JSON.readTree(body) instanceof ObjectNode said)) {
      return answer;
    }
    String kept = head.replaceAll("(?i)(content-length|connection): .*\r\n", "");
    return whole(kept, JSON.writeValueAsBytes(otherwise.apply(said)));
  }

  private static Asked read(InputStream in) throws IOException {
    String[] first = line(in).split(" ");
    Map<String, String> headers = new LinkedHashMap<>();
    int length = 0;
    for (String line = line(in); !line.isEmpty(); line = line(in)) {
      String name = line.substring(0, line.indexOf(':'));
      String value = line.substring(line.indexOf(':') + 1).strip();
      if (name.equalsIgnoreCase("content-length")) {
        length = Integer.parseInt(value);
      } else if (name.equalsIgnoreCase("transfer-encoding")) {
        length = -1;
      } else if (!OWN.contains(name.toLowerCase(java.util.Locale.ROOT))
          && !name.equalsIgnoreCase("accept-encoding")) {
        headers.put(name, value);
      }
    }
    return new Asked(first[0], first[1], headers, length < 0 ? chunks(in) : in.readNBytes(length));
  }

  private static byte[] chunks(InputStream in) throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    for (int size = size(in); size > 0; size = size(in)) {
      body.write(in.readNBytes(size));
      line(in);
    }
    line(in);
    return body.toByteArray();
  }

  private static int size(InputStream in) throws IOException {
    return Integer.parseInt(line(in).split(";")[0].strip(), 16);
  }

  private static String line(InputStream in) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int read = in.read(); read != '\n'; read = in.read()) {
      if (read < 0) {
        throw new IOException("broke off");
      }
      line.write(read);
    }
    return line.toString("ISO-8859-1").strip();
  }

  @Override
  public void close() throws IOException {
    listening.close();
  }
}
