package vn.lienthong.feed;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.lienthong.ledger.Packed;
import vn.lienthong.record.Cause;
import vn.lienthong.record.Entry;
import vn.lienthong.record.Key;

/** One record on its way: what is to be sent of it, if anything, and what became of it. */
final class Item {
  final Key key;
  final String storedKey;

  /** The ledger's entry from before; null if the record was not out of the ordinary. */
  final @Nullable Entry before;

  /** Of what is sent; {@link Packed#WITHDRAWN} for a withdrawal. */
  final long fingerprint;

  private final boolean sends;
  private byte @Nullable [] entry;
  private long revision;
  private boolean known;
  private long version;
  private @Nullable Fate fate;
  private List<Cause> causes = List.of();
  private @Nullable Duration asked;

  /** What became of a record in a run. */
  enum Fate {
    DELIVERED,
    UNCHANGED,
    WAITING,
    PARKED,
    SUPERSEDED,
    WITHDRAWN,
    SKIPPED,
    /** The nation could not take it now. */
    LATER
  }

  private Item(
      Key key,
      String storedKey,
      @Nullable Entry before,
      long fingerprint,
      byte @Nullable [] entry) {
    this.key = key;
    this.storedKey = storedKey;
    this.before = before;
    this.fingerprint = fingerprint;
    this.entry = entry;
    this.sends = entry != null;
    this.revision = fingerprint;
  }

  static Item toSend(
      Key key, String storedKey, @Nullable Entry before, long fingerprint, byte[] entry) {
    return new Item(key, storedKey, before, fingerprint, entry);
  }

  /**
   * @param known a receipt tells that the nation has the record
   */
  static Item withdrawal(
      Key key, String storedKey, @Nullable Entry before, boolean known, byte[] entry) {
    Item item = new Item(key, storedKey, before, Packed.WITHDRAWN, entry);
    item.known = known;
    return item;
  }

  /** A record that is not sent. */
  static Item kept(
      Key key, String storedKey, @Nullable Entry before, Fate fate, List<Cause> causes) {
    Item item = new Item(key, storedKey, before, Packed.WITHDRAWN, null);
    item.became(fate, causes);
    return item;
  }

  /** Its row is that one, though nothing of it is sent. */
  Item seenAs(long now) {
    revision = now;
    return this;
  }

  /** Which of its rows this is; {@link Packed#WITHDRAWN} if there is none. */
  long revision() {
    return revision;
  }

  boolean sends() {
    return sends;
  }

  byte[] entry() {
    return entry == null ? new byte[0] : entry;
  }

  int size() {
    return entry == null ? 0 : entry.length;
  }

  /** Whether a withdrawal is of a record that the nation certainly has. */
  boolean known() {
    return known;
  }

  boolean withdraws() {
    return sends && fingerprint == Packed.WITHDRAWN;
  }

  void became(Fate now, List<Cause> why) {
    fate = now;
    causes = List.copyOf(why);
  }

  /** The same; the nation has it in this version now, 0 if it did not say. */
  void became(Fate now, long version) {
    became(now, List.of());
    this.version = version;
  }

  /** The nation's, of what it has taken; 0 if it did not say. */
  long version() {
    return version;
  }

  /** Not now; {@code after} is the wait that the nation asked for. */
  void later(Cause why, @Nullable Duration after) {
    became(Fate.LATER, List.of(why));
    asked = after;
  }

  @Nullable Duration asked() {
    return asked;
  }

  Fate fate() {
    if (fate == null) {
      throw new IllegalStateException("nothing became of the record yet");
    }
    return fate;
  }

  /** Whether the nation has taken what was sent. */
  boolean taken() {
    return switch (fate()) {
      case DELIVERED, UNCHANGED, WITHDRAWN -> true;
      default -> false;
    };
  }

  List<Cause> causes() {
    return causes;
  }

  /** The bytes are not needed any more. */
  void forget() {
    entry = null;
  }
}
