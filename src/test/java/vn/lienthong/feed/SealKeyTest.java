package vn.lienthong.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.lienthong.ledger.Ledger;
import vn.lienthong.ledger.LedgerSettings;
import vn.lienthong.testkit.TestClock;

/** The key of the receipts and the ledger with the receipts belong together. */
class SealKeyTest {
  @TempDir private Path folder;
  private Path file;
  private Ledger ledger;

  @BeforeEach
  void open() {
    file = folder.resolve(SealKey.FILE);
    ledger =
        Ledger.open(
            new LedgerSettings("jdbc:h2:file:" + folder.resolve("ledger"), "sa", ""),
            TestClock.at("2026-11-20T03:00:00Z"));
  }

  @AfterEach
  void close() {
    ledger.close();
  }

  private void agree() {
    SealKey.agree(folder, ledger.seals());
  }

  @Test
  void theFirstKeyIsMadeAndHolds() throws IOException {
    agree();
    byte[] made = Files.readAllBytes(file);
    agree();

    assertThat(made).hasSize(32);
    assertThat(Files.readAllBytes(file)).isEqualTo(made);
    assertThat(ledger.seals().known()).hasValueSatisfying(one -> assertThat(one).hasSize(16));
  }

  /** A restore may be ended by force between the ledger and its key, or before both. */
  @Test
  void aKeyThatWaitsForItsLedgerIsTakenWithThatLedgerOnly() throws IOException {
    agree();
    byte[] old = Files.readAllBytes(file);
    byte[] other = new byte[32];
    SealKey.lay(folder, other);
    agree();
    assertThat(Files.readAllBytes(file)).isEqualTo(old);

    Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
    Files.write(elsewhere.resolve(SealKey.FILE), other);
    String url = "jdbc:h2:file:" + elsewhere.resolve("ledger");
    try (Ledger restored =
        Ledger.open(new LedgerSettings(url, "sa", ""), TestClock.at("2026-11-20T03:00:00Z"))) {
      SealKey.agree(elsewhere, restored.seals());
      SealKey.agree(folder, restored.seals());
    }
    assertThat(Files.readAllBytes(file)).isEqualTo(other);
  }

  @Test
  void anotherKeyIsRefused() throws IOException {
    agree();
    String known = ledger.seals().known().orElseThrow();
    Files.write(file, new byte[32]);

    assertThatThrownBy(this::agree)
        .isInstanceOfSatisfying(
            OtherKey.class,
            other -> {
              assertThat(other.found()).isEqualTo("66687aadf862bd77");
              assertThat(other.expected()).isEqualTo(known);
            });
  }

  @Test
  void aLostKeyIsNotReplacedUnasked() throws IOException {
    agree();
    Files.delete(file);

    assertThatThrownBy(this::agree)
        .isInstanceOfSatisfying(OtherKey.class, other -> assertThat(other.found()).isNull());
    assertThat(file).doesNotExist();
  }

  @Test
  void anEmptyFileAsksForANewKey() throws IOException {
    agree();
    String known = ledger.seals().known().orElseThrow();
    Files.write(file, new byte[0]);

    agree();
    agree();

    assertThat(Files.size(file)).isEqualTo(32);
    assertThat(ledger.seals().known()).isPresent().get().isNotEqualTo(known);
  }
}
