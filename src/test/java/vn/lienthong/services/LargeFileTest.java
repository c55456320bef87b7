package vn.lienthong.services;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is asked for may be larger than the memory of who serves it. */
class LargeFileTest {
  private static final int MEGABYTES = 100;
  @TempDir private Path folder;

  @Test
  void aHundredMegabytesAreServedOutOfAHeapOf48() throws Exception {
    Process serving =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx48m",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                ServingAlone.class.getName(),
                String.valueOf(MEGABYTES),
                folder.toString())
            .redirectError(folder.resolve("errors.log").toFile())
            .start();
    try (BufferedReader said = serving.inputReader()) {
      String[] told = String.valueOf(said.readLine()).split(" ");
      assertThat(told).as(folder + "/errors.log").hasSize(3);
      for (int time = 0; time < 2; time++) {
        HttpResponse<InputStream> answer =
            HttpClient.newHttpClient()
                .send(
                    HttpRequest.newBuilder(
                            URI.create(
                                "http://127.0.0.1:" + told[0] + "/api/v1/" + ServingAlone.FILE))
                        .header("X-API-Key", told[1])
                        .build(),
                    BodyHandlers.ofInputStream());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(sha256(answer.body())).isEqualTo(told[2]);
      }
    } finally {
      serving.destroy();
    }
  }

  private static String sha256(InputStream body) throws Exception {
    MessageDigest sha = MessageDigest.getInstance("SHA-256");
    byte[] piece = new byte[1 << 16];
    long size = 0;
    try (body) {
      for (int read = body.read(piece); read >= 0; read = body.read(piece)) {
        sha.update(piece, 0, read);
        size += read;
      }
    }
    assertThat(size).isEqualTo((long) MEGABYTES << 20);
    return HexFormat.of().formatHex(sha.digest());
  }
}
