package vn.lienthong.bench.race;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.URLDecoder;
import java.time.Instant;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * As little of a ministry as can be: takes batches on connections that stay open, answers for each
 * record as the reference contract has it, after the delay that is set, and counts. In a process of
 * its own, so that its work is nobody's; it prints its port.
 *
 * <p>{@code GET /race?delay=20} begins anew, {@code GET /race} tells what came since.
 */
public final class Receiver {
  private static final byte[] JSON =
      "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: ".getBytes(US_ASCII);

  private static final Pattern ONE = Pattern.compile("GET /api/v1/[a-z-]+/([^/? ]+) ");

  private final Came came = new Came();
  private volatile int delay;

  private Receiver() {}

  public static void main(String[] args) throws IOException {
    Receiver receiver = new Receiver();
    try (ServerSocket door = new ServerSocket(0, 100, InetAddress.getLoopbackAddress())) {
      System.out.println(door.getLocalPort());
      while (true) {
        Socket socket = door.accept();
        socket.setTcpNoDelay(true);
        Thread thread = new Thread(() -> receiver.serve(socket), "connection");
        thread.setDaemon(true);
        thread.start();
      }
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      Request request = new Request(new BufferedInputStream(socket.getInputStream(), 65_536));
      OutputStream out = socket.getOutputStream();
      ByteArrayOutputStream answer = new ByteArrayOutputStream(120_000);
      while (request.read()) {
        answer.reset();
        answer(request, answer);
        byte[] length = (answer.size() + "\r\n\r\n").getBytes(US_ASCII);
        byte[] whole = new byte[JSON.length + length.length + answer.size()];
        System.arraycopy(JSON, 0, whole, 0, JSON.length);
        System.arraycopy(length, 0, whole, JSON.length, length.length);
        System.arraycopy(
            answer.toByteArray(), 0, whole, JSON.length + length.length, answer.size());
        out.write(whole);
        out.flush();
      }
    } catch (EOFException | SocketException closed) {
      // as clients do
    } catch (IOException | InterruptedException | RuntimeException failure) {
      System.err.println("receiver: " + failure);
    }
  }

  private void answer(Request request, ByteArrayOutputStream answer)
      throws IOException, InterruptedException {
    String line = request.line;
    Matcher one = ONE.matcher(line);
    if (line.startsWith("POST /token")) {
      answer.writeBytes(
          "{\"access_token\":\"race\",\"token_type\":\"Bearer\",\"expires_in\":86400}"
              .getBytes(US_ASCII));
    } else if (line.startsWith("GET /race")) {
      int set = line.indexOf("delay=");
      if (set > 0) {
        delay = Integer.parseInt(line.substring(set + 6, line.indexOf(' ', set)));
        came.anew();
      }
      answer.writeBytes(came.told().getBytes(US_ASCII));
    } else if (line.startsWith("POST ") && line.contains("/batch ")) {
      if (delay > 0) {
        Thread.sleep(delay);
      }
      answer.writeBytes("{\"code\":\"OK\",\"message\":\"\",\"data\":[".getBytes(US_ASCII));
      came.take(request.body, request.length, answer);
      answer.writeBytes(("]," + end()).getBytes(US_ASCII));
    } else if (one.lookingAt()) {
      answer.writeBytes(
          ("{\"code\":\"OK\",\"message\":\"\",\"data\":{\"id\":\""
                  + URLDecoder.decode(one.group(1), UTF_8)
                  + "\",\"phienBan\":1,\"trangThai\":\"HOAT_DONG\",\"capNhatLuc\":\""
                  + Instant.now()
                  + "\"},"
                  + end())
              .getBytes(UTF_8));
    } else {
      // an empty list, whatever was asked for
      answer.writeBytes(
          ("{\"code\":\"OK\",\"message\":\"\",\"data\":[],\"page\":{\"number\":1,\"size\":1000,"
                  + "\"totalRecords\":0,\"totalPages\":0},"
                  + end())
              .getBytes(US_ASCII));
    }
  }

  private static String end() {
    return "\"traceId\":\"race\",\"serverTime\":\"" + Instant.now() + "\"}";
  }

  /** One call after the other from one connection. */
  private static final class Request {
    private final InputStream in;
    private String line = "";
    private byte[] body = new byte[400_000];
    private int length;

    Request(InputStream in) {
      this.in = in;
    }

    boolean read() throws IOException {
      line = nextLine();
      length = 0;
      int announced = 0;
      boolean chunked = false;
      for (String header = nextLine(); !header.isEmpty(); header = nextLine()) {
        String name = header.toLowerCase(Locale.ROOT);
        if (name.startsWith("content-length:")) {
          announced = Integer.parseInt(name.substring(15).trim());
        }
        chunked |= name.startsWith("transfer-encoding:") && name.contains("chunked");
      }
      if (chunked) {
        for (int size = chunk(); size > 0; size = chunk()) {
          take(size);
          nextLine();
        }
        nextLine();
      } else {
        take(announced);
      }
      return true;
    }

    private int chunk() throws IOException {
      return Integer.parseInt(nextLine().split(";", 2)[0].trim(), 16);
    }

    private void take(int bytes) throws IOException {
      if (body.length < length + bytes) {
        body = java.util.Arrays.copyOf(body, (length + bytes) * 2);
      }
      if (in.readNBytes(body, length, bytes) < bytes) {
        throw new EOFException();
      }
      length += bytes;
    }

    private String nextLine() throws IOException {
      StringBuilder text = new StringBuilder(80);
      for (int c = in.read(); c != '\n'; c = in.read()) {
        if (c < 0) {
          throw new EOFException();
        }
        if (c != '\r') {
          text.append((char) (c & 0xff));
        }
      }
      return text.toString();
    }
  }
}
