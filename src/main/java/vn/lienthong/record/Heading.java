package vn.lienthong.record;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The names under which the {@link Tuple tuples} of one table hold their values, in order. */
public final class Heading {
  private final List<String> names;
  private final Map<String, Integer> places = new HashMap<>();

  private Heading(List<String> names) {
    this.names = names;
    for (int place = 0; place < names.size(); place++) {
      places.put(names.get(place), place);
    }
  }

  /** A name that comes again counts once. */
  public static Heading of(Collection<String> names) {
    return new Heading(names.stream().distinct().toList());
  }

  public List<String> names() {
    return names;
  }

  public int size() {
    return names.size();
  }

  /** Where the name's value is; below 0 if it is none of these. */
  public int place(Object name) {
    Integer place = places.get(name);
    return place == null ? -1 : place;
  }
}
