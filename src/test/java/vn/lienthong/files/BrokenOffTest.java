package vn.lienthong.files;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.lienthong.files.MovingFilesTest.bytes;

import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.lienthong.ledger.FileCopies;
import vn.lienthong.ledger.FileCopy;
import vn.lienthong.record.Cause;
import vn.lienthong.record.Key;
import vn.lienthong.record.Standing;

/** What breaks off goes on from where it was; a side that is away sets nothing aside. */
class BrokenOffTest {
  private static final String OURS = "H35.12-2026-000001";
  private static final String THEIRS = "G24-2026-000001";
  private static final int PIECE = Content.PIECE;
  private FilesTown town;

  @BeforeEach
  void open() throws Exception {
    town = new FilesTown(false);
  }

  @AfterEach
  void close() {
    town.close();
  }

  private void away(int status) {
    town.nation.mood =
        exchange -> {
          FilesTown.answer(exchange, status, status == 503 ? "UNAVAILABLE" : "INTERNAL");
          return true;
        };
  }

  @Test
  void atAnyByteAndWithAnotherProcessAfterwards() {
    long seed = Long.getLong("files.seed", System.nanoTime());
    Random random = new Random(seed);
    for (int round = 0; round < 25; round++) {
      boolean ours = random.nextBoolean();
      String ma = (ours ? OURS : THEIRS) + "-" + round;
      byte[] content = bytes(1 + random.nextInt(3 * PIECE), random.nextLong());
      town.document(ma, ours, content);
      for (int kill = random.nextInt(3); kill > 0; kill--) {
        town.nation.breakAfter = random.nextInt(content.length);
        int calls = random.nextInt(6);
        AtomicInteger left = new AtomicInteger(calls);
        town.nation.mood =
            exchange -> {
              if (left.decrementAndGet() >= 0) {
                return false;
              }
              FilesTown.answer(exchange, 503, "UNAVAILABLE");
              return true;
            };
        town.run();
        town.restart();
      }
      town.nation.mood = exchange -> false;
      town.nation.breakAfter = -1;
      town.clock.advance(Duration.ofHours(2));
      town.run();

      byte[] arrived =
          ours ? town.nation.content(FilesTown.id(ma, true), 1) : town.read("bo/" + ma + "-1.pdf");
      assertThat(arrived).as("seed %d, round %d", seed, round).isEqualTo(content);
      assertThat(town.entry(ma).standing()).as("seed %d", seed).isEqualTo(Standing.IN_STEP);
    }
  }

  @Test
  void anUploadGoesOnWithinTheRunFromTheVeryByte() {
    byte[] content = bytes(3 * PIECE, 5);
    town.document(OURS, true, content);
    town.nation.breakAfter = PIECE + 12_345;

    assertThat(town.moved().sent()).isOne();

    assertThat(town.nation.content(FilesTown.id(OURS, true), 1)).isEqualTo(content);
    assertThat(town.nation.counted()).containsEntry("HEAD", 2).containsEntry("PUT", 4);
  }

  @Test
  void aDownloadGoesOnInAnotherProcessFromTheLastWholePiece() throws Exception {
    byte[] content = bytes(3 * PIECE, 5);
    town.document(THEIRS, false, content);
    AtomicInteger pieces = new AtomicInteger(2);
    town.nation.mood =
        exchange -> {
          if (pieces.decrementAndGet() >= 0) {
            return false;
          }
          FilesTown.answer(exchange, 503, "UNAVAILABLE");
          return true;
        };

    FilesReport held = town.run();

    assertThat(held.result()).isEqualTo("held");
    assertThat(held.cause().code()).isEqualTo("national-unreachable");
    try (var parts = Files.list(town.folder.resolve("bo"))) {
      var part = parts.toList();
      assertThat(part).hasSize(1);
      assertThat(Files.size(part.get(0))).isEqualTo(2L * PIECE);
      assertThat(Files.getPosixFilePermissions(part.get(0))).hasSize(2);
    }
    town.restart();
    town.nation.mood = exchange -> false;
    town.nation.calls.clear();
    assertThat(town.moved().fetched()).isOne();
    assertThat(town.nation.counted()).containsEntry("GET", 1);
    assertThat(town.read("bo/" + THEIRS + "-1.pdf")).isEqualTo(content);
  }

