package vn.lienthong.reconcile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;
import static vn.lienthong.reconcile.Samples.agreed;
import static vn.lienthong.reconcile.Samples.found;
import static vn.lienthong.reconcile.Samples.here;
import static vn.lienthong.reconcile.Samples.newer;
import static vn.lienthong.reconcile.Samples.there;

import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import vn.lienthong.mapping.Authority;
import vn.lienthong.record.Entry;
import vn.lienthong.record.Row;
import vn.lienthong.record.Side;

/** Reads a table of cells: what each side shows, then what is decided in each column. */
final class Table {
  private static final String[] COLUMNS = {
    "national authority", "province authority", "manual authority", "ruled province", "ruled nation"
  };
  static final Row A_HERE = here("ten", "A");
  static final Row A_THERE = there("ten", "A");
  static final Row B_HERE = here("ten", "B");
  static final Row C_THERE = newer(there("ten", "C"));
  static final Entry IN_STEP = agreed(A_HERE, A_THERE);

  private static final Map<String, Sighting> SIGHTINGS =
      Map.ofEntries(
          Map.entry("P gone", Sighting.GONE),
          Map.entry("P same", found(A_HERE)),
          Map.entry("P changed", found(B_HERE)),
          Map.entry("P other", found(here("ten", "D"))),
          Map.entry("P to C", found(here("ten", "C"))),
          Map.entry("P unread", Sighting.UNREAD),
          Map.entry("P elsewhere", Sighting.ELSEWHERE),
          Map.entry("P ended", found(here("ten", "A", "hieuLucDen", "2026-01-01"))),
          Map.entry("P ended+", found(here("ten", "B", "hieuLucDen", "2026-01-01"))),
          Map.entry("P revived", found(here("ten", "B"))),
          Map.entry("N gone", Sighting.GONE),
          Map.entry("N tombstone", Sighting.of(tombstone())),
          Map.entry("N same", found(A_THERE)),
          Map.entry("N changed", found(C_THERE)),
          Map.entry("N other", found(newer(newer(there("ten", "E"))))),
          Map.entry("N to B", found(newer(there("ten", "B")))),
          Map.entry("N version", found(newer(A_THERE))),
          Map.entry("N older", found(Samples.row(Samples.VERSION - 1, "ten", "C"))),
          Map.entry("N unread", Sighting.UNREAD),
          Map.entry("N elsewhere", Sighting.ELSEWHERE));

  private static Row tombstone() {
    return new Row(
        Samples.KEY,
        A_THERE.values(),
        new vn.lienthong.record.Handle("TW:03388", 9, true),
        java.util.List.of());
  }

  private Table() {}

  static Stream<DynamicTest> cells(@Nullable Entry entry, String table) {
    return table.lines().flatMap(line -> cells(entry, line.split("\\s*\\|\\s*")));
  }

  static Stream<DynamicTest> cells(@Nullable Entry entry, String[] line) {
    Sighting province = sighting("P " + line[0]);
    Sighting nation = sighting("N " + line[1]);
    return IntStream.range(0, COLUMNS.length)
        .mapToObj(
            column ->
                dynamicTest(
                    "province %s, nation %s, %s".formatted(line[0], line[1], COLUMNS[column]),
                    () ->
                        assertThat(
                                Samples.told(
                                    column(column).decide(Samples.KEY, entry, province, nation)))
                            .isEqualTo(line[line.length == 3 ? 2 : 2 + column].strip())));
  }

  private static Sighting sighting(String name) {
    Sighting sighting = SIGHTINGS.get(name);
    assertThat(sighting).as(name).isNotNull();
    return sighting;
  }

  private static Reconciliation column(int column) {
    return switch (column) {
      case 0 -> new Reconciliation(Samples.policy(Authority.NATIONAL));
      case 1 -> new Reconciliation(Samples.policy(Authority.PROVINCE));
      case 2 -> new Reconciliation(Samples.policy(Authority.MANUAL));
      case 3 -> new Reconciliation(Samples.policy(Authority.MANUAL)).ruledFor(Side.PROVINCE);
      default -> new Reconciliation(Samples.policy(Authority.MANUAL)).ruledFor(Side.NATION);
    };
  }
}
