package vn.lienthong.feed;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.lienthong.national.FeedRequests;
import vn.lienthong.record.Key;

/** What of a batch is sent in one call. */
final class Part {
  private static final long NEVER = -1;

  final List<Item> items;

  /** How often in a row the nation gave no answer. */
  int failures;

  /** How many answers the run had when it first gave none. */
  long answersBefore = NEVER;

  /** The same of the part of which this is a half, or a half of a half. */
  long answersBeforeDoubt = NEVER;

  private @Nullable RuntimeException problem;

  Part(List<Item> items) {
    this.items = items;
  }

  /** The nation gave no answer. */
  void silent(long answersSoFar, RuntimeException why) {
    if (failures++ == 0) {
      answersBefore = answersSoFar;
    }
    if (answersBeforeDoubt == NEVER) {
      answersBeforeDoubt = answersSoFar;
    }
    problem = why;
  }

  /** Why there was no answer. */
  RuntimeException problem() {
    return Objects.requireNonNull(problem, "there was no silence");
  }

  static List<Key> keys(List<Item> items) {
    List<Key> keys = new ArrayList<>(items.size());
    items.forEach(item -> keys.add(item.key));
    return keys;
  }

  boolean single() {
    return items.size() == 1;
  }

  List<Part> halves() {
    int half = items.size() / 2;
    return List.of(half(0, half), half(half, items.size()));
  }

  private Part half(int from, int to) {
    Part part = new Part(items.subList(from, to));
    part.answersBeforeDoubt = answersBeforeDoubt;
    return part;
  }

  /** As the nation reads it. */
  byte[] body() {
    return FeedRequests.body(items.stream().map(Item::entry).toList());
  }
}
