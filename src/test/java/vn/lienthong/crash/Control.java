package vn.lienthong.crash;

import static net.bytebuddy.matcher.ElementMatchers.named;

import java.nio.file.Path;
import java.util.function.Supplier;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.implementation.bytecode.assign.Assigner;

/**
 * A gateway that lacks one of the things by which nothing is lost, and the weather in which that
 * shows. A storm that does not find it out proves nothing.
 */
enum Control {
  /** Written down as delivered, then sent. */
  SETTLED_BEFORE_SENT(
      () -> spoilt("feed.FeedRun", SettledBeforeSent.class, "body"), ".*C06 is .*|.*missing.*"),

  /** The watermark goes with every batch, also past one that is still under way. */
  WATERMARK_PAST_A_GAP(
      () -> spoilt("feed.Waterline", WatermarkPastAGap.class, "reached"), ".*C06 is .*"),

  /** All readings have the same number, so the nation cannot tell the older one. */
  NO_FENCE(() -> spoilt("feed.Plan", NoFence.class, "source"), ".*(C06 is .*|set back.*)"),

  /** What a list does not show is gone. */
  ABSENCE_AS_DELETION(
      () -> spoilt("flow.NationalReading", AbsenceAsDeletion.class, "missed"), ".*end.*"),

  /** A record is sent again while its last sending is under way. */
  KEY_TWICE_UNDER_WAY(
      () -> spoilt("feed.Pipe", KeyTwiceUnderWay.class, "awaitFree"), ".*under way twice"),

  /** Agreed on is what was meant, not what each side holds of it. */
  BASE_IN_ONE_HALF(
      () -> spoilt("reconcile.Flips", BaseInOneHalf.class, "next"),
      ".*(dienTich|dien_tich|written again).*");

  private final Supplier<Weaving> weaving;

  /** What the oracle says of it. */
  final String finding;

  Control(Supplier<Weaving> weaving, String finding) {
    this.weaving = weaving;
    this.finding = finding;
  }

  /** The software without what it lacks; only the first jar differs from the sound one. */
  Software spoil(Path folder) {
    return new Software(folder, weaving.get(), Weaving.failpoints());
  }

  private static Weaving spoilt(String type, Class<?> advice, String method) {
    return new Weaving()
        .copy(Sabotage.class.getName())
        .weave("vn.lienthong." + type, Weaving.advice(advice, named(method)));
  }

  static final class SettledBeforeSent {
    @Advice.OnMethodExit
    static void exit(@Advice.This Object run, @Advice.Argument(0) Object batch) {
      Sabotage.settle(run, batch);
    }
  }

  static final class WatermarkPastAGap {
    @Advice.OnMethodExit
    static void exit(
        @Advice.This Object waterline,
        @Advice.Argument(0) long number,
        @Advice.Return(readOnly = false, typing = Assigner.Typing.DYNAMIC) Object reached) {
      reached = Sabotage.until(waterline, number);
    }
  }

  static final class NoFence {
    @Advice.OnMethodExit
    static void exit(@Advice.Return(readOnly = false) String source) {
      source = "9000000000000.1";
    }
  }

  static final class AbsenceAsDeletion {
    @Advice.OnMethodEnter(skipOn = Advice.OnNonDefaultValue.class)
    static boolean enter(@Advice.This Object reading, @Advice.Argument(0) Object entry) {
      Sabotage.gone(reading, entry);
      return true;
    }
  }

  static final class KeyTwiceUnderWay {
    @Advice.OnMethodEnter(skipOn = Advice.OnNonDefaultValue.class)
    static boolean enter() {
      return true;
    }

    @Advice.OnMethodExit
    static void exit(@Advice.Return(readOnly = false) boolean free) {
      free = true;
    }
  }

  static final class BaseInOneHalf {
    @Advice.OnMethodEnter
    static void enter(
        @Advice.Argument(value = 1, readOnly = false) String province,
        @Advice.Argument(2) String nation) {
      province = nation;
    }
  }
}
