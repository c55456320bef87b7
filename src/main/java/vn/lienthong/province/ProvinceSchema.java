package vn.lienthong.province;

import java.util.List;
import javax.sql.DataSource;

/** The tables and views of the province as its database describes them, read afresh each time. */
public final class ProvinceSchema {
  ProvinceSchema(DataSource database, String name) {}

  /** Tables and views that we are shown, outside the database's own schemas. */
  public List<String> tables() {
    throw new UnsupportedOperationException();
  }

  /**
   * @param wanted in any case, perhaps with a schema before a dot
   * @throws ProvinceSchemaFault if there is none, with the nearest name
   * @throws ProvinceUnreachable if the database does not answer
   */
  public Table table(String wanted) {
    throw new UnsupportedOperationException();
  }
}
