package vn.lienthong.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vn.lienthong.flow.Report;
import vn.lienthong.flow.RunRequest;
import vn.lienthong.ledger.Count;
import vn.lienthong.ledger.FeedState.Witness;
import vn.lienthong.national.Lack;
import vn.lienthong.record.Cause;
import vn.lienthong.record.Key;

/** A feed notices by itself that the nation lost what it had, and nothing else looks like that. */
class NationPutBackTest {
  private static final Cause RESTORED = Cause.of("restored-nation");
  private static final String LAST = "12:00002";
  private final Rig rig = new Rig();

  @AfterEach
  void close() {
    rig.close();
  }

  private Map<String, Object> yesterday() {
    rig.province.put("00001", "one");
    assertThat(rig.run().result()).isEqualTo("in-step");
    return rig.nation.backup();
  }

  private void today() {
    rig.province.put("00002", "two");
    assertThat(rig.run().result()).isEqualTo("in-step");
  }

  private static RunRequest all() {
    return new RunRequest("command", false, true, true, null, null, null, 0);
  }

  private Report run(RunRequest request) {
    return rig.run(request, (step, batch) -> {});
  }

  @Test
  void nothingIsSentUntilAPersonSaysWhatGoesAgain() {
    Map<String, Object> yesterday = yesterday();
    today();
    rig.nation.putBack(yesterday);
    rig.province.put("00003", "three");
    int calls = rig.nation.calls;

    for (int i = 0; i < 2; i++) {
      Report report = rig.run();
      assertThat(report.result()).isEqualTo("held");
      assertThat(report.cause()).isEqualTo(RESTORED);
    }

    assertThat(rig.nation.calls).isEqualTo(calls);
    assertThat(run(all()).result()).isEqualTo("in-step");
    assertThat(rig.differences()).isEmpty();
    rig.province.put("00004", "four");
    assertThat(rig.run().result()).isEqualTo("in-step");
    assertThat(rig.differences()).isEmpty();
  }

  @Test
  void whatWasSentSinceADayIsEnough() {
    Map<String, Object> yesterday = yesterday();
    rig.clock.advance(Duration.ofDays(1));
    Instant since = rig.clock.instant();
    today();
    rig.nation.putBack(yesterday);
    rig.province.put("00003", "three");
    assertThat(rig.run().cause()).isEqualTo(RESTORED);

    Report again = run(RunRequest.since(since, false, 0));

    assertThat(again.result()).isEqualTo("in-step");
    assertThat(rig.differences()).isEmpty();
    rig.province.put("00004", "four");
    assertThat(rig.run().result()).isEqualTo("in-step");
    assertThat(rig.nation.calls).isGreaterThan(4);
  }

  @Test
  void oneRecordThatAPersonSendsIsNoWordAboutTheRest() {
    Map<String, Object> yesterday = yesterday();
    today();
    rig.nation.putBack(yesterday);
    rig.province.put("00003", "three");

    assertThat(run(RunRequest.again(Set.of(Key.of("00003")), false)).result()).isEqualTo("in-step");

    assertThat(rig.nation.living()).containsEntry("00003", "three");
    assertThat(rig.run().cause()).isEqualTo(RESTORED);
  }

  @Test
  void anEditThatTheNationLostIsNoticedTooAndSoIsAWithdrawal() {
    yesterday();
    today();
    Map<String, Object> noon = rig.nation.backup();
    rig.province.put("00002", "two, mended");
    rig.run();
    Map<String, Object> evening = rig.nation.backup();
    rig.nation.putBack(noon);
    rig.province.put("00003", "three");
    assertThat(rig.run().cause()).isEqualTo(RESTORED);

    rig.nation.putBack(evening);
    rig.province.remove("00003");
    rig.province.remove("00002");
    assertThat(rig.run().result()).isEqualTo("in-step");
    assertThat(rig.nation.living()).doesNotContainKey("00002");
    rig.nation.putBack(evening);
    rig.province.put("00004", "four");
    assertThat(rig.run().cause()).isEqualTo(RESTORED);
  }

  @Test
  void aNationThatHasEverythingAgainIsGoneOnWithByItself() {
    Map<String, Object> yesterday = yesterday();
    today();
    Map<String, Object> evening = rig.nation.backup();
    rig.nation.putBack(yesterday);
    rig.province.put("00003", "three");
    assertThat(rig.run().result()).isEqualTo("held");

    rig.nation.putBack(evening);

    assertThat(rig.run().result()).isEqualTo("in-step");
    assertThat(rig.differences()).isEmpty();
  }

  @Test
  void whatTheMinistryChangedFurtherIsFollowed() {
    yesterday();
    today();
    Map<String, Object> before = rig.nation.backup();
    rig.nation.judge(LAST);
    rig.province.put("00003", "three");
    rig.nation.refuses = "three"::equals;
    assertThat(rig.run().result()).isEqualTo("in-step");

    rig.nation.putBack(before);
    rig.province.put("00003", "three, mended");

    assertThat(rig.run().cause()).isEqualTo(RESTORED);
  }

