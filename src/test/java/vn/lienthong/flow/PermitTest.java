package vn.lienthong.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import vn.lienthong.ledger.Fingerprints;
import vn.lienthong.mapping.Mode;
import vn.lienthong.reconcile.Decision;
import vn.lienthong.reconcile.GuardVerdict;
import vn.lienthong.record.Handle;
import vn.lienthong.record.Key;
import vn.lienthong.record.Row;
import vn.lienthong.record.Side;
import vn.lienthong.record.Write;

/** What is said of all decisions at once is what asking about each of them says. */
class PermitTest {
  private static final int CASES = 20_000;
  private final long seed = Long.getLong("seed", System.nanoTime());
  private final Random random = new Random(seed);

  @Test
  void allAtOnceIsAsOneByOne() {
    int atOnce = 0;
    for (int i = 0; i < CASES; i++) {
      List<Decision> decisions = decisions();
      long[] prints = decisions.stream().mapToLong(Decision::fingerprint).toArray();
      Permit permit = permit(prints);
      Map<String, Set<Long>> oneByOne = oneByOne(permit, decisions);

      if (permit.letsGo(prints)) {
        atOnce++;
        assertThat(oneByOne).as("seed %s: %s", seed, permit).isEmpty();
      } else if (permit.hindersAlike().isPresent()) {
        atOnce++;
        assertThat(oneByOne)
            .as("seed %s: %s", seed, permit)
            .isEqualTo(
                Map.of(
                    permit.hindersAlike().get(),
                    Set.copyOf(LongStream.of(prints).boxed().toList())));
      }
    }
    assertThat(atOnce).as("seed %s", seed).isBetween(CASES / 2, CASES - CASES / 20);
  }

  private static Map<String, Set<Long>> oneByOne(Permit permit, List<Decision> decisions) {
    Map<String, Set<Long>> held = new java.util.HashMap<>();
    for (Decision decision : decisions) {
      permit
          .hinders(decision)
          .filter(why -> !why.equals(Permit.OBSERVED) && !why.equals(Permit.CHANGED))
          .ifPresent(
              why ->
                  held.computeIfAbsent(why, w -> new java.util.HashSet<>())
                      .add(decision.fingerprint()));
    }
    return held;
  }

  private Permit permit(long[] prints) {
    return new Permit(
        Mode.values()[random.nextInt(Mode.values().length)],
        random.nextInt(3) == 0,
        random.nextInt(4) == 0,
        new GuardVerdict(sides(), sides()),
        some(prints),
        some(prints),
        random.nextInt(8) == 0);
  }

  private Set<Side> sides() {
    Set<Side> sides = EnumSet.noneOf(Side.class);
    if (random.nextInt(5) == 0) {
      sides.add(Side.values()[random.nextInt(2)]);
    }
    return sides;
  }

  /** None, some, or all of them and another. */
  private Fingerprints some(long[] prints) {
    return switch (random.nextInt(4)) {
      case 0 -> Fingerprints.of(LongStream.of(prints).filter(print -> random.nextBoolean()));
      case 1 -> Fingerprints.of(LongStream.concat(LongStream.of(prints), LongStream.of(7)));
      default -> null;
    };
  }

  private List<Decision> decisions() {
    List<Decision> decisions = new ArrayList<>();
    for (int n = random.nextInt(5); n > 0; n--) {
      Key key = Key.of("0338" + n);
      Row row = new Row(key, Map.of("ten", "A"), new Handle("TW:" + n, 1, false), List.of());
      boolean creates = random.nextInt(3) == 0;
      Write write =
          new Write(
              key,
              creates ? Write.Action.CREATE : Write.Action.UPDATE,
              Map.of("ten", "B"),
              creates ? null : row);
      boolean here = random.nextBoolean();
      Decision.Kind kind =
          creates
              ? Decision.Kind.CREATE
              : random.nextBoolean() ? Decision.Kind.UPDATE : Decision.Kind.RETIRE;
      decisions.add(
          new Decision(
              key,
              kind,
              here ? write : null,
              here ? null : write,
              List.of(),
              List.of(),
              List.of(),
              false));
    }
    return decisions;
  }
}
