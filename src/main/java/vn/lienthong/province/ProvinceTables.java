package vn.lienthong.province;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Collections;
import java.util.List;
import javax.sql.DataSource;
import vn.lienthong.mapping.Mapping;
import vn.lienthong.record.Cause;
import vn.lienthong.record.Outcome;
import vn.lienthong.record.Write;

/** Writes to the province's tables over JDBC, one transaction per call. */
final class ProvinceTables implements Province {
  private final DataSource database;
  private final Dialect dialect;
  private final String name;

  ProvinceTables(DataSource database, Dialect dialect, String name) {
    this.database = database;
    this.dialect = dialect;
    this.name = name;
  }

  @Override
  public List<Outcome> write(Mapping mapping, List<Write> writes) {
    if (writes.isEmpty()) {
      return List.of();
    }
    try (Connection connection = database.getConnection()) {
      connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
      connection.setAutoCommit(false);
      try (Origin own = Origin.mark(connection, dialect)) {
        return transaction(connection, mapping, writes);
      }
    } catch (SQLException lost) {
      throw dialect.trouble(WriteBatch.deepest(lost)).kind() == Trouble.Kind.UNWRITABLE
          ? ProvinceUnreachable.unwritable(name, lost)
          : ProvinceUnreachable.of(name, lost);
    }
  }

  @Override
  public Throwable meaning(Throwable broken) {
    Throwable link = broken;
    while (link != null && !(link instanceof SQLException)) {
      link = link.getCause();
    }
    if (link instanceof SQLException error) {
      Trouble.Kind kind = dialect.trouble(WriteBatch.deepest(error)).kind();
      boolean none = error instanceof SQLTransientConnectionException;
      if (kind == Trouble.Kind.UNWRITABLE) {
        return ProvinceUnreachable.unwritable(name, error);
      }
      if (none || kind == Trouble.Kind.UNREACHABLE || kind == Trouble.Kind.BUSY) {
        return ProvinceUnreachable.of(name, error);
      }
    }
    return broken;
  }

  private List<Outcome> transaction(Connection connection, Mapping mapping, List<Write> writes)
      throws SQLException {
    boolean done = false;
    try {
      SchemaReader reader = new SchemaReader(connection, dialect);
      MappedTable mapped = MappedTable.of(mapping, dialect, reader::tableOnly);
      List<Outcome> outcomes = new WriteBatch(connection, dialect, mapped).run(writes);
      connection.commit();
      done = true;
      return outcomes;
    } catch (SQLException failure) {
      Outcome same = forAll(failure, mapping);
      return Collections.nCopies(writes.size(), same);
    } finally {
      if (!done) {
        connection.rollback();
      }
    }
  }

  /** What a failure outside any record means: the same for all of them. */
  private Outcome forAll(SQLException failure, Mapping mapping) throws SQLException {
    Trouble trouble = dialect.trouble(WriteBatch.deepest(failure));
    return switch (trouble.kind()) {
      case UNREACHABLE, UNWRITABLE -> throw failure;
      case BUSY -> new Outcome.Later(Cause.of("locked"), null);
      case NO_RIGHTS -> new Outcome.Refused(List.of(new Cause("no-rights", null, mapping.table())));
      default ->
          new Outcome.Refused(List.of(new Cause("refused", null, "SQLSTATE " + trouble.state())));
    };
  }
}
