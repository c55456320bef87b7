package vn.lienthong.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.lienthong.record.Key;

/** The columns of the row that a query stands on. */
final class Columns {
  private final ResultSet row;

  Columns(ResultSet row) {
    this.row = row;
  }

  @Nullable String textOrNull(String column) throws SQLException {
    return row.getString(column);
  }

  String text(String column) throws SQLException {
    return Objects.requireNonNull(row.getString(column), column);
  }

  /** By its place in the statement, for statements of many rows. */
  @Nullable String textOrNull(int place) throws SQLException {
    return row.getString(place);
  }

  String text(int place) throws SQLException {
    return Objects.requireNonNull(row.getString(place));
  }

  int count(int place) throws SQLException {
    return row.getInt(place);
  }

  long number(int place) throws SQLException {
    return row.getLong(place);
  }

  Key key(int place) throws SQLException {
    return Key.ofBytes(Objects.requireNonNull(row.getBytes(place)));
  }

  @Nullable Instant instantOrNull(int place) throws SQLException {
    OffsetDateTime time = row.getObject(place, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }

  int count(String column) throws SQLException {
    return row.getInt(column);
  }

  long number(String column) throws SQLException {
    return row.getLong(column);
  }

  boolean truth(String column) throws SQLException {
    return row.getBoolean(column);
  }

  byte[] bytes(String column) throws SQLException {
    return Objects.requireNonNull(row.getBytes(column), column);
  }

  Key key() throws SQLException {
    return Key.ofBytes(bytes("record_key"));
  }

  @Nullable Instant instantOrNull(String column) throws SQLException {
    OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }

  Instant instant(String column) throws SQLException {
    return Objects.requireNonNull(instantOrNull(column), column);
  }
}
