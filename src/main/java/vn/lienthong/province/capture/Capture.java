package vn.lienthong.province.capture;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.List;
import vn.lienthong.mapping.Lenses;
import vn.lienthong.mapping.Mapping;
import vn.lienthong.province.ProvinceDatabase;
import vn.lienthong.province.ProvinceSchemaFault;
import vn.lienthong.province.ProvinceUnreachable;

/**
 * Catches the changes of a province's tables. All methods read the tables' names afresh and throw
 * {@link ProvinceSchemaFault} if a table or a mapped column is not there, {@link
 * ProvinceUnreachable} if the database does not answer.
 */
public final class Capture {
  private final ProvinceDatabase database;
  private final Catcher catcher;
  private final Clock clock;

  private Capture(ProvinceDatabase database, Clock clock) {
    this.database = database;
    this.catcher = Catcher.of(database.dialect());
    this.clock = clock;
  }

  public static Capture in(ProvinceDatabase database) {
    return in(database, Clock.systemUTC());
  }

  public static Capture in(ProvinceDatabase database, Clock clock) {
    return new Capture(database, clock);
  }

  /** The log of that mapping's records, whether capture is installed or not. */
  public ChangeLog log(Mapping mapping) {
    List<Watched> watched = Watched.of(mapping, database.schema());
    Catcher seeing = sessions().ask(catcher::seenBy);
    return new JdbcChangeLog(
        sessions(), seeing, own(watched), watched, new StoredKeys(Lenses.of(mapping)), clock);
  }

  /** What {@link #install} does, as complete SQL that an administrator may run instead. */
  public List<String> installation(Mapping mapping) {
    return plan(mapping).statements();
  }

  /**
   * Makes the triggers and what they need, or makes them anew. From then on every change is logged;
   * the first entry is that anything may have changed.
   *
   * @throws CaptureRefused if the database does not let us, or cannot
   */
  public void install(Mapping mapping) {
    Installation plan = plan(mapping);
    sessions()
        .ask(plan::unfit)
        .forEach(
            cause -> {
              throw CaptureRefused.because(cause);
            });
    try {
      run(plan.statements());
    } catch (CaptureRefused refused) {
      if (catcher.leavesHalf()) {
        run(plan.removal());
      }
      throw refused;
    }
  }

  /**
   * What an administrator who runs {@link #installation} in our place must grant besides, so that
   * this user may read what is caught.
   */
  public List<String> grants(Mapping mapping) {
    OwnTables own = plan(mapping).own();
    return sessions().ask(connection -> catcher.grants(connection, own));
  }

  /** What {@link #remove} does. */
  public List<String> removal(Mapping mapping) {
    return plan(mapping).removal();
  }

  /**
   * Takes the triggers away; inbox and log stay for other flows.
   *
   * @throws CaptureRefused if the database does not let us
   */
  public void remove(Mapping mapping) {
    run(removal(mapping));
  }

  private Installation plan(Mapping mapping) {
    List<Watched> watched = Watched.of(mapping, database.schema());
    return new Installation(sessions().ask(catcher::seenBy), own(watched), watched);
  }

  private OwnTables own(List<Watched> watched) {
    return OwnTables.beside(watched.get(0).table().schema(), database.dialect());
  }

  private Sessions sessions() {
    return new Sessions(database.dataSource(), database.name());
  }

  private void run(List<String> statements) {
    try (Connection connection = database.dataSource().getConnection()) {
      connection.setAutoCommit(false);
      try {
        for (String sql : statements) {
          execute(connection, sql);
        }
        connection.commit();
      } finally {
        connection.rollback();
      }
    } catch (SQLException failure) {
      throw ProvinceUnreachable.of(database.name(), failure);
    }
  }

  private void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException failure) {
      throw CaptureRefused.orElse(database.dialect().trouble(failure), sql, failure);
    }
  }
}
