package vn.lienthong.flow;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.lienthong.mapping.Field;
import vn.lienthong.mapping.Lenses;
import vn.lienthong.province.ProvinceSql;
import vn.lienthong.province.Query;

/** Rows of the province between their reading and that of their child rows. */
public final class ChildReading {
  private final Lenses lenses;
  private final Deque<Field> toAsk = new ArrayDeque<>();
  private List<Map<String, @Nullable Object>> parents = List.of();

  ChildReading(Lenses lenses) {
    this.lenses = lenses;
  }

  /** Rows whose child rows are wanted. */
  public void begin(List<Map<String, @Nullable Object>> rows) {
    parents = rows;
    toAsk.clear();
    if (!rows.isEmpty()) {
      toAsk.addAll(lenses.mapping().children());
    }
  }

  public boolean more() {
    return !toAsk.isEmpty();
  }

  /** For the child rows that are wanted next. */
  public Query query(ProvinceSql sql) {
    return sql.children(toAsk.getFirst(), parents);
  }

  /** The answer to the query. */
  public void take(List<Map<String, @Nullable Object>> children) {
    lenses.attach(parents, toAsk.removeFirst(), children);
  }

  /** The rows with all their child rows. */
  public List<Map<String, @Nullable Object>> whole() {
    List<Map<String, @Nullable Object>> rows = parents;
    parents = List.of();
    return rows;
  }
}
