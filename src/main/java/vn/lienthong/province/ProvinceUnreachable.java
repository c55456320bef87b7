package vn.lienthong.province;

import java.sql.SQLException;
import vn.lienthong.record.Cause;

/** The province's database did not answer. The message names the database, never a password. */
public final class ProvinceUnreachable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String database;

  ProvinceUnreachable(String database, String why) {
    super("the province's database " + database + " cannot be reached: " + why);
    this.database = database;
  }

  /** As a run's cause; the usual database needs no name. */
  public Cause cause() {
    return database.equals(ProvinceSettings.USUAL)
        ? Cause.of("province-unreachable")
        : new Cause("province-unreachable", null, database);
  }

  public static ProvinceUnreachable of(String database, SQLException error) {
    return new ProvinceUnreachable(database, why(error));
  }

  private static String why(SQLException error) {
    SQLException deepest = error;
    while (deepest.getCause() instanceof SQLException cause) {
      deepest = cause;
    }
    if (deepest.getErrorCode() == 3952) {
      return "its administrator must SET ALLOW_SNAPSHOT_ISOLATION ON";
    }
    String state = Trouble.state(deepest);
    return switch (state) {
      case "28000", "28P01" -> "user or password refused";
      case "3D000", "90146", "90013" -> "no such database";
      case "90020" -> "its file is in use by another program";
      case "08001", "08006" -> "no connection to its server";
      case "unknown" -> "no free connection in time";
      default -> "SQLSTATE " + state;
    };
  }
}
