package vn.lienthong.services;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.lienthong.province.Server;

/** Files of documents, and only those. */
class FilesTest {
  private static final String FILE = "van-ban/H35-2025-000011/tep/1";
  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  @TempDir private Path folder;
  private ServicesBench bench;

  @AfterEach
  void stop() throws Exception {
    bench.close();
  }

  @BeforeEach
  void start() throws Exception {
    start(Server.H2);
  }

  private void start(Server server) throws Exception {
    if (bench != null) {
      bench.close();
    }
    bench =
        new ServicesBench(server.fresh(), folder.resolve(server.name()))
            .caller("chi-bieu", "[bieu]", "[\"*\"]", 100)
            .start();
  }

  @ParameterizedTest
  @EnumSource
  void aFileArrivesWholeAndInParts(Server server) throws Exception {
    start(server);
    place("2025/a.pdf", "không phải PDF thật".getBytes("UTF-8"));

    HttpResponse<byte[]> whole = bytes(FILE, null);
    assertThat(whole.statusCode()).isEqualTo(200);
    assertThat(new String(whole.body(), "UTF-8")).isEqualTo("không phải PDF thật");
    assertThat(whole.headers().firstValue("Content-Type")).contains("application/pdf");
    assertThat(whole.headers().firstValue("Content-Disposition").orElse(""))
        .isEqualTo("attachment; filename*=UTF-8''k%E1%BA%BF%20ho%E1%BA%A1ch.pdf");
    assertThat(whole.headers().firstValue("ETag")).contains("\"" + sha(whole.body()) + "\"");

    assertThat(part("bytes=0-4")).isEqualTo("kh\u00f4n".getBytes("UTF-8"));
    assertThat(new String(part("bytes=13-"), "UTF-8")).isEqualTo(" PDF thật");
    assertThat(new String(part("bytes=-6"), "UTF-8")).isEqualTo("thật");
    assertThat(bytes(FILE, "bytes=5-1,7-8").statusCode()).isEqualTo(200);
    assertThat(bytes(FILE, "bytes=1000-").statusCode()).isEqualTo(416);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../secret.txt",
        "2025/../../secret.txt",
        "/etc/hostname",
        "2025/./a.pdf",
        "link.txt",
        "linked/secret.txt",
        "2025",
        "",
        "..\\secret.txt",
        "none.txt"
      })
  void nothingOutsideTheFolderIsOpened(String path) throws Exception {
    byte[] secret = "bí mật".getBytes("UTF-8");
    Path outside = Files.createDirectories(bench.documents.resolveSibling("outside"));
    Files.write(bench.documents.resolveSibling("secret.txt"), secret);
    Files.write(outside.resolve("secret.txt"), secret);
    Files.createSymbolicLink(
        bench.documents.resolve("link.txt"), bench.documents.resolveSibling("secret.txt"));
    Files.createSymbolicLink(bench.documents.resolve("linked"), outside);
    place("2025/a.pdf", secret);
    register(path, secret);

    HttpResponse<String> answer = bench.get(FILE);

    assertThat(answer.statusCode()).isEqualTo(409);
    assertThat(answer.body()).contains("FILE_MISSING").doesNotContain("secret");
  }

  @ParameterizedTest
  @CsvSource({
    "van-ban/H35.12-2025-000023/tep/1",
    "van-ban/H35.12-2025-000024/tep/1",
    "van-ban/H35-2025-000011/tep/9",
    "van-ban/H35-2025-000011/tep/0",
    "van-ban/H35-2025-000011/tep/-1",
    "van-ban/H35-2025-000011/tep/1%20OR%201=1",
    "van-ban/nothing/tep/1",
    "van-ban/%27%20OR%20%271%27=%271/tep/1",
    "'van-ban/H35.12-2025-000021,H35-2025-000011x/tep/2'"
  })
  void whatIsNotOrdinaryOrNotThereIsNotFound(String path) {
    assertThat(bench.get(path).statusCode()).isEqualTo(404);
  }

  @Test
  void onlyForThoseWhoMaySeeDocuments() {
    assertThat(bench.get("chi-bieu", FILE).statusCode()).isEqualTo(403);
  }

  @Test
  void aFileWithOtherBytesIsNotSent() throws Exception {
    place("2025/a.pdf", "trước".getBytes("UTF-8"));
    assertThat(bytes(FILE, null).statusCode()).isEqualTo(200);
    Files.write(bench.documents.resolve("2025/a.pdf"), "sau đó".getBytes("UTF-8"));

    assertThat(bench.get(FILE).body()).contains("FILE_CHANGED");
    assertThat(bytes(FILE, "bytes=0-1").statusCode()).isEqualTo(409);

    bench.edit("UPDATE van_ban_tep SET sha256 = NULL WHERE ma = 'H35-2025-000011'");
    assertThat(bench.get(FILE).statusCode()).isEqualTo(409);
  }

  @Test
  void aFileThatChangesWhileItIsSentNeverArrivesWhole() throws Exception {
    byte[] large = new byte[20 * 1024 * 1024];
    place("2025/a.pdf", large);
    HttpRequest request = asked(FILE, null);

    HttpResponse<InputStream> answer = CLIENT.send(request, BodyHandlers.ofInputStream());
    try (InputStream body = answer.body()) {
      body.readNBytes(1024);
      Files.write(bench.documents.resolve("2025/a.pdf"), new byte[] {1}, StandardOpenOption.WRITE);
      assertThatThrownBy(body::readAllBytes).isInstanceOf(IOException.class);
    }
  }

  @Test
  void aHundredMegabytesArriveAsTheyAre() throws Exception {
    byte[] piece = new byte[1024 * 1024];
    MessageDigest sha = MessageDigest.getInstance("SHA-256");
    Files.createDirectories(bench.documents.resolve("2025"));
    try (var file = Files.newOutputStream(bench.documents.resolve("2025/a.pdf"))) {
      for (int i = 0; i < 100; i++) {
        Arrays.fill(piece, (byte) i);
        file.write(piece);
        sha.update(piece);
      }
    }
    register("2025/a.pdf", new byte[0]);
    String told = HexFormat.of().formatHex(sha.digest());
    bench.edit("UPDATE van_ban_tep SET sha256 = '" + told + "' WHERE ma = 'H35-2025-000011'");

    HttpResponse<InputStream> answer = CLIENT.send(asked(FILE, null), BodyHandlers.ofInputStream());
    try (InputStream body = answer.body()) {
      while (body.readNBytes(piece, 0, piece.length) > 0) {
        sha.update(piece);
      }
    }
    assertThat(HexFormat.of().formatHex(sha.digest())).isEqualTo(told);
  }

  private void place(String path, byte[] bytes) throws Exception {
    Path file = bench.documents.resolve(path);
    Files.createDirectories(file.getParent());
    Files.write(file, bytes);
    register(path, bytes);
  }

  private void register(String path, byte[] bytes) throws Exception {
    bench.edit(
        "UPDATE van_ban_tep SET duong_dan = '%s', sha256 = '%s', loai = 'application/pdf', ten = '%s'"
                .formatted(path, sha(bytes), "kế hoạch.pdf")
            + " WHERE ma = 'H35-2025-000011' AND so = 1");
  }

  private byte[] part(String range) throws Exception {
    HttpResponse<byte[]> part = bytes(FILE, range);
    assertThat(part.statusCode()).isEqualTo(206);
    return part.body();
  }

  private HttpResponse<byte[]> bytes(String path, String range) throws Exception {
    return CLIENT.send(asked(path, range), BodyHandlers.ofByteArray());
  }

  private HttpRequest asked(String path, String range) {
    HttpRequest.Builder request =
        bench
            .request(path)
            .header("X-API-Key", bench.keys.get("moi-noi"))
            .header("Accept-Encoding", "gzip");
    return (range == null ? request : request.header("Range", range)).build();
  }

  private static String sha(byte[] bytes) throws Exception {
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
  }
}
