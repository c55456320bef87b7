package vn.lienthong.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import vn.lienthong.record.Base;
import vn.lienthong.record.Held;
import vn.lienthong.record.Intent;
import vn.lienthong.record.Key;
import vn.lienthong.record.Side;

class IntentsTest extends LedgerTest {
  private static final Key KEY = Key.of("03");

  private Intents intents() {
    return ledger().intents();
  }

  private static Intent intent(Side side, String name) {
    return intent(KEY, side, name);
  }

  private static Intent intent(Key key, Side side, String name) {
    return intent(key, side, name, 9);
  }

  private static Intent intent(Key key, Side side, String name, long run) {
    Base base = new Base("TW:03", 4, Map.of("ten", Held.of("Thái", name)));
    return new Intent(key, side, base, run, now());
  }

  @Test
  void keepsTheNewestForEachSide() {
    intents().keep(flow, List.of(intent(Side.NATION, "A"), intent(Side.PROVINCE, "B")));
    intents().keep(flow, List.of(intent(Side.NATION, "C")));

    assertThat(intents().open(flow))
        .containsExactlyInAnyOrder(intent(Side.NATION, "C"), intent(Side.PROVINCE, "B"));
    assertThat(intents().open("other")).isEmpty();
  }

  @Test
  void endWithTheSettlingOfTheirRecord() {
    Key other = Key.of("04");
    intents().keep(flow, List.of(intent(Side.NATION, "A"), intent(other, Side.NATION, "A")));

    settle(inStep(KEY));

    assertThat(intents().open(flow)).containsExactly(intent(other, Side.NATION, "A"));
    ledger().entries().settle(flow, new Settlement(0, List.of(), Set.of(other), List.of()));
    assertThat(intents().open(flow)).isEmpty();
  }

  @Test
  void areForgottenInTime() {
    intents().keep(flow, List.of(intent(Side.NATION, "A")));
    Intent old = intents().open(flow).get(0);
    CLOCK.advance(Duration.ofHours(1));

    intents().prune(old.at());
    assertThat(intents().open(flow)).hasSize(1);
    intents().prune(old.at().plusSeconds(1));
    assertThat(intents().open(flow)).isEmpty();
  }

  @Test
  void whatWentAstrayOutlastsTheSettling() {
    Key other = Key.of("04");
    intents().keep(flow, List.of(intent(Side.NATION, "A"), intent(other, Side.NATION, "A")));
    intents().keep(flow, List.of(intent(Side.PROVINCE, "B")));
    intents().astray(flow, List.of(KEY));
    intents().astray(flow, List.of(KEY));
    intents().keep(flow, List.of(intent(KEY, Side.NATION, "C", 10)));
    intents().astray(flow, List.of(KEY, Key.of("05")));

    settle(inStep(KEY));

    assertThat(intents().strays(flow))
        .containsExactlyInAnyOrder(
            intent(KEY, Side.NATION, "A"), intent(KEY, Side.NATION, "C", 10));
    assertThat(intents().strays("other")).isEmpty();
    assertThat(intents().open(flow)).containsExactly(intent(other, Side.NATION, "A"));
  }

  @Test
  void whatWentAstrayIsForgottenInTime() {
    intents().keep(flow, List.of(intent(Side.NATION, "A")));
    intents().astray(flow, List.of(KEY));
    Intent old = intents().strays(flow).get(0);

    intents().prune(old.at());
    assertThat(intents().strays(flow)).hasSize(1);
    assertThat(intents().prune(old.at().plusSeconds(1))).isEqualTo(2);
    assertThat(intents().strays(flow)).isEmpty();
  }
}
