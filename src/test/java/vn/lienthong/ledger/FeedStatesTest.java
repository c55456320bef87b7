package vn.lienthong.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import vn.lienthong.ledger.FeedState.Witness;

/** What a feed is known by, and by what it knows the nation. */
class FeedStatesTest extends LedgerTest {
  private void settled(@Nullable Witness witness) {
    CLOCK.advance(Duration.ofMinutes(2));
    long fencing =
        ledger().leases().acquire(flow, "me", Duration.ofMinutes(1)).orElseThrow().fencing();
    Settlement batch = new Settlement(fencing, List.of(), Set.of(), List.of());
    ledger().feeds().settle(flow, new FeedSettlement(batch, null, null, witness, 7, Counts.none()));
  }

  private @Nullable Witness witness() {
    return ledger().feeds().of(flow).witness();
  }

  @Test
  void aSettledBatchLeavesItsWitnessOrTheOneBefore() {
    assertThat(witness()).isNull();
    settled(new Witness("12:PT01", 3, false));
    assertThat(witness()).isEqualTo(new Witness("12:PT01", 3, false));
    settled(null);
    assertThat(witness()).isEqualTo(new Witness("12:PT01", 3, false));
    settled(new Witness("12:PT02", 0, true));
    assertThat(witness()).isEqualTo(new Witness("12:PT02", 0, true));
  }

  @Test
  void aWitnessIsTakenAndLetGo() {
    ledger().feeds().witnessed(flow, new Witness("12:PT01", 9, true));
    assertThat(witness()).isEqualTo(new Witness("12:PT01", 9, true));

    ledger().feeds().witnessed(flow, null);

    assertThat(witness()).isNull();
    assertThat(ledger().feeds().of(flow).place()).isEqualTo(FeedState.Place.NEW);
  }
}
