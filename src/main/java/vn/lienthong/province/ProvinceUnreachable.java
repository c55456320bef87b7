package vn.lienthong.province;

import java.sql.SQLException;
import vn.lienthong.record.Cause;

/**
 * The province's database did not answer, or can write nothing. The message names the database,
 * never a password.
 */
public final class ProvinceUnreachable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String database;
  private final boolean answers;

  ProvinceUnreachable(String database, String why) {
    super("the province's database " + database + " cannot be reached: " + why);
    this.database = database;
    answers = false;
  }

  private ProvinceUnreachable(String database, SQLException error) {
    super(
        ("the province's database %s cannot write: its server's disk is full, or it may only read"
                + " (SQLSTATE %s)")
            .formatted(database, Trouble.state(WriteBatch.deepest(error))));
    this.database = database;
    answers = true;
  }

  /** As a run's cause; the usual database needs no name. */
  public Cause cause() {
    String code = answers ? "province-full" : "province-unreachable";
    return database.equals(ProvinceSettings.USUAL)
        ? Cause.of(code)
        : new Cause(code, null, database);
  }

  /** It answers, but its server has no room or may only read. */
  static ProvinceUnreachable unwritable(String database, SQLException error) {
    return new ProvinceUnreachable(database, error);
  }

  public static ProvinceUnreachable of(String database, SQLException error) {
    if (PostgreSqlDialect.UNWRITABLE.contains(Trouble.state(WriteBatch.deepest(error)))) {
      return unwritable(database, error);
    }
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
