package vn.lienthong.reconcile;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import vn.lienthong.record.Cause;
import vn.lienthong.record.Fingerprint;
import vn.lienthong.record.Key;
import vn.lienthong.record.Side;
import vn.lienthong.record.Write;

/**
 * What is to be done about one record, and why.
 *
 * @param key the record
 * @param kind what it amounts to
 * @param toProvince what is written there; null if nothing
 * @param toNation what is written there; null if nothing
 * @param contests what a person decides; the rest of the decision does not wait for it
 * @param losers what must be kept before anything is written
 * @param causes why the record is set aside; only with {@link Kind#PARK}
 * @param firstContact nothing was ever agreed about the record, or about one of its fields
 */
public record Decision(
    Key key,
    Kind kind,
    @Nullable Write toProvince,
    @Nullable Write toNation,
    List<Contest> contests,
    List<Lost> losers,
    List<Cause> causes,
    boolean firstContact) {
  /** What a decision amounts to; those up to {@link #FORGET} leave both sides as they are. */
  public enum Kind {
    /** In step already. */
    NOTHING,
    /** Set aside earlier, and nothing has changed since. */
    KEEP,
    /** Both hold the same; only the ledger learns it. */
    ADOPT,
    /** Left the scope of one side. */
    MOVE,
    /** Cannot go as it is. */
    PARK,
    /** Gone on both sides. */
    FORGET,
    /** Only a person can decide; nothing is written. */
    CONFLICT,
    /** Fields are carried over, in one direction or both. */
    UPDATE,
    /** On one side only, and new. */
    CREATE,
    /** Removed by the side that may not, so written there again. */
    RESTORE,
    /** Ended by the side whose it is: removed there, or the field set by which a record ends. */
    RETIRE
  }

  public static Decision of(Key key, Kind kind) {
    return new Decision(key, kind, null, null, List.of(), List.of(), List.of(), false);
  }

  static Decision parked(Key key, List<Cause> causes) {
    return new Decision(key, Kind.PARK, null, null, List.of(), List.of(), causes, false);
  }

  static Decision conflict(Key key, String why) {
    List<Contest> contests = List.of(new Contest(null, why));
    return new Decision(key, Kind.CONFLICT, null, null, contests, List.of(), List.of(), false);
  }

  public @Nullable Write write(Side side) {
    return side == Side.PROVINCE ? toProvince : toNation;
  }

  public boolean writes() {
    return toProvince != null || toNation != null;
  }

  /**
   * The same for the same decision about the same rows, so that an approval names what was shown
   * and nothing that changed since.
   */
  public long fingerprint() {
    Fingerprint print = new Fingerprint().add(key.text()).add(kind.name());
    addWrite(print, toProvince);
    addWrite(print, toNation);
    contests.forEach(contest -> print.add(contest.field()).add(contest.why()));
    causes.forEach(cause -> print.add(cause.text()));
    return Long.parseUnsignedLong(print.text(), 16);
  }

  private static void addWrite(Fingerprint print, @Nullable Write write) {
    print.add(write == null ? null : write.action().name());
    if (write != null) {
      addValues(print, write.values());
      addValues(print, write.expected() == null ? null : write.expected().values());
    }
  }

  private static void addValues(Fingerprint print, @Nullable Map<String, @Nullable String> values) {
    print.add(values == null ? null : Integer.toString(values.size()));
    if (values != null) {
      new TreeMap<>(values).forEach((field, value) -> print.add(field).add(value));
    }
  }
}
