package vn.lienthong.spool;

import java.nio.channels.FileChannel;
import java.util.Comparator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.PriorityQueue;
import vn.lienthong.record.Row;

/** The next row is the least of the runs' first ones; of equal keys that of the earliest run. */
final class MergedRuns implements RowCursor {
  private final PriorityQueue<Head> heads =
      new PriorityQueue<>(
          Comparator.comparing((Head head) -> head.row().key()).thenComparing(Head::order));

  MergedRuns(FileChannel file, List<Run> runs, RowFormat format) {
    for (int i = 0; i < runs.size(); i++) {
      advance(i, new RunReader(file, runs.get(i), format));
    }
  }

  private void advance(int order, RunReader reader) {
    if (reader.hasNext()) {
      heads.add(new Head(order, reader.next(), reader));
    }
  }

  @Override
  public boolean hasNext() {
    return !heads.isEmpty();
  }

  @Override
  public Row next() {
    Head head = heads.poll();
    if (head == null) {
      throw new NoSuchElementException();
    }
    advance(head.order(), head.reader());
    return head.row();
  }

  @Override
  public void close() {
    heads.clear();
  }

  /** A run and the first of its rows that was not given yet. */
  private record Head(int order, Row row, RunReader reader) {}
}
