package vn.lienthong.admin;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/** Times as people write them: a day, or a day and a time, in the province's zone. */
final class Moments {
  private final Clock clock;

  Moments(Clock clock) {
    this.clock = clock;
  }

  /**
   * When something began: a day is meant from its first moment.
   *
   * @throws OperationException.Invalid if it is no time, or has not come yet
   */
  Instant since(String text) {
    Instant at = of(text, 0);
    if (at.isAfter(clock.instant())) {
      throw new OperationException.Invalid("time-ahead", text, "that time has not come yet");
    }
    return at;
  }

  /** Until when, exclusively: a day is meant with all of it. Null: until now. */
  Instant until(@Nullable String text) {
    return text == null ? clock.instant().plusSeconds(1) : of(text, 1);
  }

  private Instant of(String text, int daysMore) {
    String written = text.strip().replaceFirst("^(\\d{4}-\\d\\d-\\d\\d) ", "$1T");
    try {
      if (written.length() <= "2026-01-01".length()) {
        LocalDate day = LocalDate.parse(written).plusDays(daysMore);
        return day.atStartOfDay(clock.getZone()).toInstant();
      }
      return written.matches(".*(Z|[+-]\\d\\d:?\\d\\d)")
          ? OffsetDateTime.parse(written).toInstant()
          : LocalDateTime.parse(written).atZone(clock.getZone()).toInstant();
    } catch (DateTimeParseException no) {
      throw new OperationException.Invalid(
          "bad-time", text, "not a day such as 2026-11-20, or a time such as 2026-11-20T08:00");
    }
  }
}
