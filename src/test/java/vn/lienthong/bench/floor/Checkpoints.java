package vn.lienthong.bench.floor;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.TreeMap;

/** How far the table has been sent without a gap, in a file of H2; a commit for each batch. */
final class Checkpoints implements AutoCloseable {
  private final Connection connection;
  private final PreparedStatement reach;
  private final TreeMap<Long, String> ahead = new TreeMap<>();
  private long next;
  private String last = "";
  private String table = "";

  private Checkpoints(Connection connection) throws SQLException {
    this.connection = connection;
    this.reach =
        connection.prepareStatement("UPDATE reached SET place = ?, batches = ? WHERE tab = ?");
  }

  /** Its commits are as durable as those of the product's own ledger. */
  static Checkpoints in(Path file) throws SQLException {
    Connection connection =
        DriverManager.getConnection(
            "jdbc:h2:file:" + file.toAbsolutePath() + ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE",
            "sa",
            "");
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          "CREATE TABLE IF NOT EXISTS reached"
              + " (tab VARCHAR(40) PRIMARY KEY, place VARCHAR(80), batches BIGINT)");
    }
    connection.setAutoCommit(false);
    return new Checkpoints(connection);
  }

  synchronized void begin(String ofTable) throws SQLException {
    table = ofTable;
    next = 0;
    last = "";
    ahead.clear();
    try (PreparedStatement row =
        connection.prepareStatement("MERGE INTO reached VALUES (?, '', 0)")) {
      row.setString(1, table);
      row.executeUpdate();
    }
    connection.commit();
  }

  synchronized void reached(Batch batch) throws IOException {
    ahead.put(batch.number(), batch.last());
    while (ahead.containsKey(next)) {
      last = ahead.remove(next++);
    }
    try {
      reach.setString(1, last);
      reach.setLong(2, next);
      reach.setString(3, table);
      reach.executeUpdate();
      connection.commit();
    } catch (SQLException failure) {
      throw new IOException(failure);
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
