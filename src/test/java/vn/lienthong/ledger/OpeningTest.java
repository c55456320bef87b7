package vn.lienthong.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.h2.mvstore.MVStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.lienthong.record.Key;

class OpeningTest {
  private static final Key KEY = Key.of("03388");

  @TempDir Path directory;

  private LedgerSettings at(String name) {
    return new LedgerSettings("jdbc:h2:file:" + directory.resolve(name), "sa", "");
  }

  private static Ledger open(LedgerSettings settings) {
    return Ledger.open(settings, LedgerTest.CLOCK);
  }

  private static void settle(Ledger ledger) {
    Settlement settlement = new Settlement(0, List.of(LedgerTest.inStep(KEY)), Set.of(), List.of());
    ledger.entries().settle("dan-toc", settlement);
  }

  @Test
  void whatWasSettledIsThereAfterAKill() throws IOException {
    try (Ledger killed = open(at("ledger"))) {
      settle(killed);
      killed.runs().begin("dan-toc", "schedule");
      assertThat(killed.leases().acquire("dan-toc", "killed", Duration.ofHours(1))).isPresent();
      Files.copy(directory.resolve("ledger.mv.db"), directory.resolve("copy.mv.db"));
    }
    try (Ledger ledger = open(at("copy"))) {
      assertThat(ledger.entries().find("dan-toc", KEY)).isPresent();
      assertThat(ledger.runs().last("dan-toc").orElseThrow().result().result())
          .isEqualTo(RunResult.INTERRUPTED);
      assertThat(ledger.leases().acquire("dan-toc", "new", Duration.ofHours(1))).isPresent();
    }
  }

  @Test
  void isReadableForItsOwnerOnly() throws IOException {
    try (Ledger ledger = open(at("ledger"))) {
      settle(ledger);
      assertThat(
              PosixFilePermissions.toString(
                  Files.getPosixFilePermissions(directory.resolve("ledger.mv.db"))))
          .isEqualTo("rw-------");
    }
  }

  @Test
  void namesTheFileThatAnotherInstanceHasOpen() {
    open(at("ledger")).close();
    String file = directory.resolve("ledger.mv.db").toString();
    try (MVStore other = MVStore.open(file)) {
      assertThat(other.isClosed()).isFalse();
      assertThatThrownBy(() -> open(at("ledger")))
          .isInstanceOf(LedgerInUse.class)
          .hasMessageContaining(file);
    }
  }

  @Test
  void saysWhichServerItCannotReach() {
    LedgerSettings nowhere =
        new LedgerSettings("jdbc:postgresql://127.0.0.1:1/ledger?user=x", "lien", "s3cret");

    assertThatThrownBy(() -> open(nowhere))
        .isInstanceOf(LedgerFailure.class)
        .hasMessageContaining("127.0.0.1:1/ledger")
        .hasMessageNotContaining("s3cret");
  }

  @Test
  void aSecondServerNodeLeavesARunningRunAlone() {
    LedgerSettings shared = LedgerHome.POSTGRESQL.fresh();
    try (Ledger one = open(shared)) {
      assertThat(one.leases().acquire("dan-toc", "one", Duration.ofMinutes(1))).isPresent();
      one.runs().begin("dan-toc", "schedule");
      one.runs().begin("ton-giao", "schedule");
      try (Ledger two = open(shared)) {
        assertThat(two.runs().last("dan-toc").orElseThrow().ended()).isNull();
        assertThat(two.runs().last("ton-giao").orElseThrow().result().result())
            .isEqualTo(RunResult.INTERRUPTED);
      }
    }
  }
}
