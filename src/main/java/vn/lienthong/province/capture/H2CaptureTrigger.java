package vn.lienthong.province.capture;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.h2.api.Trigger;
import org.jspecify.annotations.Nullable;
import vn.lienthong.province.Dialect;
import vn.lienthong.record.Key;

/** Puts the keys of changed rows into the inbox. Made by H2 itself, by its name. */
public final class H2CaptureTrigger implements Trigger {
  private String schema = "";
  private String name = "";
  private String table = "";
  private volatile @Nullable Target target;

  private record Target(String insert, String flow, int number, int[] key) {}

  @Override
  public void init(
      Connection connection,
      String schema,
      String trigger,
      String table,
      boolean before,
      int type) {
    this.schema = schema;
    this.name = trigger;
    this.table = table;
  }

  @Override
  public void fire(Connection connection, Object @Nullable [] before, Object @Nullable [] after)
      throws SQLException {
    Target known = target;
    if (known == null) {
      known = find(connection);
      target = known;
    }
    String old = before == null ? null : key(before, known);
    String fresh = after == null ? null : key(after, known);
    if (fresh != null) {
      put(connection, known, fresh, old == null ? "I" : "U");
    }
    if (old != null && !old.equals(fresh)) {
      put(connection, known, old, fresh == null ? "D" : "U");
    }
  }

  private static String key(Object[] row, Target target) {
    List<String> parts = new ArrayList<>();
    for (int place : target.key) {
      Object value = row[place];
      parts.add(text(value));
    }
    return Key.join(parts);
  }

  /** A number without its digits after the point, a moment as its day in Vietnam. */
  private static String text(@Nullable Object value) {
    if (value instanceof BigDecimal number) {
      return number.toBigInteger().toString();
    }
    if (value instanceof OffsetDateTime moment) {
      return moment.atZoneSameInstant(ZoneId.of(Dialect.ZONE)).toLocalDate().toString();
    }
    if (value instanceof Timestamp time) {
      return time.toLocalDateTime().toLocalDate().toString();
    }
    return value == null ? "" : value.toString();
  }

  private static void put(Connection connection, Target target, String key, String event)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(target.insert)) {
      statement.setString(1, target.flow);
      statement.setString(2, key);
      statement.setInt(3, target.number);
      statement.setString(4, event);
      statement.executeUpdate();
    }
  }

  private Target find(Connection connection) throws SQLException {
    OwnTables own = new OwnTables('"' + schema.replace("\"", "\"\"") + "\".");
    String sql = "SELECT luong, bang, cot FROM " + own.watched() + " WHERE ten = ?";
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, name);
      try (ResultSet row = statement.executeQuery()) {
        if (!row.next()) {
          throw new SQLException("capture has forgotten its trigger " + name);
        }
        int[] key = places(connection, Watched.columns(row.getString(3)));
        String insert =
            "INSERT INTO "
                + own.inbox()
                + " (luong, khoa, bang, viec, rieng)"
                + " VALUES (?, ?, ?, ?, COALESCE(@LIEN_THONG_RIENG, FALSE))";
        return new Target(insert, row.getString(1), row.getInt(2), key);
      }
    }
  }

  private int[] places(Connection connection, List<String> columns) throws SQLException {
    List<String> all = new ArrayList<>();
    try (ResultSet found = connection.getMetaData().getColumns(null, null, null, null)) {
      while (found.next()) {
        // the metadata take names as patterns
        if (schema.equals(found.getString("TABLE_SCHEM"))
            && table.equals(found.getString("TABLE_NAME"))) {
          all.add(found.getString("COLUMN_NAME"));
        }
      }
    }
    int[] places = new int[columns.size()];
    for (int i = 0; i < places.length; i++) {
      places[i] = all.indexOf(columns.get(i));
    }
    return places;
  }
}
