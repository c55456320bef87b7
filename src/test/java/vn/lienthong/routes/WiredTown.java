package vn.lienthong.routes;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import vn.lienthong.ServicesPort;
import vn.lienthong.admin.FilesView;
import vn.lienthong.admin.FlowState;
import vn.lienthong.admin.OperationException;
import vn.lienthong.admin.Proofs;
import vn.lienthong.flow.Report;
import vn.lienthong.services.CallerKey;

/**
 * A town whose ministry is behind a wire that may fail, and all that makes it call the ministry.
 */
final class WiredTown implements AutoCloseable {
  /** The longest that one call may take. */
  static final Duration CALL = Duration.ofSeconds(2);

  private static final String FLOW = "ton-giao";
  private static final String FEED = "phieu";
  private static final String FORM = "PT01-03390001-2025";
  private static final String DOCUMENTS = "van-ban";
  private static final String OURS = "H35-2025-000011";
  private static final String THEIRS = "G24-2025-000101";
  private static final String KEY = "ltk_thu";

  /** What somebody does, or asks for, and the gateway then. */
  enum Work {
    CATALOGUE,
    /** The list does not show one of its records, which so is asked for by itself. */
    UNLISTED,
    /** So much later that the token has ended. */
    LATER,
    FEED,
    PROOF,
    /** A proof that cannot succeed: one record differs. */
    DISPROOF,
    FILES,
    INQUIRY,
    POOR_PROOF,
    PROMISE;

    /** Asked of an endpoint that has no digests, reads no single record and gives tickets. */
    boolean poor() {
      return this == POOR_PROOF || this == PROMISE;
    }
  }

  final Town town;
  final FaultyWire wire = new FaultyWire();
  private final HttpClient client = HttpClient.newHttpClient();
  private final Path documents;
  private int edit = 100;
  private volatile boolean hides;
  private volatile String last = "";

  WiredTown(boolean poor) throws IOException {
    Path folder = Files.createTempDirectory("wired");
    documents = Files.createDirectory(folder.resolve("documents"));
    Site site =
        Site.laiChau(Site.On.H2)
            .with("national.url", wire.url() + "/api/v1")
            .with("national.silence-timeout", "1s")
            .with("national.timeout", CALL.toSeconds() + "s")
            .with("read.page-size", "5")
            .with("retry.first", "1m")
            .with("services.callers", callers(folder).toString())
            .with("services.port", "0");
    town =
        Daily.town(
            poor
                ? site.mapping(
                    "dialects/default",
                    "{}",
                    "tickets: {at: data.ve}\nwithout: [digest, read-one]\n")
                : site,
            documents);
    wire.to(town.nation.url());
    // the first call through takes long
    new URL(wire.url() + "/_sandbox/records").openStream().close();
    List<String> flows = new ArrayList<>(List.of("don-vi-hanh-chinh", "mau-phieu", FLOW, FEED));
    if (!poor) {
      fixtures();
      flows.addAll(List.of("nhom-van-ban", DOCUMENTS));
    }
    flows.forEach(town::approvedRun);
    town.tick(FEED);
    last = new TreeSet<>(town.stored(FLOW).keySet()).last();
    wire.always = answer -> hides ? without(answer) : answer;
    if (poor) {
      town.faults("{'tickets':1}");
    }
  }

  private static Path callers(Path folder) throws IOException {
    Path callers = folder.resolve("callers.yaml");
    Files.writeString(
        callers,
        """
        callers:
          - name: so-tai-chinh
            key-sha256: %s
            resources: [quoc-gia/nhom-van-ban]
            units: ["*"]
            requestsPerMinute: 6000
        """
            .formatted(CallerKey.hash(KEY)));
    return Files.setPosixFilePermissions(callers, PosixFilePermissions.fromString("rw-------"));
  }

  /** The list does not show its last record. */
  private ObjectNode without(ObjectNode answer) {
    if (answer.path("page").isObject() && answer.path("data").isArray()) {
      int before = answer.path("data").size();
      for (int i = before - 1; i >= 0; i--) {
        if (answer.path("data").path(i).path("id").asText().equals(last)) {
          answer.withArray("data").remove(i);
        }
      }
      ObjectNode page = (ObjectNode) answer.path("page");
      page.put("totalRecords", page.path("totalRecords").asInt() - 1);
    }
    return answer;
  }

  /** In one word, and perhaps why: in-step, differs, held, failed. */
  String work(Work work) {
    edit++;
    return switch (work) {
      case CATALOGUE -> catalogue();
      case LATER -> {
        town.clock.advance(Duration.ofHours(2));
        yield catalogue();
      }
      case UNLISTED -> {
        hides = true;
        String result = catalogue();
        hides = false;
        yield result;
      }
      case FEED -> feed();
      case PROOF, POOR_PROOF -> proof();
      case DISPROOF -> {
        faith();
        yield proof();
      }
      case FILES -> files();
      case INQUIRY -> inquiry();
      case PROMISE -> {
        form();
        town.tick(FEED);
        town.clock.advance(Duration.ofHours(2));
        yield result(town.tick(FEED));
      }
    };
  }

