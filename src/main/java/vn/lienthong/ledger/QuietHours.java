package vn.lienthong.ledger;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * When in the day a flow does not run by itself, such as the office's hours.
 *
 * @param spans each from a time to a later one, or over midnight to an earlier one
 */
public record QuietHours(List<Span> spans) {
  private static final Pattern SPAN =
      Pattern.compile("([01]\\d|2[0-3]):([0-5]\\d)-([01]\\d|2[0-3]):([0-5]\\d)");

  /** Until {@code to}, exclusively. */
  public record Span(LocalTime from, LocalTime to) {
    private boolean holds(LocalTime time) {
      return from.isBefore(to)
          ? !time.isBefore(from) && time.isBefore(to)
          : !time.isBefore(from) || time.isBefore(to);
    }
  }

  /** As {@code 07:30-11:30 13:30-17:00}; empty if it is not written so, or a span has no length. */
  public static Optional<QuietHours> parse(String text) {
    List<Span> spans = new ArrayList<>();
    for (String word : text.strip().split("[ ,]+")) {
      Matcher span = SPAN.matcher(word);
      if (!span.matches()) {
        return Optional.empty();
      }
      LocalTime from = LocalTime.of(number(span, 1), number(span, 2));
      LocalTime to = LocalTime.of(number(span, 3), number(span, 4));
      if (from.equals(to)) {
        return Optional.empty();
      }
      spans.add(new Span(from, to));
    }
    return Optional.of(new QuietHours(List.copyOf(spans)));
  }

  private static int number(Matcher span, int group) {
    return Integer.parseInt(span.group(group));
  }

  /** When the hours end that it is in; empty if it is in none. */
  Optional<Instant> until(Instant now, ZoneId zone) {
    ZonedDateTime here = now.atZone(zone);
    ZonedDateTime end = here;
    // one span may begin where another ends
    for (int i = 0; i < spans.size(); i++) {
      for (Span span : spans) {
        if (span.holds(end.toLocalTime())) {
          ZonedDateTime to = end.with(span.to());
          end = to.isAfter(end) ? to : to.plusDays(1);
        }
      }
    }
    return end.equals(here) ? Optional.empty() : Optional.of(end.toInstant());
  }
}
