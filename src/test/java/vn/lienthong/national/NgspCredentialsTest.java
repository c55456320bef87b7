package vn.lienthong.national;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import vn.lienthong.national.TokenSource.Token;

class NgspCredentialsTest {
  private final AtomicInteger fetched = new AtomicInteger();
  private final SettableClock clock = new SettableClock();
  private final TokenSource source =
      authorization -> {
        assertThat(authorization).isEqualTo("Basic a2V5OnNlY3JldA==");
        return new Token("t" + fetched.incrementAndGet(), Duration.ofSeconds(100));
      };
  private final NgspCredentials credentials =
      new NgspCredentials("key", () -> "secret", source, clock);

  @Test
  void fetchesOneTokenForManyThreads() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      List<Callable<Map<String, String>>> calls =
          Stream.<Callable<Map<String, String>>>generate(() -> credentials::headers)
              .limit(80)
              .toList();
      for (Future<Map<String, String>> call : threads.invokeAll(calls)) {
        assertThat(call.get()).containsEntry("Authorization", "Bearer t1");
      }
    } finally {
      threads.shutdown();
    }
    assertThat(fetched).hasValue(1);
  }

  @Test
  void renewsItBeforeItEnds() {
    credentials.headers();
    clock.now = clock.now.plusSeconds(79);
    assertThat(credentials.headers()).containsEntry("Authorization", "Bearer t1");
    clock.now = clock.now.plusSeconds(1);
    assertThat(credentials.headers()).containsEntry("Authorization", "Bearer t2");
  }

  @Test
  void forgetsARefusedTokenOnce() {
    Map<String, String> first = credentials.headers();
    assertThat(credentials.refused(first)).isTrue();
    Map<String, String> second = credentials.headers();
    assertThat(credentials.refused(first)).isTrue();
    assertThat(credentials.headers()).isEqualTo(second);
    assertThat(fetched).hasValue(2);
  }

  private static final class SettableClock extends Clock {
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }

    @Override
    public Instant instant() {
      return now;
    }
  }
}
