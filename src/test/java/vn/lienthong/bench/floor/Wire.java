package vn.lienthong.bench.floor;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.util.Locale;
import java.util.UUID;

/** One connection that stays open: posts a batch, and reads what became of each record. */
final class Wire implements AutoCloseable {
  private static final JsonFactory JSON = new JsonFactory();

  private final Socket socket;
  private final InputStream in;
  private final OutputStream out;
  private final String head;
  private byte[] answer = new byte[100_000];

  private Wire(Socket socket, String head) throws IOException {
    this.socket = socket;
    this.in = new BufferedInputStream(socket.getInputStream(), 65_536);
    this.out = new BufferedOutputStream(socket.getOutputStream(), 65_536);
    this.head = head;
  }

  static Wire to(int port, String path) throws IOException {
    Socket socket = new Socket("127.0.0.1", port);
    socket.setTcpNoDelay(true);
    return new Wire(
        socket,
        "POST "
            + path
            + " HTTP/1.1\r\nHost: 127.0.0.1:"
            + port
            + "\r\nContent-Type: application/json\r\nAuthorization: Bearer floor\r\n");
  }

  void send(Batch batch) throws IOException {
    String heading =
        head
            + "Idempotency-Key: "
            + UUID.randomUUID()
            + "\r\nContent-Length: "
            + batch.length()
            + "\r\n\r\n";
    out.write(heading.getBytes(ISO_8859_1));
    batch.writeTo(out);
    out.flush();
    int length = head();
    if (answer.length < length) {
      answer = new byte[length];
    }
    if (in.readNBytes(answer, 0, length) < length) {
      throw new IOException("the answer broke off");
    }
    match(length, batch);
    if (!batch.complete()) {
      throw new IOException("not every record was answered");
    }
  }

  /** How long the answer is, if it is one. */
  private int head() throws IOException {
    String status = line();
    int length = -1;
    for (String line = line(); !line.isEmpty(); line = line()) {
      if (line.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
        length = Integer.parseInt(line.substring(15).trim());
      }
    }
    if (!status.startsWith("HTTP/1.1 200") || length < 0) {
      throw new IOException("no answer: " + status);
    }
    return length;
  }

  private String line() throws IOException {
    StringBuilder line = new StringBuilder(64);
    for (int c = in.read(); c != '\n'; c = in.read()) {
      if (c < 0) {
        throw new IOException("the connection was closed");
      }
      if (c != '\r') {
        line.append((char) c);
      }
    }
    return line.toString();
  }

  private void match(int length, Batch batch) throws IOException {
    try (JsonParser json = JSON.createParser(answer, 0, length)) {
      json.nextToken();
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        boolean data = json.getCurrentName().equals("data");
        json.nextToken();
        if (!data) {
          json.skipChildren();
          continue;
        }
        int turn = 0;
        while (json.nextToken() == JsonToken.START_OBJECT) {
          one(json, turn++, batch);
        }
      }
    }
  }

  private static void one(JsonParser json, int turn, Batch batch) throws IOException {
    String id = "";
    String status = "";
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String name = json.getCurrentName();
      json.nextToken();
      if (name.equals("id")) {
        id = json.getText();
      } else if (name.equals("status")) {
        status = json.getText();
      } else {
        json.skipChildren();
      }
    }
    batch.answered(turn, id, status);
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