  /** What it comes to where nothing is wrong. */
  static String sound(Work work) {
    return work == Work.DISPROOF ? "differs" : "in-step";
  }

  private void faith() {
    for (String code : List.of("12", "99")) {
      town.sql("UPDATE dm_ton_giao SET to_chuc = 'lần %d' WHERE ma = '%s'".formatted(edit, code));
    }
  }

  private String catalogue() {
    faith();
    return result(town.full(FLOW));
  }

  private void form() {
    town.sql(
        "UPDATE phieu_tra_loi SET gia_tri = '%d' WHERE cau_hoi = 'C01' AND so_phieu = '%s'"
            .formatted(edit, FORM));
  }

  private String feed() {
    form();
    judge();
    return result(town.tick(FEED));
  }

  /** The ministry says something new of a form. */
  void judge() {
    town.judge(
        "{'resource':'phieu','id':'12:%s','ketQua':'TRA_LAI','lyDo':'%d'}".formatted(FORM, ++edit));
  }

  private String proof() {
    try {
      Proofs.Proof proof = town.people().verify(FLOW).flows().get(0);
      return proof.proved()
          ? "in-step"
          : proof.cause() == null ? "differs" : "held " + proof.cause().text();
    } catch (OperationException.Unreachable | OperationException.Refused away) {
      return "held " + away.getMessage();
    }
  }

  /** What the ministry's documents list from the beginning, if they are any of our province's. */
  private void fixtures() throws IOException {
    Path from = Path.of("test-fixtures/national/documents");
    try (Stream<Path> all = Files.walk(from)) {
      for (Path file : all.filter(one -> one.toString().endsWith(".txt")).toList()) {
        String ma = file.getParent().getFileName().toString();
        if (ma.startsWith("G24")) {
          int so = Integer.parseInt(file.getFileName().toString().replace(".txt", ""));
          given(ma, so, Files.readAllBytes(file));
        }
      }
    }
  }

  /** Three files of a document of ours and two of one of theirs have other bytes now. */
  private String files() {
    try {
      for (int so = 1; so <= 3; so++) {
        byte[] content = content("ta", so);
        Files.write(documents.resolve("2025/" + OURS + "/" + so + ".txt"), content);
        town.sql(
            "UPDATE van_ban_tep SET kich_thuoc = %d, sha256 = '%s' WHERE ma = '%s' AND so = %d"
                .formatted(content.length, hash(content), OURS, so));
      }
      StringBuilder listed = new StringBuilder();
      for (int so = 1; so <= 2; so++) {
        byte[] content = content("Bộ", so);
        listed.append(so == 1 ? "" : ",");
        listed.append(
            "{'so':%d,'ten':'%d.txt','kichThuoc':%d,'sha256':'%s'}"
                .formatted(so, so, content.length, hash(content)));
      }
      town.ministry(DOCUMENTS, "{'ma':'%s','tep':[%s]}".formatted(THEIRS, listed));
      for (int so = 1; so <= 2; so++) {
        put(so, content("Bộ", so));
      }
    } catch (IOException broken) {
      throw new IllegalStateException(broken);
    }
    return moved();
  }

  private String moved() {
    FlowState state = town.run(DOCUMENTS).state();
    FilesView files = town.people().status().files().get(0);
    FlowState worse = state == FlowState.IN_STEP ? files.state() : state;
    return worse.text() + " " + files.cause();
  }

  private byte[] content(String whose, int so) {
    return "%s %d, lần %d%n".formatted(whose, so, edit).repeat(40).getBytes(UTF_8);
  }

  private static String hash(byte[] content) {
    try {
      return HexFormat.of()
          .formatHex(java.security.MessageDigest.getInstance("SHA-256").digest(content));
    } catch (java.security.NoSuchAlgorithmException missing) {
      throw new IllegalStateException(missing);
    }
  }

  private URI at(String id, int so) {
    return URI.create(town.nation.url() + "/_sandbox/files/" + id + "/" + so);
  }

  private void put(int so, byte[] content) {
    assertThat(given(THEIRS, so, content)).isBetween(200, 201);
  }

  private int given(String ma, int so, byte[] content) {
    return send(HttpRequest.newBuilder(at("TW:" + ma, so))
            .header("Content-Range", "bytes 0-%d/%d".formatted(content.length - 1, content.length))
            .header("X-Content-SHA256", hash(content))
            .PUT(BodyPublishers.ofByteArray(content)))
        .statusCode();
  }

