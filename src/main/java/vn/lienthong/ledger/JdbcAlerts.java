package vn.lienthong.ledger;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/** Alerts in one table; {@code told} is false while the outside does not know the newest of it. */
final class JdbcAlerts implements Alerts {
  private static final String ONE = " WHERE kind = ? AND about = ? AND since = ?";
  private final Database database;

  JdbcAlerts(Database database) {
    this.database = database;
  }

  @Override
  public void touch() {
    database.transaction(session -> session.update("UPDATE alert SET told = told WHERE 1 = 0"));
  }

  @Override
  public List<Alert> open() {
    return list("ended IS NULL");
  }

  @Override
  public List<Alert> untold() {
    return list("NOT told");
  }

  private List<Alert> list(String condition) {
    return database.transaction(
        session ->
            session.list(
                "SELECT * FROM alert WHERE " + condition + " ORDER BY since, kind, about",
                JdbcAlerts::read));
  }

  private static Alert read(Columns row) throws SQLException {
    return new Alert(
        row.text("kind"),
        row.text("about"),
        row.text("detail"),
        row.instant("since"),
        row.instantOrNull("ended"));
  }

  @Override
  public boolean begin(Alert alert) {
    return database.transaction(
        session ->
            session.update(
                    "INSERT INTO alert (kind, about, detail, since, told)"
                        + " SELECT CAST(? AS VARCHAR(40)), CAST(? AS VARCHAR(300)),"
                        + " CAST(? AS VARCHAR(300)), CAST(? AS TIMESTAMP(6) WITH TIME ZONE), FALSE"
                        + " WHERE NOT EXISTS (SELECT 1 FROM alert"
                        + " WHERE kind = ? AND about = ? AND ended IS NULL)",
                    alert.kind(),
                    alert.about(),
                    alert.detail(),
                    alert.since(),
                    alert.kind(),
                    alert.about())
                == 1);
  }

  @Override
  public boolean end(Alert alert, Instant at) {
    return database.transaction(
        session ->
            session.update(
                    "UPDATE alert SET ended = ?, told = FALSE" + ONE + " AND ended IS NULL",
                    at,
                    alert.kind(),
                    alert.about(),
                    alert.since())
                == 1);
  }

  @Override
  public void told(Alert alert) {
    String same = alert.ended() == null ? " AND ended IS NULL" : "";
    database.transaction(
        session ->
            session.update(
                "UPDATE alert SET told = TRUE" + ONE + same,
                alert.kind(),
                alert.about(),
                alert.since()));
  }

  @Override
  public int prune(Instant before) {
    return database.transaction(
        session -> session.update("DELETE FROM alert WHERE ended < ?", before));
  }
}
