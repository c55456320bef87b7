package vn.lienthong.province.capture;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import vn.lienthong.province.capture.Readiness.State;
import vn.lienthong.record.Cause;

/** Looks whether everything that catches changes is in its place. */
record ReadinessCheck(Connection connection, Catcher catcher, OwnTables own) {
  Readiness of(List<Watched> all) throws SQLException {
    List<Cause> causes = unfit(all);
    if (!causes.isEmpty()) {
      return new Readiness(State.NOT_INSTALLED, causes, List.of());
    }
    int missing = 0;
    boolean inbox = inbox(all.get(0));
    List<Cause> faults = new ArrayList<>();
    if (inbox) {
      for (Watched watched : all) {
        List<Cause> found = catcher.faults(connection, watched, own);
        boolean none = found.stream().allMatch(fault -> fault.code().equals("trigger-missing"));
        missing += none && found.size() == catcher.triggersPerTable() ? 1 : 0;
        faults.addAll(found);
      }
    }
    if (!inbox || missing == all.size()) {
      return new Readiness(State.NOT_INSTALLED, List.of(), List.of());
    }
    State state = faults.isEmpty() ? State.READY : State.BROKEN;
    return new Readiness(state, List.copyOf(faults), catcher.blind(connection, all));
  }

  /** Why no triggers could see all changes of these tables. */
  List<Cause> unfit(List<Watched> all) throws SQLException {
    List<Cause> causes = new ArrayList<>();
    for (Watched watched : all) {
      if (watched.table().view()) {
        causes.add(new Cause("view", null, watched.table().name()));
      } else {
        causes.addAll(catcher.unfit(connection, watched));
      }
    }
    return causes;
  }

  private boolean inbox(Watched main) throws SQLException {
    String schema = main.table().schema();
    try (ResultSet found = connection.getMetaData().getTables(null, schema, "%", null)) {
      while (found.next()) {
        if (found.getString("TABLE_NAME").equalsIgnoreCase(OwnTables.INBOX)) {
          return true;
        }
      }
      return false;
    }
  }
}
