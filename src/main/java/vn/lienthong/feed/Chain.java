package vn.lienthong.feed;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Supplies one after the other, each opened when the one before has ended. */
final class Chain implements Supply {
  private final Deque<Supplier<Supply>> left;
  private @Nullable Supply current;

  Chain(List<Supplier<Supply>> supplies) {
    left = new ArrayDeque<>(supplies);
  }

  @Override
  public @Nullable Batch next(Free free) {
    boolean[] blocked = {false};
    Free noted =
        keys -> {
          boolean is = free.await(keys);
          blocked[0] |= !is;
          return is;
        };
    while (current != null || !left.isEmpty()) {
      Supply supply = current == null ? left.remove().get() : current;
      current = supply;
      Batch batch = supply.next(noted);
      if (batch != null || blocked[0]) {
        return batch;
      }
      current = null;
    }
    return null;
  }
}
