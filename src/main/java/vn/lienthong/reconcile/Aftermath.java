package vn.lienthong.reconcile;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.lienthong.record.Base;
import vn.lienthong.record.Cause;
import vn.lienthong.record.Entry;
import vn.lienthong.record.Fingerprint;
import vn.lienthong.record.Held;
import vn.lienthong.record.Key;
import vn.lienthong.record.Outcome;
import vn.lienthong.record.Row;
import vn.lienthong.record.Side;
import vn.lienthong.record.Standing;
import vn.lienthong.record.Text;
import vn.lienthong.record.Write;

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
  }

  /** The entry as it shall stand; null if the ledger's entry stays as it is. */
  public @Nullable Entry entry(
      Decision decision, @Nullable Entry entry, Sighting province, Sighting nation, Done done) {
    if (done.province() instanceof Outcome.ChangedSince
        || done.nation() instanceof Outcome.ChangedSince) {
      return null;
    }
    Base base = advanced(decision, entry, province, nation, done);
    List<Cause> causes = causes(decision, done);
    Standing standing = standing(decision, base, causes, done);
    int attempts = standing == Standing.IN_STEP || entry == null ? 0 : entry.attempts();
    Instant next = null;
    for (Outcome outcome : new Outcome[] {done.province(), done.nation()}) {
      if (outcome instanceof Outcome.Later later) {
        next = backoff.next(++attempts, later);
        standing = next == null ? Standing.PARKED : Standing.WAITING;
      }
    }
    boolean aside = !causes.isEmpty();
    return new Entry(
        decision.key(),
        standing,
        base,
        attempts,
        next,
        causes,
        aside ? Seen.of(seen(province, done.province()), seen(nation, done.nation())) : null,
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

  private static Sighting seen(Sighting before, @Nullable Outcome outcome) {
    return outcome instanceof Outcome.Done done && done.after() != null
        ? new Sighting.Found(done.after())
        : before;
  }

  private static List<Cause> causes(Decision decision, Done done) {
    List<Cause> causes = new ArrayList<>(decision.causes());
    decision.contests().forEach(contest -> causes.add(contest.cause()));
    for (Side side : Side.values()) {
      if (done.at(side) instanceof Outcome.Refused refused) {
        causes.addAll(refused.causes());
      } else if (done.at(side) instanceof Outcome.Later later) {
        causes.add(later.cause());
      }
    }
    return causes;
  }

  private static Standing standing(
      Decision decision, @Nullable Base base, List<Cause> causes, Done done) {
    boolean refused =
        done.province() instanceof Outcome.Refused || done.nation() instanceof Outcome.Refused;
    if (refused || !decision.causes().isEmpty()) {
      return Standing.PARKED;
    }
    if (!causes.isEmpty()) {
      return Standing.CONFLICT;
    }
    return switch (decision.kind()) {
      case MOVE -> Standing.MOVED;
      case RETIRE, FORGET -> Standing.RETIRED;
      case NOTHING -> base == null ? Standing.RETIRED : Standing.IN_STEP;
      default -> Standing.IN_STEP;
    };
  }

  private static @Nullable Base advanced(
      Decision decision, @Nullable Entry entry, Sighting province, Sighting nation, Done done) {
    Base old = entry == null ? null : entry.base();
    boolean failed = failed(done.province()) || failed(done.nation());
    boolean whole = decision.kind() != Decision.Kind.UPDATE;
    boolean aside =
        switch (decision.kind()) {
          case PARK, MOVE -> true;
          case CONFLICT -> decision.contests().stream().anyMatch(c -> c.field() == null);
          default -> false;
        };
    if (aside || (failed && whole)) {
      return old;
    }
    Row here = after(Side.PROVINCE, decision, old, province, done.province());
    Row there = after(Side.NATION, decision, old, nation, done.nation());
    Set<String> stays = stays(decision, done);
    Map<String, Held> fields = new LinkedHashMap<>();
    for (String field : names(old, here, there)) {
      Held held = old == null ? null : old.fields().get(field);
      if (!stays.contains(field)) {
        fields.put(field, next(held, value(here, field), value(there, field)));
      } else if (held != null) {
        fields.put(field, held);
      }
    }
    String id = there != null ? there.handle().id() : old == null ? null : old.nationalId();
    long version = there != null ? there.handle().version() : old == null ? 0 : old.version();
    return new Base(id, version, fields);
  }

  private static boolean failed(@Nullable Outcome outcome) {
    return outcome != null && !(outcome instanceof Outcome.Done);
  }

  private static Set<String> names(@Nullable Base old, @Nullable Row here, @Nullable Row there) {
    Row row = there != null ? there : here;
    return row != null ? row.values().keySet() : Objects.requireNonNull(old).fields().keySet();
  }

  /** Contested fields, and those that a side was to take and did not. */
  private static Set<String> stays(Decision decision, Done done) {
    Set<String> stays =
        decision.contests().stream()
            .map(contest -> String.valueOf(contest.field()))
            .collect(Collectors.toSet());
    for (Side side : Side.values()) {
      Write write = decision.write(side);
      if (write != null && failed(done.at(side))) {
        stays.addAll(write.values().keySet());
      }
    }
    return stays;
  }

  private static @Nullable Row after(
      Side side,
      Decision decision,
      @Nullable Base old,
      Sighting sighting,
      @Nullable Outcome outcome) {
    if (outcome instanceof Outcome.Done done) {
      return done.after();
    }
    if (sighting instanceof Sighting.Unread && old != null) {
      return Reconciliation.remembered(decision.key(), old, side);
    }
    return sighting.found().orElse(null);
  }

  private static @Nullable String value(@Nullable Row row, String field) {
    return row == null ? null : row.value(field);
  }

  private static Held next(
      @Nullable Held held, @Nullable String province, @Nullable String nation) {
    if (held == null) {
      return Held.of(province, nation);
    }
    if (Text.same(held.nation(), nation) && Text.same(held.province(), province)) {
      return new Held(province, nation, held.before(), held.flips());
    }
    boolean back = print(nation).equals(held.before());
    return new Held(province, nation, print(held.nation()), back ? held.flips() + 1 : 0);
  }

  private static String print(@Nullable String value) {
    return new Fingerprint().add(Text.normal(value)).text();
  }
}
