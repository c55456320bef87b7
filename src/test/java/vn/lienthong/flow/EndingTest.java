package vn.lienthong.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import vn.lienthong.ledger.LedgerFailure;
import vn.lienthong.record.Cause;
import vn.lienthong.record.Key;
import vn.lienthong.record.Row;
import vn.lienthong.spool.SortedSpool;

class EndingTest {
  /** Nobody can make a file there, whatever his rights. */
  private static final Path NO_ROOM = Path.of("/proc/lien-thong");

  @Test
  void aSpoolThatFindsNoRoomIsTheDisksFault() {
    try (SortedSpool spool = new SortedSpool(NO_ROOM, List.of("ten"), 1)) {
      spool.put(new Row(Key.of("1"), Map.of("ten", "An"), null, List.of()));

      Throwable full =
          catchThrowable(
              () -> spool.put(new Row(Key.of("2"), Map.of("ten", "Bình"), null, List.of())));

      assertThat(full).hasMessageContaining(NO_ROOM.toString());
      assertThat(Ending.cause(full)).isEqualTo(Cause.of("disk-unwritable"));
      assertThat(Ending.held(full)).isFalse();
    }
  }

  @Test
  void aRunWhoseEndCannotBeEnteredSaysSo() {
    Cause cause = Cause.of("stopping");

    assertThat(Ending.entered(cause, () -> {})).isEqualTo(cause);
    assertThat(
            Ending.entered(
                cause,
                () -> {
                  throw new LedgerFailure("closed");
                }))
        .isEqualTo(Cause.of("ledger-unwritable"));
    assertThat(Ending.cause(new LedgerFailure("closed"))).isEqualTo(Cause.of("ledger-unwritable"));
  }
}
