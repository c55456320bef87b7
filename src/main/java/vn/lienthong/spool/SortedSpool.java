package vn.lienthong.spool;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.lienthong.record.Key;
import vn.lienthong.record.Row;

/**
 * Takes the rows of one side in any order and gives them back in key order, as often as asked.
 *
 * <ol>
 *   <li>Rows collect in memory. A spool that never has more than {@code inMemory} of them is sorted
 *       there and writes nothing to disk.
 *   <li>Whenever memory is full, the rows in it are sorted and appended to one file as a run, or to
 *       the run before, if none of them belongs among its rows.
 *   <li>Reading merges the runs, holding one row and a small buffer of each.
 * </ol>
 *
 * Rows of equal keys stay in the order of their arrival; what to make of duplicates is the reader's
 * business. The file is readable by its owner only, and where the system allows it loses its name
 * at once, so that not even a kill leaves it behind. For one thread.
 */
public final class SortedSpool implements AutoCloseable {
  private static final int IN_MEMORY = 5_000;

  private final Path directory;
  private final RowFormat format;
  private final int inMemory;
  private final List<Row> rows = new ArrayList<>();
  private final List<Run> runs = new ArrayList<>();
  private @Nullable FileChannel file;
  private @Nullable Key highest;
  private int size;
  private boolean sorted;
  private boolean closed;

  /**
   * @param directory where the file goes, if one is needed
   * @param fields the names of the fields that rows may have
   * @param inMemory how many rows are kept in memory
   */
  public SortedSpool(Path directory, List<String> fields, int inMemory) {
    this.directory = directory;
    this.format = new RowFormat(fields);
    this.inMemory = inMemory;
  }

  public SortedSpool(Path directory, List<String> fields) {
    this(directory, fields, IN_MEMORY);
  }

  /**
   * @throws IllegalStateException once the spool is closed
   */
  public void put(Row row) {
    if (closed) {
      throw new IllegalStateException("the spool is closed");
    }
    sorted = false;
    if (rows.size() == inMemory) {
      writeRun();
    }
    rows.add(row);
    size++;
  }

  public int size() {
    return size;
  }

  /** The rows in key order. No row may be put while a cursor is open. */
  public RowCursor sorted() {
    if (!sorted) {
      sorted = true;
      if (runs.isEmpty()) {
        sort();
      } else {
        writeRun();
      }
    }
    if (file == null) {
      return new RowsInMemory(rows);
    }
    return runs.size() == 1
        ? new RunReader(file, runs.get(0), format)
        : new MergedRuns(file, runs, format);
  }

  private void sort() {
    rows.sort(Comparator.comparing(Row::key));
  }

  private void writeRun() {
    sort();
    try {
      FileChannel channel = file();
      long start = channel.position();
      ByteSink out = new ByteSink();
      for (Row row : rows) {
        format.write(out, row);
        if (out.full()) {
          out.drain(channel);
        }
      }
      out.drain(channel);
      add(new Run(start, channel.position(), rows.size()));
    } catch (IOException full) {
      throw new UncheckedIOException("cannot write to " + directory, full);
    }
    rows.clear();
  }

  /** Rows that came in order make one run, however many they are. */
  private void add(Run run) {
    Run before = runs.isEmpty() ? null : runs.get(runs.size() - 1);
    Key first = rows.get(0).key();
    if (before != null && highest != null && highest.compareTo(first) <= 0) {
      runs.set(runs.size() - 1, new Run(before.start(), run.end(), before.rows() + run.rows()));
    } else {
      runs.add(run);
    }
    highest = rows.get(rows.size() - 1).key();
  }

  /** {@code createTempFile} makes it for the owner only. */
  private FileChannel file() throws IOException {
    if (file == null) {
      Files.createDirectories(directory);
      file =
          FileChannel.open(
              Files.createTempFile(directory, "rows", ".spool"),
              StandardOpenOption.READ,
              StandardOpenOption.WRITE,
              StandardOpenOption.DELETE_ON_CLOSE);
    }
    return file;
  }

  /** How many rows it holds in memory now. */
  int held() {
    return rows.size();
  }

  @Override
  public void close() {
    rows.clear();
    closed = true;
    if (file != null) {
      try {
        file.close();
      } catch (IOException late) {
        throw new UncheckedIOException("cannot close a file in " + directory, late);
      }
    }
  }
}
