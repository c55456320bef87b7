package vn.lienthong.ledger;

import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.lienthong.record.Entry;
import vn.lienthong.record.Key;

/** Files in a table with a row each, and a row for each record that is done with. */
final class JdbcFileCopies implements FileCopies {
  private static final String OF_KEY = " WHERE flow = ? AND record_key = ?";

  private final Database database;

  JdbcFileCopies(Database database) {
    this.database = database;
  }

  @Override
  public Totals totals(String flow) {
    return database.transaction(
        session ->
            session
                .list(
                    "SELECT COUNT(CASE WHEN state = 'DONE' THEN 1 END) AS files,"
                        + " CAST(COALESCE(SUM(CASE WHEN state = 'DONE' THEN bytes END), 0)"
                        + " AS BIGINT) AS bytes,"
                        + " COUNT(CASE WHEN state <> 'DONE' THEN 1 END) AS begun"
                        + " FROM file_copy WHERE flow = ?",
                    row ->
                        new Totals(row.number("files"), row.number("bytes"), row.number("begun")),
                    flow)
                .get(0));
  }

  @Override
  public List<Entry> open(String flow, @Nullable Key after, int limit) {
    byte[] from = after == null ? new byte[0] : after.bytes();
    return database.transaction(
        session ->
            session.list(
                EntryRows.SELECT
                    + "WHERE flow = ? AND record_key > ? AND standing = 'IN_STEP' AND NOT EXISTS"
                    + " (SELECT 1 FROM file_document d WHERE d.flow = entry.flow"
                    + " AND d.record_key = entry.record_key AND d.entry_run = entry.run)"
                    + " ORDER BY flow, record_key LIMIT "
                    + limit,
                EntryRows::read,
                flow,
                from));
  }

  @Override
  public List<FileCopy> of(String flow, Key key) {
    return database.transaction(
        session ->
            session.list(
                "SELECT * FROM file_copy" + OF_KEY + " ORDER BY so",
                JdbcFileCopies::read,
                flow,
                key));
  }

  private static FileCopy read(Columns row) throws SQLException {
    return new FileCopy(
        row.key(),
        row.count("so"),
        row.text("sha256"),
        FileCopy.State.valueOf(row.text("state")),
        row.number("bytes"),
        row.count("attempts"),
        row.instantOrNull("next_attempt"),
        row.textOrNull("path"),
        row.number("run"),
        row.instant("changed_at"));
  }

  @Override
  public void note(String flow, long fencing, FileCopy copy, List<Event> events) {
    database.transaction(
        session -> {
          JdbcLeases.check(session, flow, fencing);
          session.update(
              "DELETE FROM file_copy" + OF_KEY + " AND so = ?", flow, copy.key(), copy.number());
          session.update(
              "INSERT INTO file_copy (flow, record_key, so, sha256, state, bytes, attempts,"
                  + " next_attempt, path, run, changed_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
              flow,
              copy.key(),
              copy.number(),
              copy.sha256(),
              copy.state(),
              copy.bytes(),
              copy.attempts(),
              copy.nextAttempt(),
              copy.path(),
              copy.run(),
              copy.at());
          JdbcEvents.insert(session, flow, events);
          return 1;
        });
  }

  @Override
  public void finish(String flow, long fencing, Entry entry, Set<Integer> numbers) {
    database.transaction(
        session -> {
          JdbcLeases.check(session, flow, fencing);
          for (FileCopy copy :
              session.list(
                  "SELECT * FROM file_copy" + OF_KEY, JdbcFileCopies::read, flow, entry.key())) {
            if (!numbers.contains(copy.number())) {
              session.update(
                  "DELETE FROM file_copy" + OF_KEY + " AND so = ?",
                  flow,
                  entry.key(),
                  copy.number());
            }
          }
          session.update("DELETE FROM file_document" + OF_KEY, flow, entry.key());
          return session.update(
              "INSERT INTO file_document (flow, record_key, entry_run) VALUES (?, ?, ?)",
              flow,
              entry.key(),
              entry.run());
        });
  }

  @Override
  public void reopen(String flow, Key key) {
    database.transaction(
        session -> {
          session.update("DELETE FROM file_copy" + OF_KEY, flow, key);
          return session.update("DELETE FROM file_document" + OF_KEY, flow, key);
        });
  }

  @Override
  public int forget(String flow) {
    return database.transaction(
        session -> {
          int files = session.update("DELETE FROM file_copy" + gone("file_copy"), flow);
          session.update("DELETE FROM file_document" + gone("file_document"), flow);
          return files;
        });
  }

  private static String gone(String table) {
    return " WHERE flow = ? AND NOT EXISTS (SELECT 1 FROM entry WHERE entry.flow = "
        + table
        + ".flow AND entry.record_key = "
        + table
        + ".record_key AND entry.standing <> 'RETIRED')";
  }
}
