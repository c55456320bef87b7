package vn.lienthong.province.capture;

import vn.lienthong.mapping.Mapping;
import vn.lienthong.province.ProvinceDatabase;
import vn.lienthong.province.ProvinceSchemaFault;
import vn.lienthong.province.ProvinceUnreachable;

/** Catches the changes of a province's tables. */
public final class Capture {
  private final ProvinceDatabase database;

  private Capture(ProvinceDatabase database) {
    this.database = database;
  }

  public static Capture in(ProvinceDatabase database) {
    return new Capture(database);
  }

  /**
   * The log of that mapping's records, whether it is installed or not.
   *
   * @throws ProvinceSchemaFault if the table or a mapped column is not there
   * @throws ProvinceUnreachable if the database does not answer
   */
  public ChangeLog log(Mapping mapping) {
    throw new UnsupportedOperationException(database.name() + ": " + mapping.name());
  }
}
