package vn.lienthong.province;

import javax.sql.DataSource;
import vn.lienthong.mapping.Mapping;

/** The province's database: a pool of connections and the parts that use it. */
public final class ProvinceDatabase implements AutoCloseable {
  private ProvinceDatabase() {}

  /**
   * Does not connect yet, so that the service starts while the database is down.
   *
   * @throws IllegalArgumentException if the URL is of no database that we know
   */
  public static ProvinceDatabase open(ProvinceSettings settings) {
    throw new UnsupportedOperationException();
  }

  public String name() {
    throw new UnsupportedOperationException();
  }

  /** For camel-sql. */
  public DataSource dataSource() {
    throw new UnsupportedOperationException();
  }

  /** Asks the database within a few seconds. */
  public boolean reachable() {
    throw new UnsupportedOperationException();
  }

  public ProvinceSchema schema() {
    throw new UnsupportedOperationException();
  }

  /**
   * The questions about a mapping's table, with the table's names as they are now.
   *
   * @throws ProvinceSchemaFault if the table or a mapped column is not there
   * @throws ProvinceUnreachable if the database does not answer
   */
  public ProvinceSql sql(Mapping mapping) {
    throw new UnsupportedOperationException();
  }

  /** The tables to write to. */
  public Province tables() {
    throw new UnsupportedOperationException();
  }

  @Override
  public void close() {}
}
