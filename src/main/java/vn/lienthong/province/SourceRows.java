package vn.lienthong.province;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import vn.lienthong.mapping.Lenses;
import vn.lienthong.record.Key;
import vn.lienthong.record.Row;

/**
 * The rows of a mapping's table that are in its scope and pass its filter, with their child rows.
 * Each call is one read-only transaction over one snapshot of all its tables, so that a parent and
 * its children belong together however they are edited meanwhile.
 *
 * <p>Used by many threads. Memory is bounded by a page's rows, or by a few million characters if
 * they are large.
 */
public final class SourceRows {
  /** Parents whose child rows are held as JDBC gave them. */
  private static final int WITH_CHILDREN = 100;

  /** Characters of a page; a page of larger rows is cut short, but never below one row. */
  private static final long LARGEST = 2_000_000;

  private final DataSource database;
  private final Dialect dialect;
  private final String name;
  private final MappedTable table;

  SourceRows(DataSource database, Dialect dialect, String name, MappedTable table) {
    this.database = database;
    this.dialect = dialect;
    this.name = name;
    this.table = table;
  }

  /**
   * The next rows in the database's own order of the key; rows with a NULL in the key are left out.
   * Empty only at the end: a page may be shorter than the limit before it.
   *
   * @param afterStoredKey {@link SourceRow#storedKey} of the page's last row before; null for the
   *     first page
   * @param limit at least 1
   * @throws IllegalArgumentException if the key is none of this table's
   * @throws ProvinceUnreachable if the database does not answer
   */
  public List<SourceRow> page(@Nullable String afterStoredKey, int limit) {
    Binder.Positional binder = new Binder.Positional();
    StringBuilder sql = new StringBuilder(table.selectAll());
    sql.append(" WHERE ").append(table.passing(binder));
    for (Column column : table.keyColumns()) {
      sql.append(column.nullable() ? " AND " + table.quoted(column) + " IS NOT NULL" : "");
    }
    if (afterStoredKey != null) {
      sql.append(" AND ").append(table.keyAfter(binder, key(afterStoredKey)));
    }
    sql.append(table.byKey()).append(dialect.limit(limit + 1));
    return read(
        connection -> {
          SourcePage page = new SourcePage(table.lenses(), limit, LARGEST);
          JdbcRows.each(
              connection, sql.toString(), binder.values(), table.lenses().rows(), page::takes);
          return page.rows(WITH_CHILDREN, parents -> attach(connection, parents));
        });
  }

  /**
   * The rows with those keys, in no order; a key without a row, or whose row is out of scope or
   * does not pass the filter, is left out.
   *
   * @param storedKeys of any number; one that no row can have is left out
   * @throws ProvinceUnreachable if the database does not answer
   */
  public List<SourceRow> byKeys(Collection<String> storedKeys) {
    Map<String, String> asked = new LinkedHashMap<>();
    Map<String, List<Object>> keys = new LinkedHashMap<>();
    for (String text : storedKeys) {
      try {
        keys.put(text, key(text));
        asked.put(Lenses.unpadded(text), text);
      } catch (IllegalArgumentException noKey) {
        // as good as gone
      }
    }
    return inParts(List.copyOf(keys.values()), asked);
  }

  private List<SourceRow> inParts(List<List<Object>> all, Map<String, String> asked) {
    return all.isEmpty()
        ? List.of()
        : read(
            connection -> {
              List<SourceRow> rows = new ArrayList<>(all.size());
              for (int from = 0; from < all.size(); from += WITH_CHILDREN) {
                int to = Math.min(all.size(), from + WITH_CHILDREN);
                rows.addAll(some(connection, all.subList(from, to), asked));
              }
              return rows;
            });
  }

  /**
   * The sound and faulty records with those keys, in no order; a key without a row, or whose row is
   * out of scope or does not pass the filter, is left out.
   *
   * @throws ProvinceUnreachable if the database does not answer
   */
  public List<Row> of(Collection<Key> keys) {
    List<List<Object>> stored = new ArrayList<>();
    keys.forEach(key -> stored.addAll(table.storedIfAny(key)));
    Set<Key> wanted = Set.copyOf(keys);
    List<Row> rows = new ArrayList<>();
    for (SourceRow row : inParts(stored, Map.of())) {
      if (row instanceof SourceRow.Found found && wanted.contains(found.row().key())) {
        rows.add(found.row());
      }
    }
    return rows;
  }

  private List<SourceRow> some(
      Connection connection, List<List<Object>> keys, Map<String, String> asked)
      throws SQLException {
    Binder.Positional binder = new Binder.Positional();
    String where = table.passing(binder) + " AND " + table.keyIn(binder, keys);
    SourcePage page = new SourcePage(table.lenses(), Integer.MAX_VALUE, Long.MAX_VALUE);
    page.nameAs(asked);
    String sql = table.selectAll() + " WHERE " + where;
    JdbcRows.each(connection, sql, binder.values(), table.lenses().rows(), page::takes);
    return page.rows(WITH_CHILDREN, parents -> attach(connection, parents));
  }

  /** Rows in scope that pass the filter, with a key or without. */
  public long count() {
    Binder.Positional binder = new Binder.Positional();
    return number(table.passing(binder), binder);
  }

  /** Rows in scope that do not pass the filter. */
  public long countFilteredOut() {
    Binder.Positional binder = new Binder.Positional();
    return number(table.filteredOut(binder), binder);
  }

  /** Rows in scope that pass the filter and have a NULL in the key, which no page gives. */
  public long countWithoutKey() {
    Binder.Positional binder = new Binder.Positional();
    return number(table.passing(binder) + " AND " + table.withoutKey(), binder);
  }

  private long number(String where, Binder.Positional binder) {
    String sql = "SELECT COUNT(*) FROM " + table.name() + " WHERE " + where;
    return read(connection -> JdbcRows.number(connection, sql, binder.values()));
  }

  private void attach(Connection connection, List<Map<String, @Nullable Object>> parents)
      throws SQLException {
    if (parents.isEmpty()) {
      return;
    }
    for (ChildTable child : table.children()) {
      List<List<Object>> keys = parents.stream().map(table::keyOf).toList();
      Binder.Positional binder = new Binder.Positional();
      List<Map<String, @Nullable Object>> rows = new ArrayList<>();
      JdbcRows.each(connection, child.select(binder, keys), binder.values(), rows::add);
      table.lenses().attach(parents, child.field(), rows);
    }
  }

  private List<Object> key(String storedKey) {
    List<Object> key = table.lenses().storedKey(storedKey);
    for (int i = 0; i < key.size(); i++) {
      Values.fit(table.keyColumns().get(i), key.get(i));
    }
    return key;
  }

  private interface Reading<T> {
    T of(Connection connection) throws SQLException;
  }

  private <T> T read(Reading<T> reading) {
    try (Connection connection = database.getConnection()) {
      connection.setReadOnly(true);
      connection.setTransactionIsolation(dialect.snapshot());
      connection.setAutoCommit(false);
      try {
        T answer = reading.of(connection);
        connection.commit();
        return answer;
      } catch (SQLException | RuntimeException failure) {
        connection.rollback();
        throw failure;
      }
    } catch (SQLException error) {
      throw ProvinceUnreachable.of(name, error);
    }
  }
}
