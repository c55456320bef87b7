package vn.lienthong.province;

import java.sql.Clob;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.lienthong.record.Heading;
import vn.lienthong.record.Tuple;

/** How a query's rows are read: by column name, under one heading, large texts as String. */
public final class TupleReading {
  private final Heading heading;
  private final int[] places;

  private TupleReading(Heading heading, int[] places) {
    this.heading = heading;
    this.places = places;
  }

  /**
   * @param more names that a row has besides its columns, for what is put there afterwards
   */
  public static TupleReading of(ResultSetMetaData about, Collection<String> more)
      throws SQLException {
    List<String> labels = new ArrayList<>();
    for (int i = 1; i <= about.getColumnCount(); i++) {
      labels.add(about.getColumnLabel(i));
    }
    List<String> names = new ArrayList<>(labels);
    names.addAll(more);
    Heading heading = Heading.of(names);
    return new TupleReading(heading, labels.stream().mapToInt(heading::place).toArray());
  }

  /** The row that the result stands on. */
  public Tuple<Object> row(ResultSet found) throws SQLException {
    Tuple<Object> row = new Tuple<>(heading);
    for (int i = 0; i < places.length; i++) {
      row.set(places[i], value(found, i + 1));
    }
    return row;
  }

  private static @Nullable Object value(ResultSet found, int column) throws SQLException {
    try {
      Object value = found.getObject(column);
      return value instanceof Clob ? found.getString(column) : value;
    } catch (SQLException unreadable) {
      // bytes that are no text in the connection's encoding: the row is read, with a fault
      if (String.valueOf(unreadable.getSQLState()).startsWith("22")) {
        return found.getBytes(column);
      }
      throw unreadable;
    }
  }
}
