package vn.lienthong.mapping;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.lienthong.record.Heading;
import vn.lienthong.record.Tuple;

/**
 * Finds columns whichever case the database answers in, once for all rows under one heading. For
 * many threads.
 */
final class Columns {
  /** Stands for a column that is not there at all, which is not the same as one that is empty. */
  static final Object ABSENT = new Object();

  private final List<String> names;
  private volatile @Nullable Layout last;

  /**
   * @param places of the names in rows with the heading; below 0 if there is none
   */
  private record Layout(Heading heading, int[] places) {}

  Columns(List<String> names) {
    this.names = List.copyOf(names);
  }

  /** What the row holds in the column of the name at that place; {@link #ABSENT} if nothing. */
  @Nullable Object value(Map<String, @Nullable Object> row, int name) {
    if (!(row instanceof Tuple<@Nullable Object> tuple)) {
      return value(row, names.get(name));
    }
    Layout layout = last;
    if (layout == null || layout.heading != tuple.heading()) {
      layout = layout(tuple.heading());
      last = layout;
    }
    int place = layout.places[name];
    return place < 0 ? ABSENT : tuple.at(place);
  }

  private Layout layout(Heading heading) {
    return new Layout(heading, names.stream().mapToInt(name -> place(heading, name)).toArray());
  }

  private static int place(Heading heading, String name) {
    int place = heading.place(name);
    if (place < 0) {
      place = heading.place(name.toUpperCase(Locale.ROOT));
    }
    return place < 0
        ? heading.names().stream()
            .filter(column -> Names.alike(column, name))
            .mapToInt(heading::place)
            .findFirst()
            .orElse(-1)
        : place;
  }

  /** A text that came as bytes becomes one; anything else stays. */
  static Object readable(Object raw) throws Unfit {
    if (!(raw instanceof byte[] bytes)) {
      return raw;
    }
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException broken) {
      throw new Unfit("invalid-utf-8", "text in UTF-8");
    }
  }

  private static @Nullable Object value(Map<String, @Nullable Object> columns, String name) {
    Object value = columns.get(name);
    if (value != null || columns.containsKey(name)) {
      return value;
    }
    String upper = name.toUpperCase(Locale.ROOT);
    value = columns.get(upper);
    if (value != null || columns.containsKey(upper)) {
      return value;
    }
    for (Map.Entry<String, @Nullable Object> column : columns.entrySet()) {
      if (Names.alike(column.getKey(), name)) {
        return column.getValue();
      }
    }
    return ABSENT;
  }
}
