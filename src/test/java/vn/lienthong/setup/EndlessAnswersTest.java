package vn.lienthong.setup;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import vn.lienthong.national.Access;
import vn.lienthong.national.NationalLimits;
import vn.lienthong.national.NationalSettings;
import vn.lienthong.national.Transport;

/** {@code doctor} before a ministry whose answers do not end. */
class EndlessAnswersTest {
  private static final byte[] HEAD = "HTTP/1.1 200 OK\r\n\r\n".getBytes(US_ASCII);
  private final ServerSocket nation;

  EndlessAnswersTest() throws IOException {
    nation = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  }

  @AfterEach
  void close() throws IOException {
    nation.close();
  }

  /** What is said for ever, and how long a pause there is between. */
  private void says(byte[] words, Duration pause) {
    Thread thread =
        new Thread(
            () -> {
              while (!nation.isClosed()) {
                try (Socket caller = nation.accept()) {
                  caller.getInputStream().read();
                  OutputStream out = caller.getOutputStream();
                  out.write(HEAD);
                  while (!nation.isClosed()) {
                    out.write(words);
                    out.flush();
                    LockSupport.parkNanos(pause.toNanos());
                  }
                } catch (IOException gone) {
                  continue;
                }
              }
            });
    thread.setDaemon(true);
    thread.start();
  }

  private Map<String, String> found(Duration patience) throws Exception {
    NationalSettings settings =
        new NationalSettings(
            URI.create("http://127.0.0.1:" + nation.getLocalPort() + "/api/v1"),
            new Access.ApiKey("X-Key", () -> "secret"),
            Transport.STRAIGHT,
            NationalLimits.DEFAULT,
            "12",
            "default");
    NationSide side = new NationSide(settings, Clock.systemUTC(), patience);
    List<Finding> findings =
        CompletableFuture.supplyAsync(() -> side.findings(Optional.empty()))
            .get(90, TimeUnit.SECONDS);
    return findings.stream().collect(Collectors.toMap(Finding::what, f -> f.values().toString()));
  }

  @Test
  void oneThatComesByteByByteEndsInTime() throws Exception {
    says(new byte[] {' '}, Duration.ofMillis(20));

    assertThat(found(Duration.ofSeconds(1)).get("nation.answer")).contains("HttpTimeoutException");
  }

  @Test
  void oneThatFillsTheMemoryIsNotReadToTheEnd() throws Exception {
    says(new byte[1 << 16], Duration.ZERO);

    assertThat(found(Duration.ofSeconds(60)).get("nation.answer")).contains("more than 10 MB");
  }
}
