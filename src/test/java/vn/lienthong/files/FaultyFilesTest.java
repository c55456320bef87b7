package vn.lienthong.files;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.lienthong.files.MovingFilesTest.bytes;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.lienthong.ledger.Event;
import vn.lienthong.reconcile.Seen;
import vn.lienthong.record.Cause;
import vn.lienthong.record.Standing;

/** A file that cannot go sets its document aside, and no other one. */
class FaultyFilesTest {
  private static final String GOOD = "H35.12-2026-000001";
  private static final String BAD = "H35.12-2026-000002";
  private static final String THEIRS = "G24-2026-000003";
  private FilesTown town;

  @BeforeEach
  void open() throws Exception {
    town = new FilesTown(false);
    town.document(GOOD, true, bytes(1000, 1));
  }

  @AfterEach
  void close() {
    town.close();
  }

  private void assertParked(String ma, Cause cause) {
    assertThat(town.entry(ma).standing()).isEqualTo(Standing.PARKED);
    assertThat(town.entry(ma).causes()).containsExactly(cause);
    assertThat(town.entry(ma).seen())
        .isEqualTo(Seen.left(town.entry(ma).key(), town.entry(ma).base()));
    assertThat(town.story(ma)).extracting(Event::what).contains(Event.What.PARKED);
    assertThat(town.entry(GOOD).standing()).isEqualTo(Standing.IN_STEP);
    assertThat(town.nation.content(FilesTown.id(GOOD, true), 1)).hasSize(1000);
  }

  private void assertNothingLeft(String ma) {
    assertThat(town.nation.content(FilesTown.id(ma, true), 1)).isEmpty();
    assertThat(town.nation.received(FilesTown.id(ma, true), 1)).isZero();
    assertThat(town.nation.calls).noneMatch(call -> call.contains(ma));
  }

  @Test
  void missing() throws Exception {
    town.document(BAD, true, bytes(1000, 2));
    Files.delete(town.folder.resolve(BAD + "/1.bin"));

    assertThat(town.moved()).isEqualTo(new FilesReport.Tally(1, 0, 0, 0, 1, 1000));

    assertParked(BAD, new Cause("file-missing", "tep", "so 1"));
    assertNothingLeft(BAD);
  }

  @Test
  void withoutPath() {
    town.row(BAD, true, 1, 3, FileNation.sha256(bytes(3, 2)), null);
    town.settle(BAD, true, Standing.IN_STEP);

    town.run();

    assertParked(BAD, new Cause("file-missing", "tep", "so 1: no path"));
  }

  @Test
  void otherBytes() {
    town.document(BAD, true, bytes(1000, 2));
    town.write(BAD + "/1.bin", bytes(1000, 3));

    town.run();

    assertParked(BAD, new Cause("file-changed", "tep", "so 1: another hash"));
    assertNothingLeft(BAD);
  }

