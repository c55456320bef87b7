package vn.lienthong.national;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * What the ministry is told, and the log tells, so that a call can be found on both sides: the
 * header {@code traceparent} of W3C's Trace Context. The first half of a trace id is this process,
 * the second the number of the run.
 */
public final class Trace {
  public static final String HEADER = "traceparent";

  /** The exchange property with the number of the run that asks. */
  public static final String RUN = "nationalRun";

  private static final HexFormat HEX = HexFormat.of();
  private static final String PROCESS = HEX.toHexDigits(new SecureRandom().nextLong() | 1);

  private Trace() {}

  /** 32 hexadecimal digits. */
  public static String id(long run) {
    return PROCESS + HEX.toHexDigits(run);
  }

  /**
   * The header's value, with a span of its own for each call.
   *
   * @param run null if no run asks, as when one record is looked up
   */
  public static String parent(@Nullable Long run) {
    long span = ThreadLocalRandom.current().nextLong() | 1;
    return "00-" + id(run == null ? 0 : run) + "-" + HEX.toHexDigits(span) + "-01";
  }
}
