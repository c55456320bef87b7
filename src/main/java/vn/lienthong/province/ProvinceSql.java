package vn.lienthong.province;

import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.lienthong.mapping.Mapping;
import vn.lienthong.record.Key;

/**
 * What is asked of a mapping's table, in the database's own dialect and names. All row queries give
 * the mapped columns under their names as stored.
 */
public final class ProvinceSql {
  ProvinceSql(Mapping mapping, Dialect dialect, Table table) {}

  /** One row, one number: the rows in scope. */
  public Query count() {
    throw new UnsupportedOperationException();
  }

  /**
   * The next rows in scope by the database's own order of the key columns; rows with a NULL in the
   * key are left out. Fewer rows than {@code size}: that was the last page.
   *
   * @param last the last row of the page before, just as JDBC gave it; null for the first page
   */
  public Query page(int size, @Nullable Map<String, ? extends @Nullable Object> last) {
    throw new UnsupportedOperationException();
  }

  /** The rows in scope that have one of the keys, in either normal form. At most 500 keys. */
  public Query byKeys(Collection<Key> keys) {
    throw new UnsupportedOperationException();
  }

  /** At most {@code limit} keys that more than one row in scope has: the key columns. */
  public Query duplicates(int limit) {
    throw new UnsupportedOperationException();
  }

  /** One row, one number: the rows in scope with a NULL in the key. */
  public Query withoutKey() {
    throw new UnsupportedOperationException();
  }
}
