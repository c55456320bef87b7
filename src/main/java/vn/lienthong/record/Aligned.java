package vn.lienthong.record;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Things by name, put beside the values of tuples: looked up once for a heading, not once for each
 * value. For many threads.
 */
public final class Aligned<T> {
  private final Map<String, T> things;
  private volatile @Nullable Row<T> last;

  private record Row<T>(Heading heading, List<@Nullable T> things) {}

  public Aligned(Map<String, ? extends T> things) {
    this.things = Map.copyOf(things);
  }

  /** One for each name of the heading, null where there is none. */
  public List<@Nullable T> to(Heading heading) {
    Row<T> row = last;
    if (row == null || row.heading != heading) {
      @SuppressWarnings("unchecked")
      @Nullable T[] found = (@Nullable T[]) heading.names().stream().map(things::get).toArray();
      row = new Row<>(heading, Arrays.asList(found));
      last = row;
    }
    return row.things;
  }

  public @Nullable T get(String name) {
    return things.get(name);
  }
}
