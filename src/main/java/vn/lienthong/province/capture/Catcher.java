package vn.lienthong.province.capture;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import vn.lienthong.province.Dialect;
import vn.lienthong.record.Cause;

/** How changes are caught in one kind of database. */
sealed interface Catcher permits H2Catcher, MariaDbCatcher, PostgreSqlCatcher {
  /**
   * @throws IllegalArgumentException if none is for that dialect
   */
  static Catcher of(Dialect dialect) {
    return switch (dialect.name()) {
      case "H2" -> new H2Catcher(dialect);
      case "MariaDB" -> new MariaDbCatcher(dialect, false);
      case "PostgreSQL" -> new PostgreSqlCatcher(dialect);
      default -> throw new IllegalArgumentException("no capture for " + dialect.name());
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

  /** Takes the triggers away; does no harm if there are none. */
  List<String> removal(Watched watched, OwnTables own);

  /** What is wrong with a table's triggers; {@code trigger-missing} for each that is not there. */
  List<Cause> faults(Connection connection, Watched watched, OwnTables own) throws SQLException;

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

  /** The oldest open transaction that has written to the inbox. */
  Optional<OpenTransaction> oldestOpen(Connection connection, OwnTables own) throws SQLException;
}
