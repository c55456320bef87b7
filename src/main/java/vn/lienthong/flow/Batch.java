package vn.lienthong.flow;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import vn.lienthong.record.Cause;
import vn.lienthong.record.Outcome;
import vn.lienthong.record.Side;
import vn.lienthong.record.Write;

/**
 * Some decisions that are carried out and settled together. What goes to the nation is sent as one;
 * if the nation refuses it as a whole, or breaks at it, it is halved until the record to blame
 * stands alone.
 */
final class Batch {
  private final List<Item> items;
  private final Deque<List<Item>> toSend = new ArrayDeque<>();

  Batch(List<Item> items) {
    this.items = new ArrayList<>(items);
    List<Item> sent = items.stream().filter(item -> item.decision.toNation() != null).toList();
    if (!sent.isEmpty()) {
      toSend.add(sent);
    }
  }

  List<Item> items() {
    return items;
  }

  /** What is to be sent next; empty when everything was. */
  Optional<List<Write>> toSend() {
    return Optional.ofNullable(toSend.peek()).map(part -> writes(part, Side.NATION));
  }

  void answered(List<Outcome> outcomes) {
    became(toSend.remove(), Side.NATION, outcomes);
  }

  /** The part that was just sent was refused as a whole. */
  void refused(Cause cause) {
    List<Item> part = toSend.remove();
    if (part.size() == 1) {
      part.get(0).became(Side.NATION, new Outcome.Refused(List.of(cause)));
      return;
    }
    int half = part.size() / 2;
    toSend.push(part.subList(half, part.size()));
    toSend.push(part.subList(0, half));
  }

  /**
   * The part that was just sent brought no answer. Its halves are sent after everything else, so
   * that it is soon seen whether the nation answers at all.
   *
   * @return the record that brings no answer by itself
   */
  Optional<Item> unanswered() {
    List<Item> part = toSend.remove();
    if (part.size() == 1) {
      return Optional.of(part.get(0));
    }
    int half = part.size() / 2;
    toSend.addLast(part.subList(0, half));
    toSend.addLast(part.subList(half, part.size()));
    return Optional.empty();
  }

  /** Nothing more is done about it here. */
  void leaveOut(Item item) {
    items.remove(item);
  }

  List<Write> toProvince() {
    return writes(provincial(), Side.PROVINCE);
  }

  void written(List<Outcome> outcomes) {
    became(provincial(), Side.PROVINCE, outcomes);
  }

  private List<Item> provincial() {
    return items.stream().filter(item -> item.decision.toProvince() != null).toList();
  }

  private static List<Write> writes(List<Item> items, Side side) {
    return items.stream().map(item -> Objects.requireNonNull(item.decision.write(side))).toList();
  }

  private static void became(List<Item> items, Side side, List<Outcome> outcomes) {
    for (int i = 0; i < items.size(); i++) {
      items.get(i).became(side, outcomes.get(i));
    }
  }
}
