package vn.lienthong.crash;

import static net.bytebuddy.matcher.ElementMatchers.named;

import java.util.Optional;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.implementation.bytecode.assign.Assigner;

/**
 * A gateway that lacks one of the things by which nothing is lost, and the weather in which that
 * shows. A storm that does not find it out proves nothing. They are tried in this order.
 */
enum Control {
  /** Agreed on is what was meant, not what each side holds of it. */
  BASE_IN_ONE_HALF(
      "reconcile.Flips", BaseInOneHalf.class, "next", ".*(dienTich|dien_tich|written again).*"),

  /** Written down as delivered, then sent. */
  SETTLED_BEFORE_SENT("feed.FeedRun", SettledBeforeSent.class, "body", ".*C06 is .*|.*missing.*"),

  /** The watermark goes with every batch, also past one that is still under way. */
  WATERMARK_PAST_A_GAP("feed.Waterline", WatermarkPastAGap.class, "reached", ".*C06 is .*"),

  /** A record is sent again while its last sending is under way. */
  KEY_TWICE_UNDER_WAY("feed.Pipe", KeyTwiceUnderWay.class, "awaitFree", ".*under way twice"),

  /** All readings have the same number, so the nation cannot tell the older one, ever again. */
  NO_FENCE("feed.Plan", NoFence.class, "source", ".*(C06 is .*|set back.*)"),

  /** What a list does not show is gone, whatever the nation says when it is asked for it. */
  ABSENCE_AS_DELETION("flow.NationalReading", AbsenceAsDeletion.class, "asked", ".*end.*"),

  /** A document's file is noted as delivered, then sent. */
  FILE_NOTED_BEFORE_SENT(
      "files.FilesRun", FileNotedBeforeSent.class, "body", ".* at the nation: bytes is .*"),

  /** The ledger's file holds what was committed some time ago, the process the rest. */
  WRITE_DELAY_ON(null, null, null, ".*");

  /** In the system properties of a gateway that is spoilt as soon as its home says how. */
  static final String PROPERTY = "crash.spoilt";

  private final String type;
  private final Class<?> advice;
  private final String method;

  /** What the oracle says of it. */
  final String finding;

  Control(String type, Class<?> advice, String method, String finding) {
    this.type = type;
    this.advice = advice;
    this.method = method;
    this.finding = finding;
  }

  /** All of them, each asleep in a process that is not told to be it. */
  static Weaving all() {
    Weaving weaving = new Weaving().copy(Sabotage.class.getName());
    for (Control control : values()) {
      if (control.type != null) {
        weaving.weave(
            "vn.lienthong." + control.type, Weaving.advice(control.advice, named(control.method)));
      }
    }
    return weaving;
  }

  /** Whether it can be tried in the world of others, before them or after them. */
  boolean alone() {
    return this == WRITE_DELAY_ON;
  }

  /**
   * The world in which it is tried.
   *
   * @param spoilt otherwise the weather is tried on a sound gateway
   */
  World.Kind kind(boolean spoilt) {
    return new World.Kind(
        false, false, spoilt && alone() ? ";WRITE_DELAY=60000" : "", !alone(), false);
  }

  static final class SettledBeforeSent {
    @Advice.OnMethodExit
    static void exit(@Advice.This Object run, @Advice.Argument(0) Object batch) {
      if (Sabotage.is("SETTLED_BEFORE_SENT")) {
        Sabotage.settle(run, batch);
      }
    }
  }

  static final class FileNotedBeforeSent {
    @Advice.OnMethodExit
    static void exit(@Advice.This Object run, @Advice.Return byte[] piece) {
      if (piece != null && Sabotage.is("FILE_NOTED_BEFORE_SENT")) {
        Sabotage.note(run);
      }
    }
  }

  static final class WatermarkPastAGap {
    @Advice.OnMethodExit
    static void exit(
        @Advice.This Object waterline,
        @Advice.Argument(0) long number,
        @Advice.Return(readOnly = false, typing = Assigner.Typing.DYNAMIC) Object reached) {
      if (Sabotage.is("WATERMARK_PAST_A_GAP")) {
        reached = Sabotage.until(waterline, number);
      }
    }
  }

  static final class NoFence {
    @Advice.OnMethodExit
    static void exit(@Advice.Return(readOnly = false) String source) {
      if (Sabotage.is("NO_FENCE")) {
        source = "9000000000000.1";
      }
    }
  }

  static final class AbsenceAsDeletion {
    @Advice.OnMethodEnter
    static void enter(
        @Advice.Argument(value = 0, readOnly = false, typing = Assigner.Typing.DYNAMIC)
            Object answer) {
      if (Sabotage.is("ABSENCE_AS_DELETION")) {
        answer = Optional.empty();
      }
    }
  }

  static final class KeyTwiceUnderWay {
    @Advice.OnMethodEnter(skipOn = Advice.OnNonDefaultValue.class)
    static boolean enter() {
      return Sabotage.is("KEY_TWICE_UNDER_WAY");
    }

    @Advice.OnMethodExit
    static void exit(@Advice.Enter boolean spoilt, @Advice.Return(readOnly = false) boolean free) {
      if (spoilt) {
        free = true;
      }
    }
  }

  static final class BaseInOneHalf {
    @Advice.OnMethodEnter
    static void enter(
        @Advice.Argument(value = 1, readOnly = false) String province,
        @Advice.Argument(2) String nation) {
      if (Sabotage.is("BASE_IN_ONE_HALF")) {
        province = nation;
      }
    }
  }
}
