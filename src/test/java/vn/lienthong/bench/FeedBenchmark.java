package vn.lienthong.bench;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.h2.tools.RunScript;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.lienthong.demo.DemoFilling;
import vn.lienthong.testkit.Databases;

/**
 * What a feed of household forms costs: the first load of so many forms with their answers from a
 * real PostgreSQL to the sandbox, polls with nothing to do, and a thousand changes. Gateway,
 * sandbox and database are processes of their own; the gateway runs the shipped routes and
 * mappings, with capture installed, in a heap of 96 MB.
 *
 * <p>{@code mvn -Pbench test -Dbench.records=1000000 -Dbench.heap=96m} says what it does, prints
 * one line of JSON, and fails if the nation does not hold what the province holds.
 *
 * <p>CPU seconds are those of the gateway's process as the operating system counts them, the peak
 * of the heap is the largest number in its GC log, which is what was in use before a collection.
 * {@code -Dbench.java=-XX:StartFlightRecording=filename=feed.jfr,settings=profile} shows where they
 * go.
 */
class FeedBenchmark {
  private static final Path ROOT = Path.of("").toAbsolutePath();
  private static final Pattern COLLECTED = Pattern.compile("(\\d+)M->(\\d+)M\\((\\d+)M\\)");
  private static final int MB_FOR_SANDBOX = 1_000;
  private static final int BYTES_A_FORM = 5_000;

  private final int records = Integer.getInteger("bench.records", 100_000);
  private final String heap = System.getProperty("bench.heap", "96m");

  @TempDir Path home;
  private Databases.Database province;

  @Test
  void feedsHouseholdFormsThroughASmallHeap() throws Exception {
    province = Databases.postgres();
    ObjectNode result = run();
    System.out.println(result);
    assertThat(result.path("missing").asLong()).isZero();
  }

  /** Everything that was measured; {@code missing} forms are not at the nation as they should. */
  private ObjectNode run() throws Exception {
    long due = fill();
    Process nation = sandbox();
    try {
      int port = new ObjectMapper().readTree(nation.inputReader().readLine()).path("port").asInt();
      settings(port);
      ObjectNode result = gateway();
      long there = there(port);
      say("the nation holds %,d of %,d approved forms", there, due);
      return result.put("approved", due).put("missing", due - there);
    } finally {
      nation.destroy();
    }
  }

  private long fill() throws SQLException, IOException {
    say("%,d household forms into PostgreSQL", records);
    try (Connection connection = connect(province.url() + "&reWriteBatchedInserts=true")) {
      for (String script : List.of("schema.sql", "data.sql")) {
        try (var text =
            Files.newBufferedReader(ROOT.resolve("test-fixtures/province").resolve(script))) {
          RunScript.execute(connection, text);
        }
      }
      try (Statement statement = connection.createStatement()) {
        statement.execute("DELETE FROM phieu_ho_tra_loi");
        statement.execute("DELETE FROM phieu_ho");
        DemoFilling.households(connection, ROOT.resolve("test-fixtures"), records);
        connection.setAutoCommit(true);
        statement.execute("VACUUM ANALYZE phieu_ho");
        statement.execute("VACUUM ANALYZE phieu_ho_tra_loi");
        var due =
            statement.executeQuery("SELECT COUNT(*) FROM phieu_ho WHERE trang_thai = 'DA_DUYET'");
        due.next();
        return due.getLong(1);
      }
    }
  }

  private Connection connect(String url) throws SQLException {
    return DriverManager.getConnection(url, province.user(), province.password());
  }

  private Process sandbox() throws IOException {
    long megabytes = MB_FOR_SANDBOX + (long) records * BYTES_A_FORM / 1_000_000;
    say("the sandbox, with %,d MB", megabytes);
    return java(
            List.of("-Xmx" + megabytes + "m", "-XX:+UseParallelGC"),
            "vn.lienthong.sandbox.Sandbox",
            List.of(
                "--seed",
                ROOT.resolve("test-fixtures/national/seed").toString(),
                "--key",
                "bench",
                "--secret-file",
                secret().toString(),
                "--stop-with-parent"))
        .start();
  }

