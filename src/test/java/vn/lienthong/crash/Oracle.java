package vn.lienthong.crash;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Judges what both sides hold in the end, and every write of the gateway on the way there, with
 * nothing of the gateway: the province by SQL written by hand, the nation by its own book.
 */
final class Oracle {
  private static final List<String> TABLES_OF_THE_LEDGER =
      List.of(
          ("address alert audit audit_end entry event feed_state file_copy file_document flow_state"
                  + " held_plan intent lease loser promise proof receipt run seal stray")
              .split(" "));

  private final World world;
  private final Wire wire;
  private final Nation nation;

  Oracle(World world, Wire wire) {
    this.world = world;
    this.wire = wire;
    this.nation = new Nation(world);
  }

  /** What the sides do not hold as the one that owns it said last. */
  List<String> differences() throws SQLException {
    List<String> found = new ArrayList<>();
    try (Connection connection = world.connect()) {
      for (String flow : world.truth.flows()) {
        Map<String, Map<String, String>> wanted = world.truth.records(flow);
        Map<String, Map<String, String>> here =
            flow.equals(Dossier.FLOW)
                ? world.shelf.rows(connection)
                : Province.rows(connection, flow);
        Map<String, Map<String, String>> there = nation.records(flow, found);
        Set<String> keys = new TreeSet<>(wanted.keySet());
        keys.addAll(here.keySet());
        keys.addAll(there.keySet());
        for (String key : keys) {
          String record = flow + " " + key;
          Map<String, String> want = wanted.getOrDefault(key, Truth.GONE);
          compare(record + " at the province", want, here.get(key), found);
          compare(record + " at the nation", want, there.get(key), found);
          if (flow.equals("phieu") && !world.kind.plain() && !want.equals(Truth.GONE)) {
            verdicts(record, here.get(key), there.get(key), found);
          }
        }
      }
    }
    return found;
  }

  private static void compare(
      String where, Map<String, String> want, Map<String, String> found, List<String> into) {
    if (want.equals(Truth.GONE)) {
      if (found != null && !found.containsKey("ended")) {
        into.add(where + " should be gone");
      }
      return;
    }
    if (found == null) {
      into.add(where + " is missing");
      return;
    }
    if (found.containsKey("ended")) {
      into.add(where + " was ended");
    }
    want.forEach(
        (field, value) -> {
          if (!value.equals(found.get(field))) {
            into.add(where + ": " + field + " is " + found.get(field) + ", not " + value);
          }
        });
  }

  private static void verdicts(
      String record, Map<String, String> here, Map<String, String> there, List<String> into) {
    if (here == null || there == null) {
      return;
    }
    for (String field : List.of("ketQua", "lyDo")) {
      if (!Objects.equals(here.get(field), there.get(field))) {
        into.add(record + ": " + field + " differs");
      }
    }
  }

  /** Writes that should never have been. */
  List<String> faults() throws SQLException {
    List<String> faults = new ArrayList<>();
    new NationsBook(world.truth, wire, world.kind.plain()).read(nation.journal(), faults);
    try (Connection connection = world.connect()) {
      new ProvincesBook(world.truth).read(Watch.read(connection), faults);
    }
    wire.twice().stream().distinct().forEach(id -> faults.add(id + " was under way twice"));
    return faults;
  }

  /** What is left undone in the ledger, all of whose tables can be read to the end, and written. */
  List<String> ledger() throws SQLException {
    List<String> found = new ArrayList<>();
    Map<String, Integer> standings = new TreeMap<>();
    try (Connection connection = world.ledger();
        Statement statement = connection.createStatement()) {
      for (String table : TABLES_OF_THE_LEDGER) {
        int seen = 0;
        try (ResultSet rows = statement.executeQuery("SELECT * FROM " + table)) {
          while (rows.next()) {
            seen++;
            for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
              rows.getObject(i);
            }
            if (table.equals("entry")) {
              standings.merge(
                  rows.getString("flow") + " " + rows.getString("standing"), 1, Integer::sum);
            }
          }
        }
        writable(connection, statement, table, seen, found);
      }
    }
    standings.forEach(
        (standing, records) -> {
          if (!standing.endsWith("IN_STEP") && !standing.endsWith("RETIRED")) {
            found.add(records + " entries: " + standing);
          }
        });
    return found;
  }

  /** A row of a transaction that does not exist is not seen, but counted, and cannot be written. */
  private static void writable(
      Connection connection, Statement statement, String table, int seen, List<String> found)
      throws SQLException {
    connection.setAutoCommit(false);
    try (ResultSet count = statement.executeQuery("SELECT COUNT(*) FROM " + table)) {
      count.next();
      if (count.getInt(1) != seen) {
        found.add("ledger: " + table + " counts " + count.getInt(1) + " rows and shows " + seen);
      }
      statement.executeUpdate("DELETE FROM " + table);
    } catch (SQLException locked) {
      found.add("ledger: " + table + " cannot be written: SQL state " + locked.getSQLState());
    } finally {
      connection.rollback();
      connection.setAutoCommit(true);
    }
  }
}
