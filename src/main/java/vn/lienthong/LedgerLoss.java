package vn.lienthong;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vn.lienthong.alert.Alarms;
import vn.lienthong.alert.AlertKind;
import vn.lienthong.ledger.Alert;
import vn.lienthong.ledger.Ledger;

/** That the ledger of a gateway cannot be written: then it must do nothing more. */
final class LedgerLoss {
  private volatile boolean lost;
  private @Nullable Alarms alarms;

  /**
   * @param end lets whoever waits for the gateway's end go on
   */
  LedgerLoss(Ledger ledger, Runnable end) {
    ledger.onLoss(
        () -> {
          lost = true;
          end.run();
        });
  }

  /** These tell of it, since the ledger cannot keep it. */
  Alarms toldBy(Alarms told) {
    alarms = told;
    return told;
  }

  boolean happened() {
    return lost;
  }

  /**
   * Tells of it.
   *
   * @param until when the ledger could be written again; null as long as it cannot
   */
  void tell(String file, Instant since, @Nullable Instant until) {
    if (alarms != null) {
      alarms.cry(new Alert(AlertKind.LEDGER_LOST.word(), file, "", since, until));
    }
  }
}
