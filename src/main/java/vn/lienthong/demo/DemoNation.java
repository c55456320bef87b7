package vn.lienthong.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The nation of the demo: the sandbox as a process of its own, which ends with this one. */
final class DemoNation implements AutoCloseable {
  static final String KEY = "lai-chau";

  /** No such record, or it does not list the file. */
  private static final int NOT_YET = 404;

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Process process;
  private final int port;
  private final HttpClient http = HttpClient.newHttpClient();

  DemoNation(DemoHome home, Path secret) throws IOException {
    MinistrysDocuments.write(home.fixtures().resolve("national"), home.nation());
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Xmx192m",
            "-cp",
            System.getProperty("java.class.path"),
            "vn.lienthong.sandbox.Sandbox",
            "--port",
            "0",
            "--seed",
            home.nation().resolve("seed").toString(),
            "--contract",
            home.root().resolve("mappings/national-api.openapi.yaml").toString(),
            "--key",
            KEY,
            "--secret-file",
            secret.toString(),
            "--stop-with-parent");
    process =
        new ProcessBuilder(command)
            .redirectError(home.folder().resolve("sandbox.log").toFile())
            .start();
    BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
    String ready = out.readLine();
    if (ready == null) {
      throw new IOException("the sandbox did not start; see data/demo/sandbox.log");
    }
    port = JSON.readTree(ready).path("port").asInt();
  }

  int port() {
    return port;
  }

  URI url() {
    return URI.create("http://127.0.0.1:" + port);
  }

  /** Edits as the ministry: entries of {@code {resource, identity, set | delete}}. */
  void edit(Path file) throws IOException, InterruptedException {
    for (JsonNode edit : JSON.readTree(file.toFile())) {
      String resource = edit.path("resource").asText();
      ObjectNode record = edit.path("identity").deepCopy();
      if (edit.path("delete").asBoolean()) {
        record.put("thaoTac", "XOA");
      } else {
        record.setAll((ObjectNode) edit.path("set"));
      }
      send("PUT", "/_sandbox/records/" + resource, record.toString());
    }
  }

  /**
   * The ministry lays down the files that belong to its records as they are now.
   *
   * @param folder of {@code year/document/number.txt}
   */
  void layDown(Path folder) throws IOException, InterruptedException {
    List<Path> files;
    try (Stream<Path> all = Files.walk(folder)) {
      files = all.filter(Files::isRegularFile).sorted().toList();
    }
    for (Path file : files) {
      String document = file.getName(file.getNameCount() - 2).toString();
      String id = (document.startsWith("G24") ? "TW:" : "12:") + document;
      String number = file.getFileName().toString().replace(".txt", "");
      byte[] bytes = Files.readAllBytes(file);
      HttpRequest request =
          HttpRequest.newBuilder(url().resolve("/_sandbox/files/" + id + "/" + number))
              .header("Content-Range", "bytes 0-" + (bytes.length - 1) + "/" + bytes.length)
              .header("X-Content-SHA256", InventedFile.sha256(bytes))
              .PUT(HttpRequest.BodyPublishers.ofByteArray(bytes))
              .build();
      int status = http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
      if (status >= 300 && status != NOT_YET) {
        throw new IOException(file + " was answered " + status);
      }
    }
  }

  /** What the ministry says of the tables and forms that it was sent. */
  void judge(Path file) throws IOException, InterruptedException {
    for (JsonNode verdict : JSON.readTree(file.toFile())) {
      send("POST", "/_sandbox/verdicts", verdict.toString());
    }
  }

  private void send(String method, String path, String body)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(url().resolve(path))
            .header("Content-Type", "application/json")
            .method(method, HttpRequest.BodyPublishers.ofString(body))
            .build();
    int status = http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    if (status >= 300) {
      throw new IOException(method + " " + path + " was answered " + status);
    }
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(5, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