  @Test
  void otherSize() {
    town.document(BAD, true, bytes(1000, 2));
    town.write(BAD + "/1.bin", bytes(999, 2));

    town.run();

    assertParked(BAD, new Cause("file-changed", "tep", "so 1: another size"));
    assertNothingLeft(BAD);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../secret.bin",
        "a/../../secret.bin",
        "a/b/../../../secret.bin",
        "/etc/passwd",
        "..",
        "..\\secret.bin",
        "C:\\secret.bin"
      })
  void aPathThatClimbs(String path) throws Exception {
    Files.write(town.home.resolve("secret.bin"), bytes(1000, 2));
    town.row(BAD, true, 1, 1000, FileNation.sha256(bytes(1000, 2)), path);
    town.nation.lists(FilesTown.id(BAD, true), 1);
    town.settle(BAD, true, Standing.IN_STEP);

    town.run();

    assertParked(BAD, new Cause("file-outside", "tep", "so 1"));
    assertNothingLeft(BAD);
  }

  @ParameterizedTest
  @CsvSource({"secret.bin, link", ".., link/secret.bin"})
  void aLinkThatLeadsOut(String target, String path) throws Exception {
    Files.write(town.home.resolve("secret.bin"), bytes(1000, 2));
    Path link = town.folder.resolve("link");
    Files.createSymbolicLink(link, town.home.resolve(target).toAbsolutePath());
    if (target.equals("..")) {
      Files.delete(link);
      Files.createSymbolicLink(link, town.home);
    }
    town.row(BAD, true, 1, 1000, FileNation.sha256(bytes(1000, 2)), path);
    town.nation.lists(FilesTown.id(BAD, true), 1);
    town.settle(BAD, true, Standing.IN_STEP);

    town.run();

    assertParked(BAD, new Cause("file-outside", "tep", "so 1: by a link"));
    assertNothingLeft(BAD);
  }

  @Test
  void aRowThatDoesNotSayTheHash() {
    town.row(BAD, true, 1, 1000, "", BAD + "/1.bin");
    town.settle(BAD, true, Standing.IN_STEP);

    town.run();

    assertParked(BAD, new Cause("file-without-hash", "tep", "so 1"));
  }

  @Test
  void allFaultsOfADocumentAreToldAtOnceAndItsOtherFilesGo() {
    town.document(BAD, true, bytes(1000, 2));
    town.row(BAD, true, 2, 5, FileNation.sha256(bytes(5, 2)), "../x");
    town.row(BAD, true, 3, 5, FileNation.sha256(bytes(5, 2)), "none");
    town.settle(BAD, true, Standing.IN_STEP);

    town.run();

    assertThat(town.entry(BAD).causes())
        .containsExactly(
            new Cause("file-outside", "tep", "so 2"), new Cause("file-missing", "tep", "so 3"));
    assertThat(town.nation.content(FilesTown.id(BAD, true), 1)).hasSize(1000);
  }

  @Test
  void aDocumentInStepAgainIsTriedAgainAndOnlyWhatIsLeftOfIt() {
    town.document(BAD, true, bytes(1000, 2));
    town.write(BAD + "/1.bin", bytes(999, 2));
    town.run();
    town.nation.calls.clear();

    assertThat(town.run().run()).as("parked: nothing to do").isZero();
    assertThat(town.nation.calls).isEmpty();
    town.write(BAD + "/1.bin", bytes(1000, 2));
    town.settle(BAD, true, Standing.IN_STEP);

    assertThat(town.moved()).isEqualTo(new FilesReport.Tally(1, 0, 0, 0, 0, 1000));
    assertThat(town.nation.calls).noneMatch(call -> call.contains(GOOD));
  }

  @Test
  void aHashThatTheNationDoesNotFindIsTriedTwiceAndThenSetAside() {
    town.document(BAD, true, bytes(1000, 2));
    town.nation.mood =
        exchange -> {
          boolean refused =
              exchange.getRequestMethod().equals("PUT")
                  && exchange.getRequestURI().getPath().contains(BAD);
          if (refused) {
            FilesTown.answer(exchange, 422, "SAI_MA_BAM");
          }
          return refused;
        };

    town.run();

    assertParked(BAD, new Cause("file-refused", "tep", "so 1: another hash at the nation"));
    assertThat(town.nation.calls)
        .filteredOn(call -> call.startsWith("PUT") && call.contains(BAD))
        .hasSize(2);
  }

  @Test
  void aFileThatTheNationFindsTooLargeIsSetAside() {
    town.document(BAD, true, bytes(1000, 2));
    town.nation.mood =
        exchange -> {
          boolean refused =
              exchange.getRequestMethod().equals("PUT")
                  && exchange.getRequestURI().getPath().contains(BAD);
          if (refused) {
            FilesTown.answer(exchange, 413, "TOO_LARGE");
          }
          return refused;
        };

    town.run();

    assertParked(BAD, new Cause("file-refused", "tep", "so 1: HTTP 413 TOO_LARGE"));
  }

  @Test
  void aFetchedFileWithOtherBytesIsFetchedTwiceAndNeverTakesItsPlace() {
    town.document(THEIRS, false, bytes(1000, 2));
    var held = town.nation.files.get(FilesTown.id(THEIRS, false) + "/1");
    held.whole = bytes(1000, 3);

    town.run();

    assertParked(THEIRS, new Cause("file-changed", "tep", "so 1: another hash at the nation"));
    assertThat(town.path(THEIRS, 1)).isNull();
    assertThat(town.folder.resolve("bo/" + THEIRS + "-1.pdf")).doesNotExist();
    assertThat(town.nation.calls).filteredOn(call -> call.startsWith("GET")).hasSize(2);
  }

  @Test
  void aFetchedFileOfAnotherSizeOrHashIsNotFetchedToTheEnd() {
    town.document(THEIRS, false, bytes(1000, 2));
    var held = town.nation.files.get(FilesTown.id(THEIRS, false) + "/1");
    held.whole = bytes(9_000_000, 3);

    town.run();

    assertParked(THEIRS, new Cause("file-changed", "tep", "so 1: another size at the nation"));
    assertThat(town.nation.calls).filteredOn(call -> call.startsWith("GET")).hasSize(1);
  }

  @Test
  void aFolderForFetchedFilesThatLeadsOutHoldsTheRun() throws Exception {
    Path outside = Files.createDirectory(town.home.resolve("outside"));
    Files.createSymbolicLink(town.folder.resolve("bo"), outside);
    town.document(THEIRS, false, bytes(1000, 2));

    FilesReport report = town.run();

    assertThat(report.result()).isEqualTo("held");
    assertThat(report.cause()).isEqualTo(Cause.of("documents-folder-leads-out"));
    assertThat(outside).isEmptyDirectory();
  }
}
