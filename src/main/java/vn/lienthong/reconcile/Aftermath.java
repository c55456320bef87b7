package vn.lienthong.reconcile;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.lienthong.record.Base;
import vn.lienthong.record.Cause;
import vn.lienthong.record.Entry;
import vn.lienthong.record.Key;
import vn.lienthong.record.Outcome;
import vn.lienthong.record.Side;
import vn.lienthong.record.Standing;

/**
 * What the ledger keeps of a record after a decision was carried out: the base advances by each
 * field that both sides now hold, as each of them holds it, and stays where a field is contested or
 * was not taken.
 *
 * @param mapping hash of the mapping used
 * @param run the run
 * @param now the time of settling
 * @param backoff the next attempt after that many attempts
 */
public record Aftermath(String mapping, long run, Instant now, Backoff backoff) {
  /** A side changed between reading and writing: nothing is wrong, it is to be decided again. */
  public static final Cause CHANGED_SINCE = Cause.of("changed-since");

  private static final String MISSING_REFERENCE = "missing-reference";

  /** When to try again. */
  @FunctionalInterface
  public interface Backoff {
    /** After {@code attempts} tries in vain; null: no more, a person is needed. */
    @Nullable Instant next(int attempts, Outcome.Later later);
  }

  /** What was done: null where nothing was to be written. */
  public record Done(@Nullable Outcome province, @Nullable Outcome nation) {
    @Nullable Outcome at(Side side) {
      return side == Side.PROVINCE ? province : nation;
    }

    /** Whether that side was to be written and does not hold it now. */
    boolean missed(Decision decision, Side side) {
      return decision.write(side) != null && !(at(side) instanceof Outcome.Done);
    }
  }

  /**
   * The entry as it shall stand; null if the ledger's entry stays as it is. A record of which a
   * side changed between reading and writing is written down as waiting, because the next reading
   * may say nothing of it; so is one that a side refuses only because it names what is missing.
   */
  public @Nullable Entry entry(
      Decision decision, @Nullable Entry entry, Sighting province, Sighting nation, Done done) {
    if (decision.kind() == Decision.Kind.KEEP || decision.kind() == Decision.Kind.NOTHING) {
      return null;
    }
    Advance advance = new Advance(decision, entry, province, nation, done);
    Base base = advance.base();
    List<Cause> causes = causes(decision, done);
    Instant next = next(entry, done);
    Standing standing = standing(decision, base, done, next);
    boolean settled = causes.isEmpty();
    return new Entry(
        decision.key(),
        standing,
        base,
        settled
            ? 0
            : attempts(entry) + (givenUp(done.province()) || givenUp(done.nation()) ? 1 : 0),
        next,
        causes,
        settled || again(causes) ? null : advance.seen(),
        entry != null && entry.standing() == standing ? entry.since() : now,
        run,
        mapping);
  }

  /** Whether nothing is left to remember: neither side holds the record any more. */
  public static boolean forgets(Entry entry) {
    return entry.standing() == Standing.RETIRED
        && (entry.base() == null
            || entry.base().fields().values().stream()
                .allMatch(held -> held.province() == null && held.nation() == null));
  }

  /** A record kept back because of {@code causes}, without an attempt being made. */
  public Entry waiting(Key key, @Nullable Entry entry, List<Cause> causes) {
    boolean already = entry != null && entry.standing() == Standing.WAITING;
    return new Entry(
        key,
        Standing.WAITING,
        entry == null ? null : entry.base(),
        entry == null ? 0 : entry.attempts(),
        null,
        causes,
        null,
        already && entry != null ? entry.since() : now,
        run,
        mapping);
  }

  private static List<Cause> causes(Decision decision, Done done) {
    List<Cause> causes = new ArrayList<>(decision.causes());
    decision.contests().forEach(contest -> causes.add(contest.cause()));
    for (Side side : Side.values()) {
      Outcome outcome = done.at(side);
      if (outcome instanceof Outcome.Refused refused) {
        causes.addAll(refused.causes());
      } else if (outcome instanceof Outcome.Later later) {
        causes.add(later.cause());
      } else if (done.missed(decision, side)) {
        causes.add(CHANGED_SINCE);
      }
    }
    return causes;
  }

  private @Nullable Instant next(@Nullable Entry entry, Done done) {
    Instant latest = null;
    for (Side side : Side.values()) {
      if (done.at(side) instanceof Outcome.Later later) {
        Instant next = backoff.next(attempts(entry) + 1, later);
        if (next == null) {
          return null;
        }
        latest = latest == null || next.isAfter(latest) ? next : latest;
      }
    }
    return latest;
  }

  private static Standing standing(
      Decision decision, @Nullable Base base, Done done, @Nullable Instant next) {
    if (next != null) {
      return Standing.WAITING;
    }
    if (!decision.causes().isEmpty() || givenUp(done.province()) || givenUp(done.nation())) {
      return Standing.PARKED;
    }
    if (done.missed(decision, Side.PROVINCE) || done.missed(decision, Side.NATION)) {
      return Standing.WAITING;
    }
    if (!decision.contests().isEmpty()) {
      return Standing.CONFLICT;
    }
    if (decision.kind() == Decision.Kind.MOVE) {
      return Standing.MOVED;
    }
    return base == null ? Standing.RETIRED : new Agreed(base).settled();
  }

  /** The side will not take it before something else happens than that its parent arrives. */
  private static boolean givenUp(@Nullable Outcome outcome) {
    return outcome instanceof Outcome.Later
        || (outcome instanceof Outcome.Refused refused
            && !refused.causes().stream().allMatch(c -> c.code().equals(MISSING_REFERENCE)));
  }

  /** Decided anew in the next run, whatever the sides show then. */
  private static boolean again(List<Cause> causes) {
    return causes.stream()
        .anyMatch(c -> c.equals(CHANGED_SINCE) || c.code().equals(MISSING_REFERENCE));
  }

  private static int attempts(@Nullable Entry entry) {
    return entry == null ? 0 : entry.attempts();
  }
}
