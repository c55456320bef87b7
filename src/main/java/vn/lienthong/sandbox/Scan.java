package vn.lienthong.sandbox;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** A walk along one order of a resource, in pieces, so that it never holds much. */
final class Scan {
  /** Reads a row; its first column is the id. */
  interface Reader<T> {
    T of(ResultSet rows) throws SQLException;
  }

  private static final int CHUNK = 2000;
  private final Connection connection;
  private final Listing.Wanted wanted;
  private final boolean shuffled;
  private final String conditions;
  private final List<Object> values = new ArrayList<>();
  private int piece = CHUNK;

  Scan(Connection connection, String resource, Listing.Wanted wanted, boolean shuffled) {
    this.connection = connection;
    this.wanted = wanted;
    this.shuffled = shuffled;
    StringBuilder sql = new StringBuilder("resource = ?");
    values.add(resource);
    if (!wanted.tombstones()) {
      sql.append(" AND NOT deleted");
    }
    if (wanted.changedSince() != null) {
      sql.append(" AND updated >= ?");
      values.add(wanted.changedSince().toEpochMilli());
    }
    if (!wanted.owners().isEmpty()) {
      sql.append(" AND owner = ANY(?)");
      values.add(wanted.owners().toArray(String[]::new));
    }
    this.conditions = sql.toString();
  }

  /** Reads so many rows at once, unless some of them may have to be left out. */
  Scan inPieces(int rows) {
    piece = wanted.looksInside() ? CHUNK : Math.min(rows, CHUNK);
    return this;
  }

  /** The wanted records behind an id, until the taker has enough. */
  void records(String after, Predicate<Stored> taker) throws SQLException {
    walk(
        Records.COLUMNS,
        Records::stored,
        after,
        (id, record) -> !wanted.holds(record) || taker.test(record));
  }

  /** Takes one row; false once that is enough. */
  interface Taker<T> {
    boolean take(String id, T row);
  }

  /** What the database alone can tell apart, without a look at the contents. */
  <T> void walk(String columns, Reader<T> reader, String after, Taker<T> taker)
      throws SQLException {
    String last = after;
    int read;
    do {
      read = 0;
      for (Row<T> row : chunk(columns, reader, last)) {
        read++;
        last = row.id();
        if (!taker.take(row.id(), row.value())) {
          return;
        }
      }
    } while (read == piece);
  }

  long count() throws SQLException {
    if (wanted.looksInside()) {
      long[] count = {0};
      records("", record -> ++count[0] > 0);
      return count[0];
    }
    String sql = "SELECT COUNT(*) FROM records WHERE " + conditions;
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      bind(statement);
      try (ResultSet rows = statement.executeQuery()) {
        return rows.next() ? rows.getLong(1) : 0;
      }
    }
  }

  private record Row<T>(String id, T value) {}

  private <T> List<Row<T>> chunk(String columns, Reader<T> reader, String after)
      throws SQLException {
    // ordered by the resource too, or else the index is not seen to give the order
    String sql =
        "SELECT "
            + columns
            + " FROM records WHERE "
            + conditions
            + (shuffled ? " AND shuffled >= ? AND (shuffled > ? OR id > ?)" : " AND id > ?")
            + (shuffled ? " ORDER BY resource, shuffled, id" : " ORDER BY resource, id")
            + " FETCH FIRST "
            + piece
            + " ROWS ONLY";
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      int place = bind(statement);
      if (shuffled) {
        int last = after.isEmpty() ? Integer.MIN_VALUE : Records.shuffled(after);
        statement.setInt(place++, last);
        statement.setInt(place++, last);
      }
      statement.setString(place, after);
      try (ResultSet rows = statement.executeQuery()) {
        List<Row<T>> chunk = new ArrayList<>();
        while (rows.next()) {
          chunk.add(new Row<>(rows.getString(1), reader.of(rows)));
        }
        return chunk;
      }
    }
  }

  private int bind(PreparedStatement statement) throws SQLException {
    int place = 1;
    for (Object value : values) {
      statement.setObject(place++, value);
    }
    return place;
  }
}
