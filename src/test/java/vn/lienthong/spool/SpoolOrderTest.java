package vn.lienthong.spool;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import vn.lienthong.record.Handle;
import vn.lienthong.record.Key;
import vn.lienthong.record.Row;

class SpoolOrderTest {
  private static final Path DIRECTORY = Path.of("target", "spools");

  @Property(tries = 300)
  void givesWhatAStableSortGives(
      @ForAll("someRows") List<Row> rows, @ForAll @IntRange(min = 1, max = 20) int inMemory) {
    List<Row> expected = new ArrayList<>(rows);
    expected.sort(Comparator.comparing(Row::key));

    try (SortedSpool spool = new SortedSpool(DIRECTORY, List.of("ma", "ten"), inMemory)) {
      rows.forEach(spool::put);
      for (int reading = 0; reading < 2; reading++) {
        List<Row> read = new ArrayList<>();
        spool.sorted().forEachRemaining(read::add);
        assertThat(read).isEqualTo(expected);
      }
      assertThat(spool.size()).isEqualTo(rows.size());
    }
  }

  @Provide
  Arbitrary<List<Row>> someRows() {
    Arbitrary<String> part =
        Arbitraries.strings()
            .withChars("aáĐđz09 -Ω")
            .ofMinLength(1)
            .ofMaxLength(4)
            .filter(text -> !text.isBlank());
    Arbitrary<Key> key = part.list().ofMinSize(1).ofMaxSize(2).map(Key::of);
    Arbitrary<String> value = Arbitraries.strings().ofMaxLength(200).injectNull(0.2);
    return Combinators.combine(key, value, Arbitraries.longs())
        .as(SpoolOrderTest::row)
        .list()
        .ofMaxSize(100);
  }

  private static Row row(Key key, String value, long version) {
    Map<String, String> values = new HashMap<>();
    values.put("ma", key.code());
    values.put("ten", value);
    return new Row(key, values, new Handle("id", version, version < 0), List.of());
  }
}
