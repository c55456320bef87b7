package vn.lienthong.record;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Values by name, one for each name of a {@link Heading} that many tuples share: a map that costs
 * no more than an array, and can be read by place. A value is null until it is set; names are
 * neither added nor removed.
 */
public final class Tuple<V> extends AbstractMap<String, @Nullable V> {
  private final Heading heading;
  private final @Nullable Object[] values;
  private boolean closed;

  public Tuple(Heading heading) {
    this.heading = heading;
    this.values = new Object[heading.size()];
  }

  public Heading heading() {
    return heading;
  }

  @SuppressWarnings("unchecked")
  public @Nullable V at(int place) {
    return (V) values[place];
  }

  public void set(int place, @Nullable V value) {
    if (closed) {
      throw new UnsupportedOperationException("the tuple is closed");
    }
    values[place] = value;
  }

  /** From now on nothing can be set. */
  public Tuple<V> close() {
    closed = true;
    return this;
  }

  /**
   * @throws IllegalArgumentException if the heading does not have the name
   */
  @Override
  public @Nullable V put(String name, @Nullable V value) {
    int place = heading.place(name);
    if (place < 0) {
      throw new IllegalArgumentException("no " + name + " among " + heading.names());
    }
    V before = at(place);
    set(place, value);
    return before;
  }

  @Override
  public @Nullable V get(Object name) {
    int place = heading.place(name);
    return place < 0 ? null : at(place);
  }

  @Override
  public boolean containsKey(Object name) {
    return heading.place(name) >= 0;
  }

  @Override
  public int size() {
    return values.length;
  }

  @Override
  public void forEach(BiConsumer<? super String, ? super @Nullable V> action) {
    for (int place = 0; place < values.length; place++) {
      action.accept(heading.names().get(place), at(place));
    }
  }

  @Override
  public Set<Map.Entry<String, @Nullable V>> entrySet() {
    return new Entries();
  }

  private final class Entries extends AbstractSet<Map.Entry<String, @Nullable V>> {
    @Override
    public int size() {
      return values.length;
    }

    @Override
    public Iterator<Map.Entry<String, @Nullable V>> iterator() {
      return new Iterator<>() {
        private int place;

        @Override
        public boolean hasNext() {
          return place < values.length;
        }

        @Override
        public Map.Entry<String, @Nullable V> next() {
          if (!hasNext()) {
            throw new NoSuchElementException();
          }
          int here = place++;
          return new SimpleImmutableEntry<>(heading.names().get(here), at(here));
        }
      };
    }
  }
}
