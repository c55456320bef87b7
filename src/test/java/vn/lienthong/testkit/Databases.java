package vn.lienthong.testkit;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;

/**
 * Fresh databases for tests: H2 in memory, a real PostgreSQL and a real MariaDB, one server of each
 * for the whole JVM.
 */
public final class Databases {
  private static final AtomicInteger NUMBER = new AtomicInteger();
  private static @Nullable EmbeddedPostgres server;
  private static @Nullable PostgresOutage outage;
  private static @Nullable String failure;

  private Databases() {}

  /** How to reach a database. */
  public record Database(String url, String user, String password) {}

  /** An empty H2 in memory that lives as long as the JVM. */
  public static Database h2() {
    String url = "jdbc:h2:mem:test" + NUMBER.incrementAndGet() + ";DB_CLOSE_DELAY=-1";
    return new Database(url, "sa", "");
  }

  /**
   * An empty database on the PostgreSQL server, which is started on first use. If it does not
   * start, the calling test is skipped with the reason; under {@code CI=true} it fails.
   */
  public static Database postgres() {
    EmbeddedPostgres running = server();
    String name = "test" + NUMBER.incrementAndGet();
    try (Connection postgres = running.getPostgresDatabase().getConnection();
        var statement = postgres.createStatement()) {
      statement.execute("CREATE DATABASE " + name);
    } catch (SQLException refused) {
      throw new IllegalStateException("no database " + name, refused);
    }
    return new Database(running.getJdbcUrl("postgres", name), "postgres", "");
  }

  /** As {@link #postgres()}, on MariaDB. */
  public static Database mariadb() {
    String server = MariaDbServer.url();
    String name = "test" + NUMBER.incrementAndGet();
    try (Connection maria =
            DriverManager.getConnection(server + "mysql", MariaDbServer.USER, MariaDbServer.USER);
        var statement = maria.createStatement()) {
      statement.execute("CREATE DATABASE " + name);
    } catch (SQLException refused) {
      throw new IllegalStateException("no database " + name, refused);
    }
    return new Database(server + name, MariaDbServer.USER, MariaDbServer.USER);
  }

  /**
   * The PostgreSQL server ends every session and stops, until {@link Outage#over}. Only for tests
   * that have it for themselves.
   */
  public static synchronized Outage postgresStops() {
    EmbeddedPostgres running = server();
    if (outage == null) {
      outage = new PostgresOutage(running.getPostgresDatabase());
    }
    outage.begin();
    return outage;
  }

  /** Where the programs of PostgreSQL are. */
  static java.nio.file.Path postgresPrograms() {
    String program =
        PostgresOutage.running(server().getPostgresDatabase()).info().command().orElseThrow();
    return java.nio.file.Path.of(program).getParent();
  }

  /** As {@link #postgresStops()}, of MariaDB. */
  public static Outage mariadbStops() {
    return MariaDbServer.stops();
  }

  /** A server that is away. */
  public interface Outage {
    /** It is there again when this returns. */
    void over();
  }

  private static synchronized EmbeddedPostgres server() {
    if (server == null && failure == null) {
      try {
        server = EmbeddedPostgres.builder().setServerConfig("timezone", "Asia/Kathmandu").start();
      } catch (IOException | RuntimeException cause) {
        failure = "PostgreSQL does not start: " + cause;
      }
    }
    if (server == null) {
      throw absent(String.valueOf(failure));
    }
    return server;
  }

  /** Skips the calling test, but fails it under {@code CI=true}. */
  static IllegalStateException absent(String failure) {
    if (!"true".equals(System.getenv("CI"))) {
      Assumptions.abort(failure);
    }
    return new IllegalStateException(failure);
  }
}
