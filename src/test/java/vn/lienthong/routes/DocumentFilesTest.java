package vn.lienthong.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vn.lienthong.admin.FilesView;
import vn.lienthong.admin.FlowState;
import vn.lienthong.admin.StatusView;
import vn.lienthong.ledger.Event;
import vn.lienthong.record.Cause;
import vn.lienthong.record.Key;
import vn.lienthong.record.Standing;

/** Documents and then their files, over the shipped routes and the sandbox. */
class DocumentFilesTest {
  private static final String FLOW = "van-ban";
  private static final String OURS = "H35-2025-000012";
  private static final String THEIRS = "G24-2025-000103";
  private static final String SECRET = "H35.12-2025-000023";
  private static final Path FIXTURES = Path.of("test-fixtures");
  private final HttpClient client = HttpClient.newHttpClient();
  @TempDir Path documents;

  private Town town(Site.On on) throws Exception {
    copy(FIXTURES.resolve("documents"), documents);
    Town town = Town.at(Site.laiChau(on).with("documents.dir", documents.toString()));
    Path ministrys = FIXTURES.resolve("national/documents");
    try (Stream<Path> files = Files.walk(ministrys)) {
      for (Path file : files.filter(f -> f.getFileName().toString().endsWith(".txt")).toList()) {
        String ma = file.getParent().getFileName().toString();
        if (ma.startsWith("G24")) {
          put(town, "TW:" + ma, file);
        }
      }
    }
    return town;
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path target = to.resolve(from.relativize(file).toString());
        Files.createDirectories(target.getParent());
        Files.copy(file, target);
      }
    }
  }

  private static URI file(Town town, String id, String so) {
    return URI.create(town.nation.url() + "/_sandbox/files/" + id + "/" + so);
  }

  private void put(Town town, String id, Path file) throws Exception {
    byte[] content = Files.readAllBytes(file);
    byte[] hash = java.security.MessageDigest.getInstance("SHA-256").digest(content);
    String so = file.getFileName().toString().replace(".txt", "");
    client.send(
        HttpRequest.newBuilder(file(town, id, so))
            .header("Content-Range", "bytes 0-" + (content.length - 1) + "/" + content.length)
            .header("X-Content-SHA256", java.util.HexFormat.of().formatHex(hash))
            .PUT(HttpRequest.BodyPublishers.ofByteArray(content))
            .build(),
        HttpResponse.BodyHandlers.discarding());
  }

  private HttpResponse<byte[]> nations(Town town, String id, String so) throws Exception {
    return client.send(
        HttpRequest.newBuilder(file(town, id, so)).build(),
        HttpResponse.BodyHandlers.ofByteArray());
  }

  @ParameterizedTest
  @EnumSource
  void filesFollowTheirDocumentsAndNoByteOfASecretOneLeaves(Site.On on) throws Exception {
    try (Town town = town(on)) {
      town.approvedRun("nhom-van-ban");
      town.approvedRun(FLOW);
      town.run(FLOW);

      assertThat(nations(town, "12:" + OURS, "1").body())
          .isEqualTo(Files.readAllBytes(documents.resolve("2025/" + OURS + "/1.txt")));
      String path = town.value("SELECT duong_dan FROM van_ban_tep WHERE ma = '" + THEIRS + "'");
      assertThat(path).startsWith("bo/");
      assertThat(documents.resolve(path))
          .hasSameBinaryContentAs(FIXTURES.resolve("national/documents/2025/" + THEIRS + "/1.txt"));
      assertThat(nations(town, "12:" + SECRET, "1").statusCode()).isEqualTo(404);
      assertThat(town.entry(FLOW, SECRET)).isNull();
      assertThat(town.gateway().ledger().events().story(FLOW, Key.of(OURS)))
          .extracting(Event::what)
          .contains(Event.What.SENT_FILE);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aMendedFileGoesOnRetryAndAMendedRowByItself(Site.On on) throws Exception {
    try (Town town = town(on)) {
      Path file = documents.resolve("2025/" + OURS + "/1.txt");
      byte[] content = Files.readAllBytes(file);
      Files.delete(file);
      town.sql(
          "UPDATE van_ban_tep SET sha256 = '%s' WHERE ma = 'H35-2025-000013'"
              .formatted("0".repeat(64)));
      town.approvedRun("nhom-van-ban");
      town.approvedRun(FLOW);
      assertThat(town.entry(FLOW, OURS).standing()).isEqualTo(Standing.PARKED);
      assertThat(town.entry(FLOW, OURS).causes())
          .contains(new Cause("file-missing", "tep", "so 1"));

      town.tick(FLOW);
      assertThat(town.entry(FLOW, OURS).standing()).as("kept").isEqualTo(Standing.PARKED);
      Files.write(file, content);
      town.people().retry(FLOW, OURS, null, 0);

      assertThat(town.entry(FLOW, OURS).standing()).isEqualTo(Standing.IN_STEP);
      assertThat(nations(town, "12:" + OURS, "1").body()).isEqualTo(content);
      assertThat(List.of(town.entry(FLOW, OURS).causes())).containsExactly(List.of());
    }
  }

  @Test
  void aFolderThatIsAwayHoldsTheFilesAndTheStatusSaysWhatToDo() throws Exception {
    try (Town town = town(Site.On.H2)) {
      Path elsewhere = documents.resolveSibling(documents.getFileName() + "-unmounted");
      Files.move(documents, elsewhere);
      town.approvedRun("nhom-van-ban");
      town.approvedRun(FLOW);

      assertThat(town.status(FLOW).state()).isEqualTo(FlowState.IN_STEP);
      var status = town.people().status();
      assertThat(status.files())
          .extracting(FilesView::flow, FilesView::state, FilesView::cause)
          .containsExactly(tuple(FLOW, FlowState.HELD, "documents-folder-away"));
      assertThat(status.toDo())
          .filteredOn(item -> item.kind().equals("files-held"))
          .extracting(StatusView.ToDo::flow, StatusView.ToDo::detail, StatusView.ToDo::command)
          .containsExactly(tuple(FLOW, "documents-folder-away", "apply van-ban"));
      assertThat(documents).doesNotExist();

      Files.move(elsewhere, documents);
      town.people().apply(FLOW, null);

      assertThat(town.people().status().files())
          .singleElement()
          .satisfies(
              files -> {
                assertThat(files.state()).isEqualTo(FlowState.IN_STEP);
                assertThat(files.sent()).isPositive();
                assertThat(files.fetched()).isPositive();
                assertThat(files.there()).isGreaterThanOrEqualTo(files.sent() + files.fetched());
                assertThat(files.bytes()).isPositive();
                assertThat(files.begun()).isZero();
              });
      assertThat(town.people().status().toDo()).noneMatch(item -> item.kind().startsWith("files-"));
    }
  }

  @Test
  void withoutASettingTheFolderIsMadeBelowTheData() {
    try (Town town = Town.at(Site.laiChau(Site.On.H2))) {
      Path made = town.home().resolve("data/documents");

      assertThat(made).isEmptyDirectory();
    }
  }
}
