package vn.lienthong.services;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/**
 * Where a reading of the ministry's records is. Times are the ministry's own.
 *
 * @param since only what changed since then; null for everything
 * @param began when this reading began; null before its first page
 * @param last id of the record seen last; null before the first page
 */
record LivePlace(@Nullable Instant since, @Nullable Instant began, @Nullable String last) {
  /** Clocks of several servers differ; what is told twice does no harm. */
  private static final Duration OVERLAP = Duration.ofMinutes(1);

  private static final String NONE = "-";

  static LivePlace of(Inquiry inquiry, Caller caller) {
    String given = inquiry.after() == null ? inquiry.changedSince() : inquiry.after();
    if (given == null) {
      return new LivePlace(null, null, null);
    }
    String parameter = inquiry.after() == null ? "changedSince" : "after";
    Cursor cursor =
        Cursor.open(given, caller, inquiry.form().resource())
            .orElseThrow(() -> ChangesReading.foreign(parameter));
    String[] times = cursor.check().split(";", 2);
    LivePlace place = new LivePlace(time(times[0]), time(times[1]), cursor.storedKey());
    boolean changes = place.since() != null;
    if (changes != (inquiry.changedSince() != null)) {
      throw ChangesReading.foreign(parameter);
    }
    return place;
  }

  /**
   * The place after a page.
   *
   * @param id the page's last; null if it was the last page
   */
  LivePlace at(Instant now, @Nullable String id) {
    Instant start = began == null ? now : began;
    if (id != null) {
      return new LivePlace(since, start, id);
    }
    return since == null ? new LivePlace(null, start, null) : new LivePlace(start, null, null);
  }

  /** From where changes are asked for after everything was read. */
  LivePlace changes() {
    return new LivePlace(began, null, null);
  }

  @Nullable String changedSince() {
    return since == null ? null : since.minus(OVERLAP).toString();
  }

  Cursor cursor() {
    return new Cursor(0, text(since) + ";" + text(began), last);
  }

  private static String text(@Nullable Instant time) {
    return time == null ? NONE : time.toString();
  }

  private static @Nullable Instant time(String text) {
    try {
      return text.equals(NONE) ? null : Instant.parse(text);
    } catch (DateTimeParseException impossible) {
      return null;
    }
  }
}
