package vn.lienthong.sandbox;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FilesTest extends WithSandbox {
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final String FILE = "/api/v1/van-ban/12:A-1/tep/1";
  private String token;

  @BeforeEach
  void plantADocument() {
    token = nationals.token("demo", "demo").json().path("access_token").asText();
    nationals.one(
        "van-ban",
        "{'id':'12:A-1','ma':'A-1','soKyHieu':'1','trichYeu':'x','doMat':'THUONG','maTinh':'12',"
            + "'tep':[{'so':1,'ten':'a.pdf'}]}");
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(sandbox.url() + path))
        .header("Authorization", "Bearer " + token);
  }

  private HttpResponse<String> put(
      String path, byte[] whole, int from, int until, String sha256, String... condition)
      throws IOException, InterruptedException {
    String range = "bytes %d-%d/%d".formatted(from, until - 1, whole.length);
    HttpResponse<String> response =
        HTTP.send(
            (condition.length == 0 ? request(path) : request(path).headers(condition))
                .header("Content-Range", whole.length == 0 ? "bytes */0" : range)
                .header("X-Content-SHA256", sha256)
                .header("Content-Type", "application/octet-stream")
                .PUT(BodyPublishers.ofByteArray(Arrays.copyOfRange(whole, from, until)))
                .build(),
            BodyHandlers.ofString());
    ContractWitness.assertKept(response);
    return response;
  }

  private HttpResponse<String> put(byte[] whole, int from, int until)
      throws IOException, InterruptedException {
    return put(FILE, whole, from, until, sha256(whole));
  }

  private HttpResponse<String> head() throws IOException, InterruptedException {
    return HTTP.send(
        request(FILE).method("HEAD", BodyPublishers.noBody()).build(), BodyHandlers.ofString());
  }

  private HttpResponse<byte[]> get(String range) throws IOException, InterruptedException {
    HttpRequest.Builder get = request(FILE);
    return HTTP.send(
        range.isEmpty() ? get.build() : get.header("Range", range).build(),
        BodyHandlers.ofByteArray());
  }

  private static String sha256(byte[] bytes) {
    return HexFormat.of().formatHex(Digests.sha256().digest(bytes));
  }

  private static byte[] bytes(int length) {
    byte[] bytes = new byte[length];
    new Random(length).nextBytes(bytes);
    return bytes;
  }

  private static String received(HttpResponse<?> response) {
    return response.headers().firstValue("X-Nhan").orElse("none");
  }

  @Test
  void takesAFileInPiecesAndGivesItBack() throws Exception {
    byte[] file = bytes(300_000);
    assertThat(received(head())).isEqualTo("0");
    HttpResponse<String> first = put(file, 0, 100_000);
    assertThat(first.statusCode()).isEqualTo(200);
    assertThat(first.body()).contains("\"data\":{\"nhan\":100000,\"du\":false}");
    assertThat(received(head())).isEqualTo("100000");
    assertThat(head().headers().firstValue("ETag")).isEmpty();
    assertThat(get("").statusCode()).isEqualTo(404);
    HttpResponse<String> last = put(file, 100_000, 300_000);
    assertThat(last.statusCode()).isEqualTo(201);
    assertThat(last.body()).contains("\"data\":{\"nhan\":300000,\"du\":true}");
    assertThat(head().headers().firstValue("ETag")).contains('"' + sha256(file) + '"');
    assertThat(get("").body()).isEqualTo(file);
    HttpResponse<byte[]> part = get("bytes=299990-");
    assertThat(part.statusCode()).isEqualTo(206);
    assertThat(part.body()).isEqualTo(Arrays.copyOfRange(file, 299_990, 300_000));
    assertThat(part.headers().firstValue("Content-Range")).contains("bytes 299990-299999/300000");
    assertThat(get("bytes=300000-").statusCode()).isEqualTo(416);
    assertThat(put(file, 0, 300_000).statusCode()).isEqualTo(200);
  }

  @Test
  void hearsAPieceOutThatItDoesNotNeed() throws Exception {
    byte[] file = bytes(300_000);
    put(file, 0, 300_000);
    URI address = URI.create(sandbox.url());
    try (Socket line = new Socket(address.getHost(), address.getPort())) {
      String head =
          "PUT %s HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer %s\r\nContent-Length: 300000\r\n"
              + "Content-Range: bytes 0-299999/300000\r\nX-Content-SHA256: %s\r\n\r\n";
      line.getOutputStream().write(head.formatted(FILE, token, sha256(file)).getBytes(US_ASCII));
      line.getOutputStream().write(file, 0, 100_000);
      line.setSoTimeout(300);
      assertThatThrownBy(() -> line.getInputStream().read())
          .isInstanceOf(SocketTimeoutException.class);
      line.getOutputStream().write(file, 100_000, 200_000);
      line.setSoTimeout(10_000);
      byte[] answer = line.getInputStream().readNBytes(12);
      assertThat(new String(answer, US_ASCII)).isEqualTo("HTTP/1.1 200");
    }
  }

  @Test
  void saysWhereAPieceHasToBegin() throws Exception {
    byte[] file = bytes(1000);
    put(file, 0, 400);
    HttpResponse<String> wrong = put(file, 500, 1000);
    assertThat(wrong.statusCode()).isEqualTo(409);
    assertThat(wrong.body()).contains("WRONG_PLACE", "\"nhan\":400");
    assertThat(put(file, 400, 1000).statusCode()).isEqualTo(201);
  }

  @Test
  void keepsWhatCameBeforeTheConnectionBroke() throws Exception {
    byte[] file = bytes(500_000);
    faults("{'operation':'putFile','breakAfter':200000,'times':1}");
    assertThatThrownBy(() -> put(file, 0, 500_000)).isInstanceOf(IOException.class);
    int came = Integer.parseInt(received(head()));
    assertThat(came).isEqualTo(200_000);
    assertThat(put(file, came, 500_000).statusCode()).isEqualTo(201);
    assertThat(get("").body()).isEqualTo(file);
  }

  @Test
  void breaksOffWhileTellingAFileAndGoesOnFromThere() throws Exception {
    byte[] file = bytes(500_000);
    put(file, 0, 500_000);
    faults("{'operation':'getFile','breakAfter':150000,'times':1}");
    HttpResponse<InputStream> broken =
        HTTP.send(request(FILE).build(), BodyHandlers.ofInputStream());
    try (InputStream in = broken.body()) {
      assertThatThrownBy(in::readAllBytes).isInstanceOf(IOException.class);
    }
    assertThat(get("bytes=150000-").body()).hasSize(350_000);
  }

  @Test
  void dropsAFileThatIsAnotherThanAnnounced() throws Exception {
    byte[] file = bytes(1000);
    HttpResponse<String> refused = put(FILE, file, 0, 1000, sha256(bytes(999)));
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body()).contains("SAI_MA_BAM");
    assertThat(received(head())).isEqualTo("0");
    faults("{'operation':'putFile','wrongSha':true,'times':1}");
    assertThat(put(file, 0, 1000).statusCode()).isEqualTo(422);
    assertThat(put(file, 0, 1000).statusCode()).isEqualTo(201);
    faults("{'operation':'getFile','wrongSha':true}");
    assertThat(sha256(get("").body())).isNotEqualTo(sha256(file));
  }

  @Test
  void replacesAFileOnceTheNewOneIsWhole() throws Exception {
    byte[] old = bytes(1000);
    byte[] young = bytes(2000);
    put(old, 0, 1000);
    put(young, 0, 500);
    assertThat(received(head())).isEqualTo("500");
    assertThat(get("").body()).isEqualTo(old);
    put(young, 500, 2000);
    assertThat(get("").body()).isEqualTo(young);
  }

  @Test
  void changesNothingForAPieceWhoseSenderSawAnotherFile() throws Exception {
    byte[] old = bytes(1000);
    byte[] young = bytes(2000);
    assertThat(late(old, "If-None-Match", "*").statusCode()).isEqualTo(201);
    put(young, 0, 500);
    for (String[] seen :
        new String[][] {{"If-None-Match", "*"}, {"If-Match", '"' + sha256(old) + '"'}}) {
      HttpResponse<String> refused = late(bytes(3000), seen[0], seen[1]);
      assertThat(refused.statusCode()).isEqualTo(412);
      assertThat(refused.body()).contains("\"CHANGED\"");
      assertThat(received(head())).isEqualTo("500");
    }
    put(young, 500, 2000);
    assertThat(late(old, "If-Match", '"' + sha256(old) + '"').statusCode()).isEqualTo(412);
    assertThat(get("").body()).isEqualTo(young);
    assertThat(late(old, "If-Match", '"' + sha256(young) + '"').statusCode()).isEqualTo(201);
    // asked once more: it is there, whatever was there before
    assertThat(late(old, "If-Match", '"' + sha256(young) + '"').statusCode()).isEqualTo(200);
    assertThat(get("").body()).isEqualTo(old);
  }

  private HttpResponse<String> late(byte[] whole, String condition, String seen)
      throws IOException, InterruptedException {
    return put(FILE, whole, 0, whole.length, sha256(whole), condition, seen);
  }

  @Test
  void takesAnEmptyFile() throws Exception {
    assertThat(put(new byte[0], 0, 0).statusCode()).isEqualTo(201);
    assertThat(get("").body()).isEmpty();
  }

  @Test
  void knowsOnlyFilesThatTheirDocumentLists() throws Exception {
    byte[] file = bytes(10);
    for (String path : new String[] {"12:A-1/tep/2", "12:A-9/tep/1"}) {
      HttpResponse<String> refused = put("/api/v1/van-ban/" + path, file, 0, 10, sha256(file));
      assertThat(refused.statusCode()).isEqualTo(404);
    }
    String climbing = "/api/v1/van-ban/..%2F..%2Fetc/tep/1";
    assertThat(HTTP.send(request(climbing).build(), BodyHandlers.ofString()).statusCode())
        .isIn(400, 404);
    token = "none";
    assertThat(put(file, 0, 10).statusCode()).isEqualTo(401);
  }

  @Test
  void refusesPiecesThatAreNone() throws Exception {
    for (String range : new String[] {"bytes 5-4/10", "bytes 0-10/10", "bytes 0-9", "0-9/10"}) {
      HttpResponse<String> refused =
          HTTP.send(
              request(FILE)
                  .header("Content-Range", range)
                  .header("X-Content-SHA256", sha256(new byte[0]))
                  .PUT(BodyPublishers.ofString("0123456789"))
                  .build(),
              BodyHandlers.ofString());
      assertThat(refused.statusCode()).as(range).isEqualTo(400);
    }
    byte[] shorter = "01234".getBytes(StandardCharsets.US_ASCII);
    HttpResponse<String> refused =
        HTTP.send(
            request(FILE)
                .header("Content-Range", "bytes 0-9/10")
                .header("X-Content-SHA256", sha256(shorter))
                .PUT(BodyPublishers.ofByteArray(shorter))
                .build(),
            BodyHandlers.ofString());
    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(received(head())).isEqualTo("5");
  }

  @Test
  void putsAFileWhereTheMinistryPutsIt() throws Exception {
    byte[] file = bytes(100);
    token = "none";
    HttpResponse<String> put =
        HTTP.send(
            request("/_sandbox/files/12:A-1/1")
                .header("Content-Range", "bytes 0-99/100")
                .header("X-Content-SHA256", sha256(file))
                .PUT(BodyPublishers.ofByteArray(file))
                .build(),
            BodyHandlers.ofString());
    assertThat(put.statusCode()).isEqualTo(201);
    assertThat(sandbox.journal().toString()).contains("\"FILE\"", sha256(file));
  }
}
