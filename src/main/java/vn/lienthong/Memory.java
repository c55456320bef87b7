package vn.lienthong;

import java.time.Clock;
import java.util.List;
import vn.lienthong.config.Settings;
import vn.lienthong.feed.OtherKey;
import vn.lienthong.feed.SealKey;
import vn.lienthong.ledger.Ledger;
import vn.lienthong.record.Problem;

/** What the gateway remembers: its ledger, and the key of the ledger's receipts. */
final class Memory {
  private Memory() {}

  /**
   * Nothing stays open if they do not belong together.
   *
   * @throws Unfit if the receipts were made with another key
   */
  static Ledger open(Settings settings, Clock clock) {
    Ledger ledger = Ledger.open(settings.ledger(), settings.folders().data(), clock);
    try {
      ledger.quiet(settings.pace().quiet());
      SealKey.agree(settings.folders().data(), ledger.seals());
      return ledger;
    } catch (OtherKey other) {
      ledger.close();
      String file = settings.folders().data().resolve(SealKey.FILE).toString();
      throw new Unfit(List.of(new Problem(file, 0, "key", found(other), expected(other), null)));
    } catch (RuntimeException broken) {
      ledger.close();
      throw broken;
    }
  }

  private static String found(OtherKey other) {
    return other.found() == null ? "no file" : "a key with the fingerprint " + other.found();
  }

  private static String expected(OtherKey other) {
    return "the key of the ledger's receipts, with the fingerprint "
        + other.expected()
        + ", from the backup or the other node; if it is lost, an empty file, and every fed record"
        + " is sent once more";
  }
}
