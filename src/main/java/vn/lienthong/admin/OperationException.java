package vn.lienthong.admin;

import org.jspecify.annotations.Nullable;

/** Why an operation was not carried out. Messages hold names and keys, never values of records. */
public abstract sealed class OperationException extends RuntimeException {
  private OperationException(String message) {
    super(message, null, false, false);
  }

  /** There is no flow of this name. */
  public static final class UnknownFlow extends OperationException {
    private final @Nullable String nearest;

    public UnknownFlow(String flow, @Nullable String nearest) {
      super(
          "no flow is named " + flow + (nearest == null ? "" : "; did you mean " + nearest + "?"));
      this.nearest = nearest;
    }

    /** The known name nearest to what was asked for. */
    public @Nullable String nearest() {
      return nearest;
    }
  }

  /** Asked for in a way that means nothing. */
  public static final class Invalid extends OperationException {
    private final String code;
    private final String about;

    /**
     * @param code names the fault for programs
     * @param about what of the question it is about
     */
    public Invalid(String code, String about, String message) {
      super(about + ": " + message);
      this.code = code;
      this.about = about;
    }

    public String code() {
      return code;
    }

    public String about() {
      return about;
    }
  }

  /** There is no such plan, record or conflict. */
  public static final class NotFound extends OperationException {
    public NotFound(String what) {
      super(what);
    }
  }

  /** Understood, and not done for this reason: changed since it was seen, no authority, a guard. */
  public static final class Refused extends OperationException {
    public Refused(String reason) {
      super(reason);
    }
  }

  /** The flow has a run in hand; ask again later. */
  public static final class Busy extends OperationException {
    public Busy(String what) {
      super(what);
    }
  }

  /** The province's database, the nation's API or the ledger does not answer. */
  public static final class Unreachable extends OperationException {
    private final String which;

    /**
     * @param which {@code province}, {@code national} or {@code ledger}
     * @param cause what was tried and how it failed, in one line
     */
    public Unreachable(String which, String cause) {
      super(which + ": " + cause);
      this.which = which;
    }

    public String which() {
      return which;
    }
  }
}
