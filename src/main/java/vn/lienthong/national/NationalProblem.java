package vn.lienthong.national;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.lienthong.record.Cause;

/** A call that brought no usable answer. Holds nothing that the other side wrote. */
public final class NationalProblem extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final Verdict verdict;
  private final transient Cause reason;
  private final @Nullable Duration retryAfter;

  public NationalProblem(Verdict verdict, Cause reason, @Nullable Duration retryAfter) {
    super(verdict + ": " + reason.text());
    this.verdict = verdict;
    this.reason = reason;
    this.retryAfter = retryAfter;
  }

  /** An answer that is not what the contract promises. */
  public static NationalProblem contractBroken(String code, String detail) {
    return new NationalProblem(Verdict.CONTRACT_BROKEN, new Cause(code, null, detail), null);
  }

  /** What the endpoint cannot do, and nothing can make up for. */
  public static NationalProblem unable(Lack lack) {
    return new NationalProblem(Verdict.UNABLE, Cause.of(lack.word()), null);
  }

  public Verdict verdict() {
    return verdict;
  }

  public Cause reason() {
    return reason;
  }

  /** The wait that the nation asked for, never longer than the settings allow. */
  public Optional<Duration> retryAfter() {
    return Optional.ofNullable(retryAfter);
  }
}
