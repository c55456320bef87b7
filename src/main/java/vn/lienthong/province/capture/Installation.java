package vn.lienthong.province.capture;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import vn.lienthong.record.Cause;

/** The statements that make capture for a flow, and take it away. */
record Installation(Catcher catcher, OwnTables own, List<Watched> watched) {
  /** Complete: they can be run by anybody who has the right to. */
  List<String> statements() {
    List<String> statements = new ArrayList<>(catcher.tables(own));
    statements.add(mark(own, ""));
    watched.forEach(table -> statements.addAll(catcher.triggers(table, own)));
    // what changed before the triggers were there, nobody knows
    statements.add(catcher.anything(watched.get(0).flow(), own));
    return statements;
  }

  List<String> removal() {
    List<String> statements = new ArrayList<>();
    watched.forEach(table -> statements.addAll(catcher.removal(table, own)));
    return statements;
  }

  /** Why it would not catch all; empty if it would. */
  List<Cause> unfit(Connection connection) throws SQLException {
    return new ReadinessCheck(connection, catcher, own).unfit(watched);
  }

  /** Makes the flow's row of marks if there is none. */
  static String mark(OwnTables own, String flow) {
    return "INSERT INTO %1$s (luong, vi_tri) SELECT '%2$s', 0 WHERE NOT EXISTS (SELECT 1 FROM %1$s WHERE luong = '%2$s')"
        .formatted(own.marks(), flow);
  }
}
