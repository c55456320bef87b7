package vn.lienthong.province.capture;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;
import java.util.Optional;
import vn.lienthong.mapping.Mapping;
import vn.lienthong.province.ProvinceDatabase;

/**
 * A random word that a flow leaves in the province's database before it writes, so that a database
 * that was put back to an earlier day is told from the one that the flow knows. It stands in the
 * table of marks, which comes with capture; where that is missing, nothing is left and nothing
 * noticed.
 */
public final class Footprint {
  private static final String NO_SUCH_TABLE = "42";
  private final ProvinceDatabase database;
  private final Mapping mapping;

  public Footprint(ProvinceDatabase database, Mapping mapping) {
    this.database = database;
    this.mapping = mapping;
  }

  private OwnTables own() {
    String schema = database.schema().table(mapping.table()).schema();
    return OwnTables.beside(schema, database.dialect());
  }

  private Sessions sessions() {
    return new Sessions(database.dataSource(), database.name());
  }

  /** The word that stands there, "" if none does; empty if there is no place for it. */
  public Optional<String> found() {
    String sql = "SELECT nonce FROM " + own().marks() + " WHERE luong = ?";
    return sessions()
        .ask(
            connection -> {
              try (PreparedStatement statement = connection.prepareStatement(sql)) {
                statement.setString(1, mapping.name());
                try (ResultSet row = statement.executeQuery()) {
                  String word = row.next() ? row.getString(1) : "";
                  return Optional.of(Objects.requireNonNullElse(word, ""));
                }
              } catch (SQLException failure) {
                if (!String.valueOf(failure.getSQLState()).startsWith(NO_SUCH_TABLE)) {
                  throw failure;
                }
                connection.rollback();
                return Optional.empty();
              }
            });
  }

  /** Leaves a new word in place of the one before. */
  public void leave(String word) {
    OwnTables own = own();
    sessions()
        .ask(
            connection -> {
              try (Statement row = connection.createStatement()) {
                row.executeUpdate(Installation.mark(own, mapping.name()));
              }
              return put(connection, own, word);
            });
  }

  private int put(Connection connection, OwnTables own, String word) throws SQLException {
    String sql = "UPDATE " + own.marks() + " SET nonce = ? WHERE luong = ?";
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, word);
      statement.setString(2, mapping.name());
      return statement.executeUpdate();
    }
  }
}
