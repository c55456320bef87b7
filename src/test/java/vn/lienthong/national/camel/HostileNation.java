package vn.lienthong.national.camel;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import java.util.zip.GZIPOutputStream;

/** Answers on bare sockets as no server should: each path has a way of its own to never end. */
final class HostileNation implements AutoCloseable {
  private static final byte[] FILL = " ".repeat(1 << 16).getBytes(US_ASCII);
  private static final String OK = "HTTP/1.1 200 OK\r\n";
  private static final String JSON = "Content-Type: application/json\r\n";
  private static final String CHUNKED = JSON + "Transfer-Encoding: chunked\r\n\r\n";
  private static final String BODY = "{\"code\":\"OK\",\"data\":[]}";
  private static final long GIGABYTE = 1L << 30;

  /** Writes an answer until it is done or the caller is gone. */
  private interface Way {
    void answer(OutputStream out) throws IOException;
  }

  private final Map<String, Way> ways = new TreeMap<>();
  private final CountDownLatch over = new CountDownLatch(1);
  private final ServerSocket listening;

  HostileNation() throws IOException {
    listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    slow();
    endless();
    large();
    ways.put(
        "well",
        out -> say(out, OK + JSON + "Connection: close\r\nContent-Length: 23\r\n\r\n" + BODY));
    Thread door = new Thread(this::accept, "hostile");
    door.setDaemon(true);
    door.start();
  }

  private void slow() {
    ways.put("silent", this::forever);
    ways.put("dribbling-body", out -> dribble(out, OK + CHUNKED, "1\r\n \r\n"));
    ways.put("dribbling-headers", out -> dribble(out, OK, "X-More: 1\r\n"));
    ways.put("dribbling-status", out -> dribble(out, "HTTP/1.1 200 ", "a"));
    ways.put(
        "never-closed",
        out -> {
          say(out, OK + JSON + "Connection: close\r\n\r\n" + BODY);
          forever(out);
        });
    ways.put(
        "shorter-than-told",
        out -> {
          say(out, OK + JSON + "Content-Length: 500\r\n\r\n" + BODY);
          forever(out);
        });
  }

  private void endless() {
    String value = "x".repeat(4_000);
    ways.put("endless-headers", out -> endlessly(out, OK, "X-More: " + value + "\r\n"));
    ways.put("endless-header", out -> endlessly(out, OK + "X-More: ", value));
    ways.put("endless-status", out -> endlessly(out, "HTTP/1.1 200 ", value));
    ways.put("endless-interim", out -> endlessly(out, "", "HTTP/1.1 102 Processing\r\n\r\n"));
    ways.put(
        "endless-trailers",
        out ->
            endlessly(
                out, OK + CHUNKED + "17\r\n" + BODY + "\r\n0\r\n", "X-More: " + value + "\r\n"));
    ways.put("endless-chunk-words", out -> endlessly(out, OK + CHUNKED + "17;a=", value));
  }

  private void large() {
    String gigabyte = "Content-Length: " + GIGABYTE + "\r\n\r\n";
    ways.put("large", out -> fill(out, OK + JSON + gigabyte));
    ways.put("large-chunks", out -> chunks(out, OK + CHUNKED));
    ways.put("large-html", out -> fill(out, OK + "Content-Type: text/html\r\n" + gigabyte));
    ways.put("large-fault", out -> fill(out, "HTTP/1.1 503 Busy\r\n" + JSON + gigabyte));
    ways.put(
        "large-xml-fault",
        out -> fill(out, "HTTP/1.1 500 Oh\r\nContent-Type: text/xml\r\n" + gigabyte));
    ways.put("many-values", out -> many(out, "[],"));
    byte[] zipped = zipped(false);
    byte[] twice = zipped(true);
    ways.put("bomb", out -> bomb(out, "gzip", zipped));
    ways.put("bomb-in-bomb", out -> bomb(out, "gzip, gzip", twice));
  }

  int port() {
    return listening.getLocalPort();
  }

  private void accept() {
    while (!listening.isClosed()) {
      try {
        Socket call = listening.accept();
        Thread thread = new Thread(() -> serve(call), "hostile-call");
        thread.setDaemon(true);
        thread.start();
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void serve(Socket call) {
    try (call) {
      String path = path(call.getInputStream());
      ways.get(path.replaceAll(".*/", "")).answer(call.getOutputStream());
    } catch (IOException gone) {
      return;
    }
  }

  /** Of the request, which is read to the end of its head. */
  private static String path(InputStream in) throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      int read = in.read();
      if (read < 0) {
        throw new IOException("no request");
      }
      head.append((char) read);
    }
    return head.toString().split("[ ?]")[1];
  }

  private static void say(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(US_ASCII));
    out.flush();
  }

  private void forever(OutputStream out) {
    try {
      over.await();
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
  }

  private void dribble(OutputStream out, String first, String more) throws IOException {
    say(out, first);
    while (over.getCount() > 0) {
      say(out, more);
      LockSupport.parkNanos(200_000_000);
    }
  }

  private void endlessly(OutputStream out, String first, String more) throws IOException {
    say(out, first);
    byte[] bytes = more.repeat(Math.max(1, 60_000 / more.length())).getBytes(US_ASCII);
    while (over.getCount() > 0) {
      out.write(bytes);
    }
  }

  private void fill(OutputStream out, String head) throws IOException {
    say(out, head);
    for (long left = GIGABYTE; left > 0 && over.getCount() > 0; left -= FILL.length) {
      out.write(FILL);
    }
  }

  private void chunks(OutputStream out, String head) throws IOException {
    say(out, head);
    while (over.getCount() > 0) {
      say(out, Integer.toHexString(FILL.length) + "\r\n");
      out.write(FILL);
      say(out, "\r\n");
    }
  }

  /** Within the size that is allowed, but much larger once it is taken apart. */
  private void many(OutputStream out, String value) throws IOException {
    byte[] values = value.repeat(20_000).getBytes(US_ASCII);
    int times = 500;
    String first = "{\"code\":\"OK\",\"data\":[";
    long length = first.length() + (long) times * values.length + 4;
    say(out, OK + JSON + "Connection: close\r\nContent-Length: " + length + "\r\n\r\n" + first);
    for (int i = 0; i < times; i++) {
      out.write(values);
    }
    say(out, "[]]}");
  }

  private static void bomb(OutputStream out, String encoding, byte[] bytes) throws IOException {
    say(out, OK + JSON + "Content-Encoding: " + encoding + "\r\n");
    say(out, "Content-Length: " + bytes.length + "\r\n\r\n");
    out.write(bytes);
    out.flush();
  }

  private static byte[] zipped(boolean twice) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream zip = new GZIPOutputStream(twice ? new GZIPOutputStream(bytes) : bytes)) {
      for (int i = 0; i < 1_600; i++) {
        zip.write(FILL);
      }
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return bytes.toByteArray();
  }

  @Override
  public void close() throws IOException {
    over.countDown();
    listening.close();
  }
}
