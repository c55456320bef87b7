package vn.lienthong.web;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A call that a listener itself turns away. What it says is shown to the caller. */
public final class Denial extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final int status;
  private final String code;
  private final @Nullable String parameter;
  private final @Nullable String nearest;
  private final @Nullable Duration retryAfter;

  public Denial(int status, String code, String message) {
    this(status, code, message, null, null, null);
  }

  private Denial(
      int status,
      String code,
      String message,
      @Nullable String parameter,
      @Nullable String nearest,
      @Nullable Duration retryAfter) {
    super(message, null, false, false);
    this.status = status;
    this.code = code;
    this.parameter = parameter;
    this.nearest = nearest;
    this.retryAfter = retryAfter;
  }

  /** A body that cannot be used. */
  public static Denial invalid(String message) {
    return new Denial(422, "invalid", message);
  }

  /** The same refusal, about one parameter. */
  public Denial about(String name) {
    return new Denial(status, code, text(), name, nearest, retryAfter);
  }

  /**
   * @param known the known name nearest to a misspelt one; null if none is near
   */
  public Denial nearest(@Nullable String known) {
    return new Denial(status, code, text(), parameter, known, retryAfter);
  }

  public Denial after(@Nullable Duration wait) {
    return new Denial(status, code, text(), parameter, nearest, wait);
  }

  public int status() {
    return status;
  }

  public String code() {
    return code;
  }

  public String text() {
    return String.valueOf(getMessage());
  }

  public @Nullable String parameter() {
    return parameter;
  }

  public @Nullable String nearest() {
    return nearest;
  }

  public @Nullable Duration retryAfter() {
    return retryAfter;
  }
}
