package vn.lienthong.flow;

import java.io.UncheckedIOException;
import java.util.Locale;
import vn.lienthong.ledger.LeaseLost;
import vn.lienthong.ledger.LedgerAway;
import vn.lienthong.ledger.LedgerFailure;
import vn.lienthong.national.NationalProblem;
import vn.lienthong.national.Verdict;
import vn.lienthong.province.ProvinceUnreachable;
import vn.lienthong.record.Cause;

/** Why a run stopped, as the ledger keeps it. */
public final class Ending {
  private static final Cause LEDGER = Cause.of("ledger-unwritable");

  private Ending() {}

  /** The cause, if the ledger can be told of it; otherwise that it cannot. */
  public static Cause entered(Cause cause, Runnable entering) {
    try {
      entering.run();
      return cause;
    } catch (LedgerFailure away) {
      return cause(away);
    }
  }

  /**
   * Whether nothing of ours failed: a side is away or not to be trusted, or the run was told to.
   */
  public static boolean held(Throwable broken) {
    return broken instanceof NationalProblem
        || broken instanceof ProvinceUnreachable
        || broken instanceof LedgerAway
        || broken instanceof Untrusted
        || broken instanceof Stopping
        || broken instanceof LeaseLost;
  }

  /** Nobody need look into why no run was opened; that the ledger is away is an alert. */
  public static boolean expected(Throwable broken) {
    return broken instanceof FlowUnavailable
        || broken instanceof Stopping
        || broken instanceof LedgerAway;
  }

  public static Cause cause(Throwable broken) {
    if (broken instanceof NationalProblem problem) {
      boolean away =
          problem.verdict() == Verdict.RETRY_LATER || problem.verdict() == Verdict.UNKNOWN;
      return new Cause(
          away ? "national-unreachable" : "national-" + code(problem.verdict()),
          null,
          problem.reason().text());
    }
    if (broken instanceof ProvinceUnreachable away) {
      return away.cause();
    }
    if (broken instanceof LedgerAway away) {
      return Cause.of(away.full() ? "ledger-full" : "ledger-unreachable");
    }
    if (broken instanceof Stopping) {
      return Cause.of("stopping");
    }
    if (broken instanceof LeaseLost) {
      return Cause.of("lease-lost");
    }
    if (broken instanceof Untrusted untrusted) {
      return untrusted.reason();
    }
    if (broken instanceof LedgerFailure) {
      return LEDGER;
    }
    if (broken instanceof UncheckedIOException) {
      return Cause.of("disk-unwritable");
    }
    return new Cause("failure", null, broken.getClass().getSimpleName());
  }

  private static String code(Verdict verdict) {
    return verdict.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
