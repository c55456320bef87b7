package vn.lienthong.verify;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import vn.lienthong.mapping.Mapping;
import vn.lienthong.province.ProvinceDatabase;
import vn.lienthong.province.SourceRow;
import vn.lienthong.province.SourceRows;
import vn.lienthong.record.Cause;
import vn.lienthong.record.Key;
import vn.lienthong.record.Row;

/** The province's rows over JDBC, with the table as it is at each question. */
public record SourceProvince(ProvinceDatabase database, Mapping mapping) implements ProvinceRows {
  private static final int PAGE = 1_000;

  @Override
  public long count() {
    return database.source(mapping).count();
  }

  @Override
  public long filteredOut() {
    return database.source(mapping).countFilteredOut();
  }

  @Override
  public void each(Consumer<Row> row, Consumer<Cause> unreadable) {
    SourceRows source = database.source(mapping);
    for (long none = source.countWithoutKey(); none > 0; none--) {
      unreadable.accept(Cause.of("no-key"));
    }
    String after = null;
    List<SourceRow> page = source.page(after, PAGE);
    while (!page.isEmpty()) {
      for (SourceRow one : page) {
        after = one.storedKey();
        if (one instanceof SourceRow.Found found) {
          row.accept(found.row());
        } else if (one instanceof SourceRow.Unreadable bad) {
          unreadable.accept(bad.cause());
        }
      }
      page = source.page(after, PAGE);
    }
  }

  @Override
  public Map<Key, Row> of(Collection<Key> keys) {
    Map<Key, Row> rows = new HashMap<>();
    database.source(mapping).of(keys).forEach(row -> rows.put(row.key(), row));
    return rows;
  }
}
