package vn.lienthong.national.camel;

import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import vn.lienthong.national.NationalLimits;
import vn.lienthong.national.Samples;
import vn.lienthong.national.Verdict;

class SlowAnswersTest extends NationalApiFixture {
  @Override
  NationalLimits limits() {
    return new NationalLimits(
        Duration.ofSeconds(3),
        Duration.ofSeconds(3),
        Duration.ofSeconds(5),
        100_000,
        Duration.ofHours(1),
        1000,
        Duration.ofSeconds(30));
  }

  @Test
  void isInDoubtWhenThereIsSilence() {
    answer(okJson(Samples.page(2, 0)).withFixedDelay(30_000));
    Instant start = Instant.now();

    assertProblem(Verdict.UNKNOWN, "timeout");

    assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(15));
  }

  @Test
  void endsACallThatDribbles() {
    String slow = Samples.page(2, 1, Samples.record("TW:1", "03388", "x".repeat(2_000)));
    answer(okJson(slow).withChunkedDribbleDelay(100, 30_000));
    Instant start = Instant.now();

    assertProblem(Verdict.UNKNOWN, "timeout");

    assertThat(Duration.between(start, Instant.now()))
        .isBetween(Duration.ofMillis(4_900), Duration.ofSeconds(20));
  }
}