  private java.net.http.HttpResponse<byte[]> send(HttpRequest.Builder request) {
    try {
      return client.send(request.build(), BodyHandlers.ofByteArray());
    } catch (IOException broken) {
      throw new IllegalStateException(broken);
    } catch (InterruptedException stopped) {
      throw new IllegalStateException(stopped);
    }
  }

  private String inquiry() {
    int port = ServicesPort.of(town.gateway());
    URI question = URI.create("http://127.0.0.1:%d/api/v1/quoc-gia/nhom-van-ban".formatted(port));
    int status = send(HttpRequest.newBuilder(question).header("X-API-Key", KEY)).statusCode();
    return switch (status) {
      case 200 -> "in-step";
      case 502, 504 -> "held " + status;
      default -> "failed " + status;
    };
  }

  private static String result(Report report) {
    return report.result() + (report.cause() == null ? "" : " " + report.cause().text());
  }

  /** Nothing fails any more: a few runs later both sides hold the same; otherwise, what differs. */
  String rest(Work work) {
    String last = "";
    long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    for (int i = 0; i < 6; ) {
      town.clock.advance(Duration.ofHours(2));
      last = again(work);
      if (last.startsWith("in-step")) {
        List<String> differences = differences(work);
        if (differences.isEmpty()) {
          return "";
        }
        last += " " + differences;
      }
      // the breaker lets calls through again after a second
      boolean held = last.startsWith("held") && System.nanoTime() < deadline;
      i += held ? 0 : 1;
    }
    return last;
  }

  private String again(Work work) {
    return switch (work) {
      case FEED, PROMISE -> result(town.tick(FEED));
      case FILES -> moved();
      case INQUIRY -> inquiry();
      case CATALOGUE, UNLISTED, LATER, DISPROOF, PROOF, POOR_PROOF -> result(town.full(FLOW));
    };
  }

  private List<String> differences(Work work) {
    Stream<String> all =
        switch (work) {
          case CATALOGUE, UNLISTED, LATER, DISPROOF, PROOF, POOR_PROOF ->
              Stream.of("12", "99").map(this::faith);
          case FEED -> Stream.of(answer(), verdict());
          case PROMISE -> Stream.of(answer());
          case FILES -> Stream.concat(ours(), theirs());
          case INQUIRY -> Stream.of();
        };
    return all.filter(difference -> !difference.isEmpty()).toList();
  }

  private static String difference(String what, Object here, Object there) {
    return String.valueOf(here).equals(String.valueOf(there))
        ? ""
        : "%s: here %s, there %s".formatted(what, here, there);
  }

  private String faith(String code) {
    return difference(
        code,
        town.value("SELECT to_chuc FROM dm_ton_giao WHERE ma = '" + code + "'"),
        town.record(FLOW, Map.of("ma", code)).path("toChuc").asText());
  }

  private String answer() {
    String here =
        town.value(
            "SELECT gia_tri FROM phieu_tra_loi WHERE cau_hoi = 'C01' AND so_phieu = '"
                + FORM
                + "'");
    List<String> there = town.stored(FEED).get("12:" + FORM).findValuesAsText("giaTri");
    return there.contains(here) ? "" : difference("form", here, there);
  }

  String verdict() {
    return difference(
        "verdict",
        town.value("SELECT ly_do_bo FROM phieu WHERE so_phieu = '" + FORM + "'"),
        town.stored(FEED).get("12:" + FORM).path("lyDo").asText("null"));
  }

  private Stream<String> ours() {
    return Stream.of(1, 2, 3)
        .map(
            so ->
                same(
                    "ours " + so,
                    documents.resolve("2025/" + OURS + "/" + so + ".txt"),
                    send(HttpRequest.newBuilder(at("12:" + OURS, so))).body()));
  }

  private Stream<String> theirs() {
    return Stream.of(1, 2)
        .map(
            so -> {
              String path =
                  town.value(
                      "SELECT duong_dan FROM van_ban_tep WHERE ma = '%s' AND so = %d"
                          .formatted(THEIRS, so));
              return same("theirs " + so, documents.resolve(path), content("Bộ", so));
            });
  }

  private static String same(String what, Path here, byte[] there) {
    try {
      return Arrays.equals(Files.readAllBytes(here), there) ? "" : what + ": other bytes";
    } catch (IOException missing) {
      return what + ": " + missing;
    }
  }

  /** No record came to life twice, and no version of one was written twice. */
  boolean once(int from) {
    List<ObjectNode> lines = town.nation.journal();
    Set<String> seen = new TreeSet<>();
    return lines.subList(from, lines.size()).stream()
        .filter(line -> Set.of("CREATED", "UPDATED").contains(line.path("status").asText()))
        .map(line -> line.path("resource").asText() + line.path("id") + line.path("version"))
        .allMatch(seen::add);
  }

  @Override
  public void close() throws IOException {
    town.close();
    wire.close();
  }
}