  @Test
  void anIdleFeedAsksOnceInAnHourAndAFlowThatIsHeldAsksEveryTime() {
    Map<String, Object> yesterday = yesterday();
    today();
    int asked = rig.nation.asked;
    for (int i = 0; i < 12; i++) {
      assertThat(rig.run().result()).isEqualTo("in-step");
    }
    assertThat(rig.nation.asked - asked).as("in 132 minutes").isEqualTo(2);

    rig.nation.putBack(yesterday);
    while (rig.run().result().equals("in-step")) {
      assertThat(rig.nation.asked - asked).isEqualTo(2);
    }
    assertThat(rig.run().cause()).isEqualTo(RESTORED);
    assertThat(rig.run().cause()).isEqualTo(RESTORED);
  }

  @Test
  void aKillBetweenSendingAndEnteringIsNoRestore() {
    yesterday();
    for (Rig.Step last : Rig.Step.values()) {
      for (String name : new String[] {"two " + last, "", "three " + last}) {
        if (name.isEmpty()) {
          rig.province.remove("00002");
        } else {
          rig.province.put("00002", name);
        }
        try {
          run(RunRequest.scheduled(), last);
        } catch (Rig.Crash gone) {
          assertThat(gone).isNotNull();
        }
        Report report = rig.run();
        assertThat(report.result()).as(last + " " + report.cause()).isEqualTo("in-step");
        assertThat(rig.differences()).isEmpty();
      }
    }
  }

  private void run(RunRequest request, Rig.Step last) {
    rig.run(
        request,
        (step, batch) -> {
          if (step == last) {
            throw new Rig.Crash();
          }
        });
  }

  @Test
  void nothingThatNeverArrivedIsMissed() {
    rig.nation.refuses = name -> true;
    rig.province.put("00001", "one");
    rig.run();
    rig.province.put("00002", "two");

    assertThat(rig.run().result()).isEqualTo("in-step");
    assertThat(rig.nation.asked).isZero();
  }

  @Test
  void anOutageIsNoRestore() {
    yesterday();
    today();
    rig.nation.out = true;
    rig.province.put("00003", "three");

    assertThat(rig.run().cause()).isNotNull().isNotEqualTo(RESTORED);

    rig.nation.out = false;
    assertThat(rig.run().result()).isEqualTo("in-step");
  }

  /** Poorer endpoints: without versions, or where what was withdrawn is just missing. */
  @ParameterizedTest
  @EnumSource(names = {"CHANGED_SINCE", "WITHDRAWAL", "READ_ONE", "READING"})
  void whatAPoorEndpointDoesNotTellIsNotHeldAgainstIt(Lack lack) {
    rig.without = Set.of(lack);
    Map<String, Object> yesterday = yesterday();
    today();
    rig.province.put("00003", "three");
    assertThat(rig.run().result()).isEqualTo("in-step");
    rig.province.remove("00003");
    assertThat(rig.run().result()).isEqualTo("in-step");
    rig.nation.forget("12:00003");
    rig.province.put("00002", "two, mended");
    assertThat(rig.run().result()).isEqualTo("in-step");
    rig.province.put("00002", "two, mended twice");
    assertThat(rig.run().result()).isEqualTo("in-step");

    rig.nation.putBack(yesterday);
    rig.province.put("00004", "four");

    boolean asks = lack != Lack.READ_ONE && lack != Lack.READING;
    assertThat(rig.run().result()).isEqualTo(asks ? "held" : "in-step");
    assertThat(rig.nation.asked > 0).isEqualTo(asks);
  }

  @Test
  void aWithdrawalThatWasNotEnteredIsNotMissedWhereTheWithdrawnIsJustMissing() {
    rig.without = Set.of(Lack.CHANGED_SINCE);
    yesterday();
    today();
    rig.province.put("00002", "two, mended");
    assertThat(rig.run().result()).isEqualTo("in-step");
    rig.province.remove("00002");
    try {
      run(RunRequest.scheduled(), Rig.Step.SENT);
    } catch (Rig.Crash gone) {
      rig.nation.forget(LAST);
    }

    assertThat(rig.run().result()).isEqualTo("in-step");
    assertThat(rig.differences()).isEmpty();
  }

  @Test
  void whereLookingUpNeverFoundAnythingItProvesNothing() {
    rig.without = Set.of(Lack.CHANGED_SINCE);
    yesterday();
    rig.nation.forget("12:00001");
    rig.province.put("00002", "two");

    assertThat(rig.run().result()).isEqualTo("in-step");
    assertThat(witness()).isEqualTo(new Witness(LAST, 1, false));
  }

  @Test
  void theWitnessIsWhatWasSettledLastAndOutlivesTheProcess() {
    yesterday();
    assertThat(witness()).isEqualTo(new Witness("12:00001", 1, false));
    today();
    assertThat(witness()).isEqualTo(new Witness(LAST, 1, false));
    assertThat(rig.run().counts().of(Count.TO_NATION)).isZero();
    rig.province.remove("00002");
    rig.run();
    assertThat(witness()).isEqualTo(new Witness(LAST, 2, true));
  }

  private Witness witness() {
    Witness witness = rig.ledger.feeds().of(Rig.FLOW).witness();
    assertThat(witness).isNotNull();
    return witness;
  }
}