  @Test
  void anotherFileUnderTheSameNumberDoesNotGoOnWithTheOldPart() throws Exception {
    town.document(THEIRS, false, bytes(2 * PIECE, 5));
    AtomicInteger pieces = new AtomicInteger(1);
    town.nation.mood =
        exchange -> {
          if (pieces.decrementAndGet() >= 0) {
            return false;
          }
          FilesTown.answer(exchange, 503, "UNAVAILABLE");
          return true;
        };
    town.run();
    town.nation.mood = exchange -> false;
    byte[] other = bytes(2 * PIECE, 6);
    town.row(THEIRS, false, 1, other.length, FileNation.sha256(other), null);
    town.nation.holds(FilesTown.id(THEIRS, false), 1, other);
    town.settle(THEIRS, false, Standing.IN_STEP);

    assertThat(town.moved().fetched()).isOne();

    assertThat(town.read("bo/" + THEIRS + "-1.pdf")).isEqualTo(other);
    try (var left = Files.list(town.folder.resolve("bo"))) {
      assertThat(left).hasSize(1);
    }
  }

  @Test
  void aNationThatIsAwaySetsNothingAsideHoweverLong() {
    town.document(OURS, true, bytes(1000, 1));
    town.document(THEIRS, false, bytes(1000, 2));
    for (int status : List.of(503, 500, 503, 500, 500, 500)) {
      away(status);
      assertThat(town.run().result()).isEqualTo("held");
      town.clock.advance(Duration.ofHours(2));
      town.restart();
    }
    assertThat(town.entry(OURS).standing()).isEqualTo(Standing.IN_STEP);
    assertThat(town.ledger.runs().last(FileCopies.runsOf(FilesTown.FLOW)).orElseThrow().result())
        .extracting(result -> result.result())
        .isEqualTo("held");

    town.nation.mood = exchange -> false;
    assertThat(town.moved()).isEqualTo(new FilesReport.Tally(1, 1, 0, 0, 0, 2000));
  }

  @Test
  void aFileThatTheNationNeverTakesIsLeftAndInTheEndSetAsideWhileOthersGo() {
    town.document(OURS, true, bytes(1000, 1));
    town.document(OURS + "-2", true, bytes(1000, 2));
    town.nation.mood =
        exchange -> {
          boolean poison =
              exchange.getRequestMethod().equals("PUT")
                  && exchange.getRequestURI().getPath().contains(OURS + "/");
          if (poison) {
            FilesTown.answer(exchange, 500, "INTERNAL");
          }
          return poison;
        };
    for (int run = 0; run < 3; run++) {
      town.run();
      town.clock.advance(Duration.ofHours(2));
      town.restart();
    }

    assertThat(town.nation.content(FilesTown.id(OURS + "-2", true), 1)).hasSize(1000);
    assertThat(town.entry(OURS).standing()).isEqualTo(Standing.PARKED);
    assertThat(town.entry(OURS).causes())
        .extracting(Cause::code, Cause::field)
        .containsExactly(org.assertj.core.groups.Tuple.tuple("no-answer", "tep"));
  }

  @Test
  void anotherFileThatCameInBetweenIsSeenBeforeOursReplacesIt() {
    byte[] content = bytes(3 * PIECE, 5);
    town.document(OURS, true, content);
    AtomicInteger puts = new AtomicInteger();
    town.nation.mood =
        exchange -> {
          if (exchange.getRequestMethod().equals("PUT") && puts.getAndIncrement() == 1) {
            town.nation.holds(FilesTown.id(OURS, true), 1, bytes(1000, 6));
          }
          return false;
        };

    assertThat(town.moved().sent()).isOne();

    assertThat(town.nation.content(FilesTown.id(OURS, true), 1)).isEqualTo(content);
    assertThat(town.nation.counted()).containsEntry("HEAD", 2).containsEntry("PUT", 5);
  }

  @Test
  void aFileThatTheNationDoesNotHaveYetIsAwaited() {
    town.document(THEIRS, false, bytes(1000, 2));
    var held = town.nation.files.remove(FilesTown.id(THEIRS, false) + "/1");

    assertThat(town.run().result()).isEqualTo("behind");
    town.nation.calls.clear();
    assertThat(town.run().result()).as("not before its time").isEqualTo("behind");
    assertThat(town.nation.calls).isEmpty();
    assertThat(town.ledger.files().of(FilesTown.FLOW, Key.of(THEIRS)))
        .extracting(FileCopy::state)
        .containsExactly(FileCopy.State.AWAITED);

    town.nation.files.put(FilesTown.id(THEIRS, false) + "/1", held);
    town.clock.advance(Duration.ofHours(2));
    assertThat(town.moved().fetched()).isOne();
  }

