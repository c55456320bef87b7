package vn.lienthong.spool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.lienthong.record.Cause;
import vn.lienthong.record.Handle;
import vn.lienthong.record.Key;
import vn.lienthong.record.Row;

class SortedSpoolTest {
  private static final List<String> FIELDS = List.of("ma", "ten");

  @TempDir Path directory;

  private SortedSpool spool(int inMemory) {
    return new SortedSpool(directory, FIELDS, inMemory);
  }

  private static Row row(String code, String name) {
    Map<String, String> values = new HashMap<>();
    values.put("ma", code);
    values.put("ten", name);
    return new Row(Key.of(code), values, new Handle("TW:" + code, 3, false), List.of());
  }

  private static List<Row> read(SortedSpool spool) {
    List<Row> rows = new ArrayList<>();
    try (RowCursor cursor = spool.sorted()) {
      cursor.forEachRemaining(rows::add);
      assertThatThrownBy(cursor::next).isInstanceOf(NoSuchElementException.class);
    }
    return rows;
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.toList();
    }
  }

  @Test
  void givesNothingWhenNothingWasPut() {
    try (SortedSpool spool = spool(2)) {
      assertThat(read(spool)).isEmpty();
      assertThat(spool.size()).isZero();
    }
  }

  @Test
  void sortsFewRowsWithoutAFile() throws IOException {
    try (SortedSpool spool = spool(3)) {
      Stream.of("3", "1", "2").forEach(code -> spool.put(row(code, null)));

      assertThat(read(spool)).containsExactly(row("1", null), row("2", null), row("3", null));
      assertThat(files()).isEmpty();
    }
  }

  @Test
  void keepsEverythingOfARowThroughTheFile() {
    Map<String, String> values = Map.of("ten", "Đặng Văn Ngữ 𐍈\n" + "x".repeat(70_000));
    Row odd =
        new Row(
            Key.of("a", "2025-07-01"),
            values,
            new Handle("", Long.MIN_VALUE, true),
            List.of(Cause.of("bad-date", "hieuLucTu"), new Cause("code", null, "DT-1979")));
    try (SortedSpool spool = spool(1)) {
      spool.put(row("b", ""));
      spool.put(odd);
      spool.put(row("c", null));

      assertThat(read(spool)).containsExactly(odd, row("b", ""), row("c", null));
    }
  }

  @Test
  void keepsRowsOfOneKeyInTheOrderOfTheirArrival() {
    try (SortedSpool spool = spool(2)) {
      for (int n = 0; n < 9; n++) {
        spool.put(row(n % 3 == 0 ? "1" : "0", "nr " + n));
      }
      assertThat(read(spool))
          .extracting(row -> row.value("ten"))
          .containsExactly("nr 1", "nr 2", "nr 4", "nr 5", "nr 7", "nr 8", "nr 0", "nr 3", "nr 6");
    }
  }

  @Test
  void isReadByTwoCursorsAtOnce() {
    try (SortedSpool spool = spool(2)) {
      Stream.of("3", "1", "2", "5", "4").forEach(code -> spool.put(row(code, null)));

      try (RowCursor one = spool.sorted();
          RowCursor other = spool.sorted()) {
        while (one.hasNext()) {
          assertThat(other.next()).isEqualTo(one.next());
        }
        assertThat(other.hasNext()).isFalse();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 10})
  void takesMoreRowsAfterItWasRead(int inMemory) {
    try (SortedSpool spool = spool(inMemory)) {
      for (String key : List.of("3", "1", "5")) {
        spool.put(row(key, null));
      }
      try (RowCursor first = spool.sorted()) {
        first.next();
      }
      spool.put(row("4", null));
      spool.put(row("0", null));
      try (RowCursor again = spool.sorted()) {
        List<String> keys = new ArrayList<>();
        again.forEachRemaining(row -> keys.add(row.key().text()));
        assertThat(keys).containsExactly("0", "1", "3", "4", "5");
      }
    }
  }

  @Test
  void takesNoRowOnceItIsClosed() {
    SortedSpool spool = spool(2);
    spool.close();
    assertThatThrownBy(() -> spool.put(row("1", null))).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void refusesFieldsThatItWouldForget() {
    Row row = new Row(Key.of("1"), Map.of("lạ", "x"), new Handle("", 0, false), List.of());
    try (SortedSpool spool = spool(1)) {
      spool.put(row);
      assertThatThrownBy(() -> spool.put(row)).isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void sortsManyRowsHoldingFew() throws IOException {
    List<Integer> numbers = new ArrayList<>(IntStream.range(0, 200_000).boxed().toList());
    Collections.shuffle(numbers, new Random(7));
    try (SortedSpool spool = spool(5_000)) {
      for (int n : numbers) {
        spool.put(row("%06d".formatted(n), "xã " + n));
        assertThat(spool.held()).isLessThanOrEqualTo(5_000);
      }
      try (RowCursor cursor = spool.sorted()) {
        assertThat(spool.held()).isZero();
        for (int n = 0; n < 200_000; n++) {
          assertThat(cursor.next().key().code()).isEqualTo("%06d".formatted(n));
        }
        assertThat(cursor.hasNext()).isFalse();
      }
    }
    assertThat(files()).isEmpty();
  }
}
