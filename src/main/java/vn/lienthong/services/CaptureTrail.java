package vn.lienthong.services;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import vn.lienthong.province.capture.Change;
import vn.lienthong.province.capture.ChangeLog;
import vn.lienthong.record.Waiting;

/** The log that the province's own triggers write. */
final class CaptureTrail implements Trail {
  /** An older end of the log is as good: what changed since is told once more. */
  private static final Duration FRESH = Duration.ofSeconds(5);

  private final Supplier<ChangeLog> log;
  private final Clock clock;
  private @Nullable ChangeLog opened;
  private Cursor end = NONE.now();
  private Instant looked = Instant.EPOCH;

  /**
   * @param log is asked for when it is first needed, since the database may be away before
   */
  CaptureTrail(Supplier<ChangeLog> log, Clock clock) {
    this.log = log;
    this.clock = clock;
  }

  @Override
  public synchronized Cursor now() {
    if (Waiting.ago(looked, FRESH, clock.instant())) {
      end = stamped();
      looked = clock.instant();
    }
    return end;
  }

  @Override
  public synchronized @Nullable Cursor end() {
    Cursor stamped = stamped();
    return stamped.position() < 0 ? null : stamped;
  }

  @Override
  public Cursor known(Cursor cursor) {
    String check = opened().token(cursor.position());
    return new Cursor(cursor.position(), check, cursor.storedKey());
  }

  @Override
  public @Nullable List<Step> after(Cursor cursor, int limit) {
    ChangeLog changes = opened();
    boolean same = cursor.check().equals(changes.token(cursor.position()));
    if (!same || !changes.reachesBackTo(cursor.position())) {
      return null;
    }
    List<Step> steps = new ArrayList<>();
    for (Change change : changes.after(cursor.position(), limit)) {
      steps.add(new Step(at(change.position()), change.storedKey()));
    }
    return steps;
  }

  private Cursor stamped() {
    ChangeLog changes = opened();
    return changes.readiness().ready() ? known(at(changes.stamp())) : NONE.now();
  }

  private synchronized ChangeLog opened() {
    ChangeLog changes = opened == null ? log.get() : opened;
    opened = changes;
    return changes;
  }

  private static Cursor at(long position) {
    return new Cursor(position, "", null);
  }
}
