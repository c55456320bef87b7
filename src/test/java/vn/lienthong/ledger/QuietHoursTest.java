package vn.lienthong.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuietHoursTest {
  private static final ZoneId VIETNAM = ZoneId.of("Asia/Ho_Chi_Minh");

  @ParameterizedTest
  @CsvSource({
    "07:30-11:30 13:30-17:00, 2026-11-20T07:29:59,",
    "07:30-11:30 13:30-17:00, 2026-11-20T07:30, 2026-11-20T11:30",
    "07:30-11:30 13:30-17:00, 2026-11-20T11:30,",
    "'07:30-11:30, 13:30-17:00', 2026-11-20T16:59, 2026-11-20T17:00",
    "22:00-05:00, 2026-11-20T21:59,",
    "22:00-05:00, 2026-11-20T23:00, 2026-11-21T05:00",
    "22:00-05:00, 2026-11-21T04:59, 2026-11-21T05:00",
    "22:00-05:00, 2026-11-21T05:00,",
    "08:00-12:00 12:00-17:00, 2026-11-20T09:00, 2026-11-20T17:00",
    "08:00-12:00 11:00-17:00, 2026-11-20T11:30, 2026-11-20T17:00"
  })
  void tellsWhenTheyEnd(String hours, LocalDateTime now, LocalDateTime end) {
    Instant until = end == null ? null : end.atZone(VIETNAM).toInstant();

    assertThat(
            QuietHours.parse(hours)
                .orElseThrow()
                .until(now.atZone(VIETNAM).toInstant(), VIETNAM)
                .orElse(null))
        .isEqualTo(until);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "7:30-11:30", "07:30", "07:30-07:30", "24:00-05:00", "08:00–12:00"})
  void isNotGuessed(String text) {
    assertThat(QuietHours.parse(text)).isEmpty();
  }
}
