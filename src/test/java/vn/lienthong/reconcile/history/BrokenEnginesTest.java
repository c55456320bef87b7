package vn.lienthong.reconcile.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The property of {@link HistoriesTest} can fail: it finds each of these mistakes. */
class BrokenEnginesTest {
  static Stream<Arguments> mistakes() {
    return Stream.of(
        mistake("the base in one half", BrokenEngines.OneHalf::new),
        mistake("absence as deletion", BrokenEngines.AbsenceIsDeletion::new),
        mistake("writing without comparing", BrokenEngines.WritesBlindly::new),
        mistake("losers not kept", BrokenEngines.KeepsNoLosers::new),
        mistake("ended by whoever removes", BrokenEngines.AnyoneEnds::new),
        mistake("a refusal taken for success", BrokenEngines.HearsNoRefusal::new),
        mistake("the base of a set-aside record trusted", BrokenEngines.TrustsTheBase::new),
        mistake("a change meanwhile not written down", BrokenEngines.ForgetsChangedSince::new),
        mistake("contests hidden", BrokenEngines.HidesContests::new),
        mistake("a person asked about everything", BrokenEngines.AsksAboutEverything::new));
  }

  private static Arguments mistake(String name, Supplier<Engine> engine) {
    return Arguments.of(name, engine);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("mistakes")
  void isFoundWithinAThousandHistories(String name, Supplier<Engine> engine) {
    Optional<String> found =
        LongStream.range(0, 1000)
            .mapToObj(seed -> failure(seed, engine.get()))
            .flatMap(Optional::stream)
            .findFirst();

    assertThat(found).as(name).isPresent();
  }

  private static Optional<String> failure(long seed, Engine engine) {
    try {
      new History(seed, engine).run();
      return Optional.empty();
    } catch (AssertionError failure) {
      return Optional.of(failure.getMessage().lines().findFirst().orElse(""));
    }
  }
}
