package vn.lienthong.national;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import vn.lienthong.mapping.UnreadableRow;

class WalkTest {
  private final Walk walk =
      Walk.inScope(new NationalRequests(Samples.units(), Samples.IDS, Clock.systemUTC()));

  private static Page page(String id, String next) {
    return new Page(List.of(), List.of(), 9, "", next, id, id);
  }

  @Test
  void goesOnWhileThereAreOtherPages() {
    walk.take(page("TW:1", "TW:1"));
    assertThat(walk.more()).isTrue();
    walk.take(page("TW:2", "TW:2"));
    walk.take(page(null, null));
    assertThat(walk.more()).isFalse();
  }

  @Test
  void ofTheSamePageAgainHasNoEnd() {
    walk.take(page("TW:1", "page:2"));
    assertThatThrownBy(() -> walk.take(page("TW:1", "page:3")))
        .isInstanceOf(NationalProblem.class)
        .hasMessageContaining("repeated-page");
  }

  @Test
  void ofPagesThatComeInTurnHasNoEnd() {
    walk.take(page("TW:1", "page:2"));
    walk.take(page("TW:2", "page:3"));
    assertThatThrownBy(() -> walk.take(page("TW:1", "page:4")))
        .isInstanceOf(NationalProblem.class)
        .hasMessageContaining("repeated-page");
  }

  @Test
  void ofFarMoreRecordsThanItSaysHasNoEnd() {
    assertThatThrownBy(
            () -> {
              for (int i = 0; i < 20; i++) {
                List<UnreadableRow> many = Collections.nCopies(1_000, null);
                walk.take(new Page(List.of(), many, 9, "", "page:" + i, "TW:" + i, "TW:" + i));
              }
            })
        .isInstanceOf(NationalProblem.class)
        .hasMessageContaining("endless-list");
  }

  @Test
  void ofEmptyPagesThatPromiseMoreHasNoEnd() {
    walk.take(page("TW:1", "x"));
    assertThatThrownBy(() -> walk.take(page(null, "y")))
        .isInstanceOf(NationalProblem.class)
        .hasMessageContaining("repeated-page");
  }
}
