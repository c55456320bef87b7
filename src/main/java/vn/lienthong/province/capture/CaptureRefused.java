package vn.lienthong.province.capture;

import java.sql.SQLException;
import vn.lienthong.province.Trouble;
import vn.lienthong.record.Cause;

/** The database did not make or remove the triggers; nothing of it is used. */
public final class CaptureRefused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** An H2 that runs elsewhere, without our classes. */
  private static final String H2_TRIGGER_CLASS = "90043";

  private final transient Cause cause;
  private final String statement;

  private CaptureRefused(Cause cause, String statement) {
    super(statement.isEmpty() ? cause.text() : cause.text() + ": " + firstLine(statement));
    this.cause = cause;
    this.statement = firstLine(statement);
  }

  /** Nothing was tried, as it would not catch all. */
  static CaptureRefused because(Cause cause) {
    return new CaptureRefused(cause, "");
  }

  /**
   * @throws SQLException the failure itself, if the connection is lost
   */
  static CaptureRefused orElse(Trouble trouble, String statement, SQLException failure)
      throws SQLException {
    if (trouble.state().equals(H2_TRIGGER_CLASS)) {
      Cause cause = new Cause("trigger-class", null, H2CaptureTrigger.class.getName());
      return new CaptureRefused(cause, statement);
    }
    return switch (trouble.kind()) {
      case UNREACHABLE -> throw failure;
      case NO_RIGHTS -> new CaptureRefused(Cause.of("no-rights"), statement);
      case BUSY -> new CaptureRefused(Cause.of("locked"), statement);
      default ->
          new CaptureRefused(new Cause("refused", null, "SQLSTATE " + trouble.state()), statement);
    };
  }

  /**
   * {@code no-rights}, {@code locked}, {@code trigger-class}, what makes the tables unfit, or
   * {@code refused} with the database's own code.
   */
  public Cause why() {
    return cause;
  }

  /** The first line of the statement that was refused; empty if none was tried. */
  public String statement() {
    return statement;
  }

  private static String firstLine(String statement) {
    return statement.lines().findFirst().orElse("");
  }
}
