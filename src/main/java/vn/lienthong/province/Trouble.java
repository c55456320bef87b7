package vn.lienthong.province;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * What a database's error means.
 *
 * @param constraint name of the violated constraint, where the database tells it
 * @param column name of the column at fault, where the database tells it
 * @param state the SQLSTATE
 */
public record Trouble(
    Kind kind, @Nullable String constraint, @Nullable String column, String state) {
  /** Kinds of trouble, by what is to be done about them. */
  public enum Kind {
    /** The row breaks a rule of the table. */
    CONSTRAINT,
    /** A text or number that the column has no room for. */
    TOO_LONG,
    /** A value for a column that only the database fills. */
    COMPUTED,
    /** The user may not do that. */
    NO_RIGHTS,
    /** Locked, deadlocked, out of memory: the same may succeed later. */
    BUSY,
    /**
     * The server has no room to write, or may only read: no record's fault, and a person's task.
     */
    UNWRITABLE,
    /** The connection is gone or was never there. */
    UNREACHABLE,
    /** Anything else: the database will say the same again. */
    OTHER
  }

  static Trouble of(Kind kind, SQLException error) {
    return new Trouble(kind, null, null, state(error));
  }

  static String state(SQLException error) {
    String state = error.getSQLState();
    return state == null ? "unknown" : state;
  }
}