  private Path secret() throws IOException {
    Path secret = home.resolve("secret");
    if (!Files.exists(secret)) {
      Files.createFile(
          secret,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.writeString(secret, "secret");
    }
    return secret;
  }

  private void settings(int port) throws IOException {
    Files.write(
        home.resolve("gateway.properties"),
        List.of(
            "province.url = " + province.url(),
            "province.user = " + province.user(),
            "national.url = http://127.0.0.1:" + port + "/api/v1",
            "national.key = bench",
            "national.secret-file = secret",
            "national.calls-per-second = 1000",
            "purpose.phieu-ho = a measurement with invented households",
            "admin.port = 0",
            "data.dir = data",
            "routes.dir = " + ROOT.resolve("routes"),
            "mappings.dir = " + ROOT.resolve("mappings")));
  }

  private ObjectNode gateway() throws Exception {
    say("the gateway, with -Xmx%s", heap);
    Path log = home.resolve("gc.log");
    ProcessBuilder builder = java(options(log), FedFlow.class.getName(), List.of(home.toString()));
    builder.environment().put("LIENTHONG_PROVINCE_PASSWORD", province.password());
    Process gateway = builder.start();
    JsonNode last = null;
    try (BufferedReader said = gateway.inputReader(StandardCharsets.UTF_8)) {
      for (String line = said.readLine(); line != null; line = said.readLine()) {
        if (line.startsWith("{")) {
          last = new ObjectMapper().readTree(line);
        } else {
          say("%s", line);
        }
        if (line.equals(FedFlow.READY_FOR_CHANGES)) {
          change();
          gateway.getOutputStream().write('\n');
          gateway.getOutputStream().flush();
        }
      }
    }
    int exit = gateway.waitFor();
    if (exit != 0 || last == null) {
      throw new IllegalStateException("the gateway ended with " + exit + "; see " + home);
    }
    ObjectNode result = last.deepCopy();
    long ledger = Files.size(home.resolve("data/ledger.mv.db"));
    return result.put("heap", heap).put("peakHeapMb", peak(log)).put("ledgerMb", ledger / 1e6);
  }

  private List<String> options(Path log) {
    List<String> options = Shipped.with("-Xmx" + heap);
    options.add("-Xlog:gc:file=" + log + "::filecount=0");
    return options;
  }

  /** A thousand forms in one transaction, spread over the table. */
  private void change() throws SQLException {
    try (Connection connection = connect(province.url());
        Statement statement = connection.createStatement()) {
      statement.executeUpdate(
          "UPDATE phieu_ho SET so_nhan_khau = so_nhan_khau + 1 WHERE so_phieu IN (SELECT so_phieu"
              + " FROM (SELECT so_phieu, ROW_NUMBER() OVER (ORDER BY so_phieu) AS n FROM phieu_ho"
              + " WHERE trang_thai = 'DA_DUYET') AS x WHERE MOD(n, "
              + Math.max(1, records * 9L / 10 / 1000)
              + ") = 0)");
    }
  }

  /** Megabytes before the fullest collection. */
  private static long peak(Path log) throws IOException {
    List<Long> before = new ArrayList<>(List.of(0L));
    for (String line : Files.readAllLines(log)) {
      Matcher collected = COLLECTED.matcher(line);
      while (collected.find()) {
        before.add(Long.parseLong(collected.group(1)));
      }
    }
    return before.stream().mapToLong(x -> x).max().orElse(0);
  }

  private static long there(int port) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/_sandbox/records"))
            .build();
    String answer =
        HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString()).body();
    for (JsonNode resource : new ObjectMapper().readTree(answer)) {
      if (resource.path("resource").asText().equals("phieu-ho")) {
        return resource.path("living").asLong();
      }
    }
    return 0;
  }

  private static ProcessBuilder java(List<String> options, String main, List<String> words) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options);
    command.addAll(List.of("-Dfile.encoding=UTF-8", "-cp", System.getProperty("java.class.path")));
    command.add(main);
    command.addAll(words);
    return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
  }

  private static void say(String text, Object... values) {
    System.err.printf("%tT %s%n", System.currentTimeMillis(), text.formatted(values));
  }
}
