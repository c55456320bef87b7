package vn.lienthong.national.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import vn.lienthong.national.Access;
import vn.lienthong.national.Answer;
import vn.lienthong.national.NationalProblem;
import vn.lienthong.testkit.TestClock;

class BearerCredentialsTest {
  private final AtomicInteger asked = new AtomicInteger();
  private final TestClock clock = TestClock.at("2026-01-01T00:00:00Z");
  private volatile Supplier<Answer> desk = () -> token(100);
  private volatile String secret = "secret";
  private volatile @Nullable TokenRequest request;
  private final Access.Ngsp access =
      new Access.Ngsp(
          new Access.TokenDesk(URI.create("https://api.example.vn/token")), "key", () -> secret);
  private final Credentials credentials =
      Credentials.of(
          access,
          question -> {
            request = question;
            asked.incrementAndGet();
            return desk.get();
          },
          clock);

  @Test
  void fetchesOneTokenForManyThreads() throws Exception {
    for (Map<String, String> headers : inThreads(credentials::headers)) {
      assertThat(headers).containsOnly(Map.entry("Authorization", "Bearer t1"));
    }
    assertThat(asked).hasValue(1);
  }

  @Test
  void renewsItBeforeItEnds() {
    credentials.headers();
    pass(79);
    assertThat(bearer()).isEqualTo("Bearer t1");
    pass(1);
    assertThat(bearer()).isEqualTo("Bearer t2");
  }

  @Test
  void countsForNothingWhatAClockNotedThatWasPutBack() {
    pass(365 * 86_400);
    credentials.headers();
    pass(-365 * 86_400);
    assertThat(bearer()).isEqualTo("Bearer t2");

    pass(365 * 86_400);
    desk = () -> new Answer(503, null, null);
    assertThatThrownBy(credentials::headers).isInstanceOf(NationalProblem.class);
    pass(-365 * 86_400);
    desk = () -> token(100);
    assertThat(bearer()).startsWith("Bearer t");
  }

  @Test
  void letsTheOthersGoOnWithTheOldOneWhileOneRenewsIt() throws Exception {
    credentials.headers();
    pass(80);
    CountDownLatch atDesk = new CountDownLatch(1);
    CountDownLatch answered = new CountDownLatch(1);
    desk =
        () -> {
          atDesk.countDown();
          await(answered);
          return token(100);
        };
    ExecutorService one = Executors.newSingleThreadExecutor();
    try {
      Future<String> renewing = one.submit(this::bearer);
      await(atDesk);
      assertThat(bearer()).isEqualTo("Bearer t1");
      answered.countDown();
      assertThat(renewing.get()).isEqualTo("Bearer t2");
    } finally {
      one.shutdown();
    }
  }

  @Test
  void goesOnWithTheOldOneIfTheRenewalFailsUntilItEnds() {
    credentials.headers();
    desk = () -> status(503);
    pass(80);
    assertThat(bearer()).isEqualTo("Bearer t1");
    assertThat(bearer()).isEqualTo("Bearer t1");
    assertThat(asked).hasValue(2);

    pass(20);
    assertThatThrownBy(this::bearer).hasMessageContaining("nation-busy");
  }

  @Test
  void forgetsARefusedTokenOnce() {
    Map<String, String> first = credentials.headers();
    assertThat(credentials.refused(first)).isTrue();
    Map<String, String> second = credentials.headers();
    assertThat(credentials.refused(first)).isTrue();
    assertThat(credentials.headers()).isEqualTo(second);
    assertThat(asked).hasValue(2);
  }

  @Test
  void doesNotHammerADeskThatGivesNone() throws Exception {
    desk = () -> status(401);
    inThreads(() -> failure(credentials));
    assertThat(asked).hasValue(1);

    for (int seconds = 0; seconds < 600; seconds++) {
      failure(credentials);
      pass(1);
    }
    // after 1, 2, 4 … 256 seconds, and then every five minutes
    assertThat(asked).hasValue(10);

    desk = () -> token(100);
    pass(300);
    assertThat(bearer()).startsWith("Bearer t");
  }

  @Test
  void waitsAsLongAsTheDeskAsks() {
    desk = () -> new Answer(429, null, Duration.ofSeconds(60));
    failure(credentials);
    pass(59);
    failure(credentials);
    assertThat(asked).hasValue(1);
    pass(1);
    failure(credentials);
    assertThat(asked).hasValue(2);
  }

  @Test
  void asksAtOnceWithANewSecret() {
    desk = () -> status(401);
    failure(credentials);
    secret = "mended";
    desk = () -> token(100);

    assertThat(bearer()).isEqualTo("Bearer t2");
    assertThat(request)
        .extracting(question -> question.headers().get("Authorization"))
        .isEqualTo("Basic a2V5Om1lbmRlZA==");
  }

  @Test
  void takesNoAnswerForATokenThatAHeaderCouldNotCarry() {
    for (String text : List.of("", "a b", "a\r\nX-Other: b", "mã")) {
      desk = () -> oauth(text, 100);
      assertThatThrownBy(this::bearer)
          .isInstanceOf(NationalProblem.class)
          .hasMessageContaining("no-token")
          .hasMessageNotContaining("Other");
      pass(600);
    }
  }

  @Test
  void believesALifeOfAtMostADayAndKnowsOneIfNoneIsTold() {
    desk = () -> oauth("forever", Long.MAX_VALUE);
    credentials.headers();
    pass(Duration.ofDays(1).toSeconds() * 4 / 5 - 1);
    credentials.headers();
    assertThat(asked).hasValue(1);

    pass(1);
    desk = () -> oauth("untold", -1);
    credentials.headers();
    pass(24 * 60 - 1);
    credentials.headers();
    assertThat(asked).hasValue(2);
    pass(1);
    credentials.headers();
    assertThat(asked).hasValue(3);
  }

  @Test
  void showsNothingOfWhatItHolds() {
    credentials.headers();

    assertThat(credentials.toString() + request + new Token("t1", Duration.ZERO))
        .doesNotContain("secret", "a2V5", "t1");
  }

  private String bearer() {
    return String.valueOf(credentials.headers().get("Authorization"));
  }

  private void pass(long seconds) {
    clock.advance(Duration.ofSeconds(seconds));
  }

  private static NationalProblem failure(Credentials credentials) {
    try {
      throw new AssertionError("a token: " + credentials.headers().size());
    } catch (NationalProblem problem) {
      return problem;
    }
  }

  private Answer token(long life) {
    return oauth("t" + asked.get(), life);
  }

  private static Answer oauth(String text, long life) {
    return new Answer(
        200,
        JsonNodeFactory.instance.objectNode().put("access_token", text).put("expires_in", life),
        null);
  }

  private static Answer status(int status) {
    return new Answer(status, null, null);
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException stopped) {
      throw new IllegalStateException(stopped);
    }
  }

  private static <T> List<T> inThreads(Callable<T> call) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      List<Callable<T>> calls = Stream.generate(() -> call).limit(80).toList();
      return threads.invokeAll(calls).stream().map(BearerCredentialsTest::result).toList();
    } finally {
      threads.shutdown();
    }
  }

  private static <T> T result(Future<T> done) {
    try {
      return done.get();
    } catch (Exception failed) {
      throw new IllegalStateException(failed);
    }
  }
}
