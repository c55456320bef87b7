package vn.lienthong.reconcile.history;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** What happened, told only if it must be. */
final class Story {
  private final List<Object[]> lines = new ArrayList<>();

  void tell(Object... words) {
    lines.add(words);
  }

  String text() {
    return lines.stream()
        .map(line -> Arrays.stream(line).map(String::valueOf).collect(Collectors.joining(" ")))
        .collect(Collectors.joining("\n"));
  }
}
