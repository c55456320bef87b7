package vn.lienthong.province;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.lienthong.mapping.Lenses;
import vn.lienthong.mapping.UnreadableRow;
import vn.lienthong.record.Cause;
import vn.lienthong.record.Row;
import vn.lienthong.record.Tuple;

/** Rows of a page as they come, up to a number and a size, then with their child rows. */
final class SourcePage {
  private static final Map<String, @Nullable Object> SEVERAL = Map.of();

  private final Lenses lenses;
  private final int limit;
  private final long largest;
  private final Map<String, Map<String, @Nullable Object>> byKey = new LinkedHashMap<>();
  private Map<String, String> asked = Map.of();
  private String last = "";
  private int taken;
  private long size;

  /**
   * @param largest characters
   */
  SourcePage(Lenses lenses, int limit, long largest) {
    this.lenses = lenses;
    this.limit = limit;
    this.largest = largest;
  }

  /** Attaches child rows to the rows. */
  interface Attaching {
    void to(List<Map<String, @Nullable Object>> parents) throws SQLException;
  }

  /**
   * @param texts how rows were asked for, by the text without padding
   */
  void nameAs(Map<String, String> texts) {
    asked = texts;
  }

  /** False if the page is full, and then the row is not part of it. */
  boolean takes(Tuple<Object> columns) {
    String key = lenses.storedKeyText(columns);
    if (taken == limit || size > largest) {
      // one key in two pages would look like two sound rows
      if (key.equals(last)) {
        byKey.put(last, SEVERAL);
      }
      if (key.equals(last) && byKey.size() > 1) {
        byKey.remove(last);
      }
      return false;
    }
    taken++;
    last = key;
    size += size(columns);
    if (byKey.put(key, columns) != null) {
      byKey.put(key, SEVERAL);
    }
    return true;
  }

  /** May leave out the last rows if the child rows are large. */
  List<SourceRow> rows(int atOnce, Attaching attaching) throws SQLException {
    List<SourceRow> rows = new ArrayList<>(byKey.size());
    List<Map.Entry<String, Map<String, @Nullable Object>>> all = new ArrayList<>(byKey.entrySet());
    boolean children = !lenses.rows().isEmpty();
    for (int from = 0; from < all.size() && (from == 0 || size <= largest); from += atOnce) {
      List<Map.Entry<String, Map<String, @Nullable Object>>> some =
          all.subList(from, Math.min(all.size(), from + atOnce));
      if (children) {
        attaching.to(some.stream().map(Map.Entry::getValue).filter(row -> row != SEVERAL).toList());
      }
      for (Map.Entry<String, Map<String, @Nullable Object>> one : some) {
        rows.add(row(one.getKey(), one.getValue()));
        byKey.remove(one.getKey());
      }
    }
    return rows;
  }

  private SourceRow row(String key, Map<String, @Nullable Object> columns) {
    String name = asked.isEmpty() ? key : asked.getOrDefault(Lenses.unpadded(key), key);
    if (columns == SEVERAL) {
      return new SourceRow.Unreadable(name, Cause.of("duplicate-key"));
    }
    try {
      Row row = lenses.fromProvince(columns, key);
      for (String field : lenses.rows()) {
        size += length(row.value(field));
      }
      return new SourceRow.Found(name, row);
    } catch (UnreadableRow stranger) {
      return new SourceRow.Unreadable(name, stranger.cause());
    }
  }

  private static long size(Tuple<Object> columns) {
    long size = 0;
    for (int place = 0; place < columns.size(); place++) {
      size += columns.at(place) instanceof String text ? text.length() : 0;
    }
    return size;
  }

  private static long length(@Nullable String text) {
    return text == null ? 0 : text.length();
  }
}
