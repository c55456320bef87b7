package vn.lienthong.province.capture;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import vn.lienthong.province.Dialect;
import vn.lienthong.record.Cause;

/** How changes are caught in one kind of database. */
sealed interface Catcher permits H2Catcher, MariaDbCatcher, NoCatcher, PostgreSqlCatcher {
  static Catcher of(Dialect dialect) {
    return switch (dialect.name()) {
      case "H2" -> new H2Catcher(dialect);
      case "MariaDB" -> new MariaDbCatcher(dialect, false);
      case "PostgreSQL" -> new PostgreSqlCatcher(dialect);
      default -> new NoCatcher(dialect.name());
    };
  }

  /** The same, knowing what this connection's user may see. */
  default Catcher seenBy(Connection connection) throws SQLException {
    return this;
  }

  /** Makes what capture keeps; does no harm if it is there. */
  List<String> tables(OwnTables own);

  /** Makes the triggers of a table, replacing older ones. */
  List<String> triggers(Watched watched, OwnTables own);

  /** Puts in that any record of the flow may have changed. */
  default String anything(String flow, OwnTables own) {
    return "INSERT INTO %s (luong, khoa, bang, viec, rieng) VALUES ('%s', NULL, 0, 'T', FALSE)"
        .formatted(own.inbox(), flow);
  }

  /**
   * Reads what is committed in the inbox: where it lies, the flow, the key, own or not, the table,
   * the event. Table and event matter only where rows are counted.
   */
  default String waiting(OwnTables own, int limit) {
    return "SELECT so, luong, khoa, rieng, bang, viec FROM %s ORDER BY so FETCH FIRST %d ROWS ONLY"
        .formatted(own.inbox(), limit);
  }

  /** Deletes what the same transaction has read by {@link #waiting}, by where it lies. */
  default String taken(OwnTables own, List<String> read) {
    return "DELETE FROM " + own.inbox() + " WHERE so IN (" + String.join(",", read) + ")";
  }

  /** Takes the triggers away; does no harm if there are none. */
  List<String> removal(Watched watched, OwnTables own);

  /** What is wrong with a table's triggers; {@code trigger-missing} for each that is not there. */
  List<Cause> faults(Connection connection, Watched watched, OwnTables own) throws SQLException;

  /** Whether what a refused installation has made may look whole, so that it must go again. */
  default boolean leavesHalf() {
    return false;
  }

  /** Why no trigger on that table could see all its changes; empty if one could. */
  default List<Cause> unfit(Connection connection, Watched watched) throws SQLException {
    return List.of();
  }

  /** What this connection's user needs to use what another has made. */
  default List<String> grants(Connection connection, OwnTables own) throws SQLException {
    List<String> grants = new ArrayList<>();
    String user = Answers.text(connection, "SELECT CURRENT_USER");
    for (String table : List.of(own.inbox(), own.log(), own.marks())) {
      grants.add(
          "GRANT SELECT, INSERT, UPDATE, DELETE ON "
              + table
              + " TO \""
              + user.replace("\"", "\"\"")
              + "\"");
    }
    return grants;
  }

  /** How many {@link #triggers} makes. */
  int triggersPerTable();

  /** Whether {@link #sentinel} counts rows, so that what is stamped has to be added. */
  default boolean counts() {
    return false;
  }

  /** Changes of that table that no trigger sees, and nothing else does either. */
  List<Cause> blind(Connection connection, List<Watched> all) throws SQLException;

  /**
   * One value that changes when the table loses rows without any trigger; as SQL, over the tables
   * as they are committed. Empty where triggers see everything.
   */
  Optional<String> sentinel(Watched watched, OwnTables own);

  /**
   * One text that changes whenever triggers of these tables do; as SQL. A fixed one where the
   * database does not tell that at once.
   */
  default String seal(List<Watched> all) {
    return "''";
  }

  /** The oldest open transaction that has written to the inbox. */
  Optional<OpenTransaction> oldestOpen(Connection connection, OwnTables own) throws SQLException;
}
