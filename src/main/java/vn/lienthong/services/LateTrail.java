package vn.lienthong.services;

import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import vn.lienthong.province.capture.ChangeLog;

/** The log of a mapping whose tables are looked at when it is first asked for. */
final class LateTrail implements Trail {
  private final Supplier<ChangeLog> log;
  private @Nullable Trail opened;

  LateTrail(Supplier<ChangeLog> log) {
    this.log = log;
  }

  @Override
  public Cursor now() {
    return opened().now();
  }

  @Override
  public @Nullable List<Step> after(Cursor cursor, int limit) {
    return opened().after(cursor, limit);
  }

  private synchronized Trail opened() {
    try {
      Trail trail = opened == null ? new CaptureTrail(log.get()) : opened;
      opened = trail;
      return trail;
    } catch (UnsupportedOperationException notYet) {
      return NONE;
    }
  }
}
