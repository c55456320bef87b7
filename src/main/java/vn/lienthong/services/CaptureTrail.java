package vn.lienthong.services;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.lienthong.province.capture.Change;
import vn.lienthong.province.capture.ChangeLog;

/** The log that the province's own triggers write. */
record CaptureTrail(ChangeLog log) implements Trail {
  private static final String CHECK = "log";

  @Override
  public Cursor now() {
    return log.readiness().ready() ? at(log.stamp()) : NONE.now();
  }

  @Override
  public @Nullable List<Step> after(Cursor cursor, int limit) {
    if (!cursor.check().equals(CHECK) || !log.reachesBackTo(cursor.position())) {
      return null;
    }
    List<Step> steps = new ArrayList<>();
    for (Change change : log.after(cursor.position(), limit)) {
      steps.add(new Step(at(change.position()), change.storedKey()));
    }
    return steps;
  }

  private static Cursor at(long position) {
    return new Cursor(position, CHECK, null);
  }
}
