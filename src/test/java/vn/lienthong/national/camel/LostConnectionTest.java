package vn.lienthong.national.camel;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import vn.lienthong.national.Verdict;

/** An API that promises more bytes than it sends, or is not there. */
class LostConnectionTest extends NationalApiFixture {
  private static final String ANSWER =
      "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 500\r\n\r\n"
          + "{\"code\":\"OK\"}";
  private final ServerSocket server = listen();

  @Override
  URI api() {
    return URI.create("http://127.0.0.1:" + server.getLocalPort() + "/api/v1");
  }

  @AfterEach
  void close() throws IOException {
    server.close();
  }

  @Test
  void isInDoubtWhenTheBodyEndsEarly() {
    Thread nation = new Thread(this::answerOnce);
    nation.start();

    assertProblem(Verdict.UNKNOWN, "connection-lost");
  }

  @Test
  void knowsThatNothingWasSentWhenNobodyListens() throws IOException {
    server.close();

    assertProblem(Verdict.RETRY_LATER, "unreachable");
  }

  private void answerOnce() {
    try (Socket call = server.accept()) {
      call.getInputStream().read();
      call.getOutputStream().write(ANSWER.getBytes(US_ASCII));
      call.shutdownOutput();
      call.getInputStream().readAllBytes();
    } catch (IOException closed) {
      throw new UncheckedIOException(closed);
    }
  }

  private static ServerSocket listen() {
    try {
      return new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    } catch (IOException busy) {
      throw new UncheckedIOException(busy);
    }
  }
}
