package vn.lienthong.province;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import vn.lienthong.mapping.Mapping;

/** The province's database: a pool of connections and the parts that use it. */
public final class ProvinceDatabase implements AutoCloseable {
  private static final Duration VALIDATION = Duration.ofSeconds(5);

  private static final int CONNECTIONS = 6;

  /** Of one that only some flows use. */
  private static final int FEWER = 4;

  private final String name;
  private final Dialect dialect;
  private final HikariDataSource pool;

  private ProvinceDatabase(String name, Dialect dialect, HikariDataSource pool) {
    this.name = name;
    this.dialect = dialect;
    this.pool = pool;
  }

  /**
   * Does not connect yet, so that the service starts while the database is down.
   *
   * @throws IllegalArgumentException if the URL is of no database that we know
   */
  public static ProvinceDatabase open(ProvinceSettings settings) {
    return open(settings, Dialect.ofUrl(settings.url()), CONNECTIONS);
  }

  /** One of several, with fewer connections. */
  static ProvinceDatabase beside(ProvinceSettings settings) {
    return open(settings, Dialect.ofUrl(settings.url()), FEWER);
  }

  static ProvinceDatabase open(ProvinceSettings settings, Dialect dialect, int connections) {
    return open(settings, dialect, connections, settings.patience());
  }

  /**
   * @param patience how long a connection is waited for
   */
  static ProvinceDatabase open(
      ProvinceSettings settings, Dialect dialect, int connections, Duration patience) {
    HikariConfig config = new HikariConfig();
    config.setPoolName(settings.name());
    config.setJdbcUrl(settings.url());
    config.setUsername(settings.user());
    config.setPassword(settings.password());
    config.setDataSourceProperties(dialect.driverProperties());
    config.setConnectionInitSql(dialect.sessionStart());
    config.setConnectionTimeout(patience.toMillis());
    config.setValidationTimeout(patience.toMillis() / 2);
    config.setInitializationFailTimeout(-1);
    config.setMinimumIdle(1);
    config.setMaximumPoolSize(connections);
    return new ProvinceDatabase(settings.name(), dialect, new HikariDataSource(config));
  }

  public String name() {
    return name;
  }

  public Dialect dialect() {
    return dialect;
  }

  /** For camel-sql. */
  public DataSource dataSource() {
    return pool;
  }

  /** Asks the database; answers within a few seconds. */
  public boolean reachable() {
    try (Connection connection = pool.getConnection()) {
      return connection.isValid((int) VALIDATION.toSeconds());
    } catch (SQLException down) {
      return false;
    }
  }

  public ProvinceSchema schema() {
    return new ProvinceSchema(pool, dialect, name);
  }

  /** To see what the values of a table look like. */
  public Sample sample() {
    return new Sample(pool, dialect, name);
  }

  /**
   * The questions about a mapping's table, with the table's names as they are now.
   *
   * @throws ProvinceSchemaFault if the table or a mapped column is not there
   * @throws ProvinceUnreachable if the database does not answer
   */
  public ProvinceSql sql(Mapping mapping) {
    return new ProvinceSql(dialect, mapped(mapping));
  }

  /**
   * The rows of a mapping's table with their child rows, with the tables' names as they are now.
   *
   * @throws ProvinceSchemaFault if a table or a mapped column is not there
   * @throws ProvinceUnreachable if the database does not answer
   */
  public SourceRows source(Mapping mapping) {
    return new SourceRows(pool, dialect, name, mapped(mapping));
  }

  private MappedTable mapped(Mapping mapping) {
    try {
      return MappedTable.of(mapping, dialect, schema()::table);
    } catch (SQLException error) {
      throw ProvinceUnreachable.of(name, error);
    }
  }

  /**
   * Finds rows of a mapping by their values.
   *
   * @param timeout of one question
   */
  public ProvinceSearch search(Mapping mapping, Duration timeout) {
    return new ProvinceSearch(mapping, pool, dialect, name, timeout);
  }

  /** Where the files of the mapping's records lie; only of a mapping with files. */
  public FilePaths files(Mapping mapping) {
    return new FilePaths(pool, dialect, name, mapping);
  }

  /** The tables to write to. */
  public Province tables() {
    return new ProvinceTables(pool, dialect, name);
  }

  /** As {@link Province#meaning}. */
  public Throwable meaning(Throwable broken) {
    return tables().meaning(broken);
  }

  @Override
  public void close() {
    pool.close();
  }
}
