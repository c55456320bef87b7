package vn.lienthong.feed;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.lienthong.ledger.FeedState.Place;
import vn.lienthong.record.Cause;

/**
 * Some records that are sent and settled together. What the nation refuses whole is halved until
 * the record to blame stands alone; of two halves one is likely to be taken, so both are tried
 * before either is halved again. Used by one thread at a time.
 */
public final class Batch {
  static final Batch NONE = new Batch(0, "", List.of(), null);

  final long number;
  final String kind;
  final List<Item> items;

  /** Where the flow is when this batch and all before it are finished; null: where it was. */
  final @Nullable Place until;

  private final Deque<Part> toSend = new ArrayDeque<>();
  private final int bytes;
  private boolean halving;

  Batch(long number, String kind, List<Item> items, @Nullable Place until) {
    this.number = number;
    this.kind = kind;
    this.items = List.copyOf(items);
    this.until = until;
    List<Item> sent = items.stream().filter(Item::sends).toList();
    if (!sent.isEmpty()) {
      toSend.add(new Part(sent));
    }
    bytes = sent.stream().mapToInt(Item::size).sum();
  }

  /** Whether it stands for there being no more. */
  public boolean none() {
    return number == 0;
  }

  int bytes() {
    return bytes;
  }

  List<String> storedKeys() {
    return items.stream().map(item -> item.storedKey).toList();
  }

  /** What is to be sent next; empty when everything was. */
  Optional<Part> part() {
    return Optional.ofNullable(toSend.peek());
  }

  /** How often in a row the nation gave no answer to what is to be sent next. */
  public int failures() {
    return part().map(next -> next.failures).orElse(0);
  }

  boolean halving() {
    return halving;
  }

  /** Every record of the part has its fate. */
  void answered() {
    toSend.remove();
  }

  /** The nation will not take the part as a whole: it is halved, or its only record is to blame. */
  void blame(Cause cause) {
    Part part = toSend.remove();
    halving = true;
    if (part.single()) {
      part.items.get(0).became(Item.Fate.PARKED, List.of(cause));
      return;
    }
    toSend.addAll(part.halves());
  }

  boolean hasOtherParts() {
    return toSend.size() > 1;
  }

  /** The part is tried again after all the others. */
  void putOff() {
    toSend.addLast(toSend.remove());
  }
}
