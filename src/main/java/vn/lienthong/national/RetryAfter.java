package vn.lienthong.national;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/** The header {@code Retry-After}, in seconds or as a date. */
public final class RetryAfter {
  private RetryAfter() {}

  /**
   * @return between nothing and {@code longest}; null if there is no header or it makes no sense
   */
  public static @Nullable Duration read(@Nullable String header, Clock clock, Duration longest) {
    if (header == null || header.isBlank()) {
      return null;
    }
    String text = header.strip();
    Duration asked = text.matches("\\d+") ? seconds(text, longest) : until(text, clock);
    if (asked == null) {
      return null;
    }
    Duration notPast = asked.isNegative() ? Duration.ZERO : asked;
    return notPast.compareTo(longest) > 0 ? longest : notPast;
  }

  private static Duration seconds(String digits, Duration longest) {
    return digits.length() > 9 ? longest : Duration.ofSeconds(Long.parseLong(digits));
  }

  private static @Nullable Duration until(String date, Clock clock) {
    try {
      Instant then = ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
      return Duration.between(clock.instant(), then);
    } catch (DateTimeException unreadable) {
      return null;
    }
  }
}
