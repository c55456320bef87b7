package vn.lienthong.ledger;

import java.sql.SQLException;
import java.util.Optional;

/** The key's fingerprint in a table of one row. */
final class JdbcSeals implements Seals {
  private static final String INSERT = "INSERT INTO seal (id, print) VALUES (1, ?)";
  private final Database database;

  JdbcSeals(Database database) {
    this.database = database;
  }

  private static Optional<String> read(Session session) throws SQLException {
    return session.first("SELECT print FROM seal WHERE id = 1", row -> row.text("print"));
  }

  @Override
  public Optional<String> known() {
    return database.transaction(JdbcSeals::read);
  }

  @Override
  public String agree(String print) {
    return database.transaction(
        session -> {
          Optional<String> known = read(session);
          if (known.isEmpty()) {
            session.update(INSERT, print);
          }
          return known.orElse(print);
        });
  }

  @Override
  public void replace(String print) {
    database.transaction(
        session -> {
          session.update("DELETE FROM seal");
          return session.update(INSERT, print);
        });
  }
}
