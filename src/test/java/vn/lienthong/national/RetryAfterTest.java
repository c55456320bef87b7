package vn.lienthong.national;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class RetryAfterTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-01-01T00:00:00Z"), ZoneOffset.UTC);

  @Test
  void readsSeconds() {
    assertThat(read("120")).isEqualTo(Duration.ofMinutes(2));
  }

  @Test
  void readsADate() {
    assertThat(read("Thu, 01 Jan 2026 00:10:00 GMT")).isEqualTo(Duration.ofMinutes(10));
  }

  @Test
  void waitsNoLongerThanAllowed() {
    assertThat(read("86400")).isEqualTo(Duration.ofHours(1));
    assertThat(read("99999999999999999999")).isEqualTo(Duration.ofHours(1));
    assertThat(read("Fri, 02 Jan 2026 00:00:00 GMT")).isEqualTo(Duration.ofHours(1));
  }

  @Test
  void takesAPastDateAsNow() {
    assertThat(read("Wed, 31 Dec 2025 00:00:00 GMT")).isEqualTo(Duration.ZERO);
  }

  @Test
  void takesNonsenseAsNothing() {
    assertThat(read("soon")).isNull();
    assertThat(read("-5")).isNull();
    assertThat(read("")).isNull();
    assertThat(read(null)).isNull();
  }

  private static Duration read(String header) {
    return RetryAfter.read(header, CLOCK, Duration.ofHours(1));
  }
}