  @Test
  void aFileIsAwaitedAsLongAsTheNationHasTheOneThatItReplaces() {
    byte[] content = bytes(1000, 2);
    town.document(THEIRS, false, content);
    town.nation.holds(FilesTown.id(THEIRS, false), 1, bytes(1000, 1));

    assertThat(town.run().result()).isEqualTo("behind");
    assertThat(town.entry(THEIRS).standing()).isEqualTo(Standing.IN_STEP);

    town.nation.holds(FilesTown.id(THEIRS, false), 1, content);
    town.clock.advance(Duration.ofHours(2));
    assertThat(town.moved().fetched()).isOne();
    assertThat(town.read("bo/" + THEIRS + "-1.pdf")).isEqualTo(content);
  }

  @Test
  void aFileThatIsAwaitedTooLongIsMissing() {
    town.document(THEIRS, false, bytes(1000, 2));
    town.nation.files.remove(FilesTown.id(THEIRS, false) + "/1");
    for (int run = 0; run < 3; run++) {
      town.run();
      town.clock.advance(Duration.ofHours(2));
    }
    assertThat(town.entry(THEIRS).causes())
        .containsExactly(new Cause("file-missing", "tep", "so 1: not at the nation"));
  }

  @Test
  void aFileThatChangesWhileItIsSentIsReadOnceMoreAndThenSetAside() {
    byte[] content = bytes(3 * PIECE, 1);
    town.document(OURS, true, content);
    AtomicInteger puts = new AtomicInteger();
    town.nation.mood =
        exchange -> {
          if (exchange.getRequestMethod().equals("PUT") && puts.getAndIncrement() == 0) {
            town.write(OURS + "/1.bin", bytes(3 * PIECE, 2));
          }
          return false;
        };

    town.run();

    assertThat(town.entry(OURS).causes())
        .containsExactly(new Cause("file-changed", "tep", "so 1: another hash"));
    assertThat(puts).hasValue(1);
    assertThat(town.nation.content(FilesTown.id(OURS, true), 1)).isEmpty();
  }

  @Test
  void aFolderThatIsAwayOrEmptySetsNothingAside() throws Exception {
    for (int i = 0; i < 6; i++) {
      town.document(OURS + "-" + i, true, bytes(10, i));
      Files.delete(town.folder.resolve(OURS + "-" + i + "/1.bin"));
      Files.delete(town.folder.resolve(OURS + "-" + i));
    }

    assertThat(town.run().cause()).isEqualTo(Cause.of("documents-folder-empty"));
    Files.delete(town.folder);
    assertThat(town.run().cause()).isEqualTo(Cause.of("documents-folder-away"));

    assertThat(town.entry(OURS + "-0").standing()).isEqualTo(Standing.IN_STEP);
  }

  @Test
  void aFolderThatCannotBeWrittenOrHasNoRoomSetsNothingAside() throws Exception {
    byte[] content = bytes(2_000, 7);
    town.document("TW1", false, content);
    var fetched = Files.createFile(town.folder.resolve(DocumentsFolder.FETCHED));

    FilesReport unwritable = town.run();
    assertThat(unwritable.result()).isEqualTo("held");
    assertThat(unwritable.cause().code()).isEqualTo("documents-folder");

    Files.delete(fetched);
    town.row("TW1", false, 1, 1L << 49, FileNation.sha256(content), null);
    town.settle("TW1", false, Standing.IN_STEP);
    assertThat(town.run().cause()).isEqualTo(Cause.of("documents-folder-full"));

    town.row("TW1", false, 1, content.length, FileNation.sha256(content), null);
    town.settle("TW1", false, Standing.IN_STEP);
    FilesReport.Tally moved = town.moved();
    assertThat(moved.fetched()).isOne();
    assertThat(moved.parked()).isZero();
  }

  @Test
  void oneRunAtATimeAndNoneOfAPausedFlow() {
    town.document(OURS, true, bytes(1000, 1));
    Runnable ends = town.busy();
    assertThat(town.run()).isNull();
    ends.run();
    town.ledger.flows().pause(FilesTown.FLOW, "An", "looks");
    assertThat(town.run()).isNull();
    town.ledger.flows().resume(FilesTown.FLOW);
    assertThat(town.nation.calls).isEmpty();
    assertThat(town.moved().sent()).isOne();
  }

  @Test
  void whoLosesTheFlowWritesNothingMore() {
    town.document(OURS, true, bytes(3 * PIECE, 1));
    AtomicInteger puts = new AtomicInteger();
    town.nation.mood =
        exchange -> {
          if (exchange.getRequestMethod().equals("PUT") && puts.getAndIncrement() == 1) {
            town.clock.advance(Duration.ofMinutes(11));
            town.busy();
          }
          return false;
        };

    FilesReport report = town.run();

    assertThat(report.result()).isEqualTo("held");
    assertThat(town.ledger.files().open(FilesTown.FLOW, null, 10)).hasSize(1);
    assertThat(puts).hasValue(2);
  }
}
