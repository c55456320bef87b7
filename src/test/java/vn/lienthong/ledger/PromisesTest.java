package vn.lienthong.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class PromisesTest extends LedgerTest {
  private static final List<String> ALL = List.of("12:a", "12:b", "12:c");

  private Promises promises() {
    return ledger().promises();
  }

  @Test
  void whatWasPromisedIsKnownUntilItsAnswersAreHeard() {
    promises().keep(flow, "V-2", Map.of("12:a", "01", "12:b", "02"));
    promises().keep(flow, "V-3", Map.of("12:c", "03"));
    promises().keep("another", "V-4", Map.of("12:a", "04"));

    assertThat(promises().of(flow, List.of("12:x", "12:b")))
        .containsExactly(new Promises.Promise("V-2", Map.of("12:a", "01", "12:b", "02")));
    assertThat(promises().of(flow, ALL))
        .containsExactly(
            new Promises.Promise("V-2", Map.of("12:a", "01", "12:b", "02")),
            new Promises.Promise("V-3", Map.of("12:c", "03")));

    promises().drop(flow, "V-2", List.of("12:a", "12:z"));
    promises().drop(flow, "V-3", List.of("12:c"));

    assertThat(promises().of(flow, ALL))
        .containsExactly(new Promises.Promise("V-2", Map.of("12:b", "02")));
  }

  @Test
  void theSameTicketOnceMoreIsTheSame() {
    promises().keep(flow, "V-5", Map.of("12:a", "01"));
    promises().keep(flow, "V-5", Map.of("12:b", "02"));

    assertThat(promises().of(flow, ALL))
        .containsExactly(new Promises.Promise("V-5", Map.of("12:b", "02")));
  }

  /** H2 took half a minute when it read them all for each that is asked for. */
  @Test
  @Timeout(20)
  void thoseOfABatchAreFoundAmongManyThousand() {
    List<String> batch = List.of();
    for (int ticket = 0; ticket < 20; ticket++) {
      String prefix = "12:many-" + ticket + "-";
      batch = IntStream.range(0, 500).mapToObj(i -> prefix + i).toList();
      promises()
          .keep(
              flow,
              "V-many-" + ticket,
              batch.stream().collect(Collectors.toMap(Function.identity(), id -> "01")));
    }

    assertThat(promises().of(flow, batch))
        .singleElement()
        .satisfies(promise -> assertThat(promise.prints()).hasSize(500));
  }
}
