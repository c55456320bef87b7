package vn.lienthong.feed;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.lienthong.national.FeedRequests;

/** What of a batch is sent in one call. */
final class Part {
  final List<Item> items;

  /** How often in a row the nation gave no answer. */
  int failures;

  /** How many answers the run had when it first gave none. */
  long answersBefore;

  @Nullable RuntimeException problem;

  Part(List<Item> items) {
    this.items = items;
  }

  boolean single() {
    return items.size() == 1;
  }

  List<Part> halves() {
    int half = items.size() / 2;
    return List.of(new Part(items.subList(0, half)), new Part(items.subList(half, items.size())));
  }

  /** As the nation reads it. */
  byte[] body() {
    return FeedRequests.body(items.stream().map(Item::entry).toList());
  }
}
