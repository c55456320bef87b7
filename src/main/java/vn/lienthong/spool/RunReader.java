package vn.lienthong.spool;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.util.NoSuchElementException;
import vn.lienthong.record.Row;

/** Reads one run from its start, without moving the file's own position. */
final class RunReader implements RowCursor {
  private final ByteSource in;
  private final RowFormat format;
  private int left;

  RunReader(FileChannel file, Run run, RowFormat format) {
    this.in = new ByteSource(file, run.start(), run.end());
    this.format = format;
    this.left = run.rows();
  }

  @Override
  public boolean hasNext() {
    return left > 0;
  }

  @Override
  public Row next() {
    if (left == 0) {
      throw new NoSuchElementException();
    }
    try {
      left--;
      return format.read(in);
    } catch (IOException broken) {
      throw new UncheckedIOException("cannot read a spool's file back", broken);
    }
  }

  @Override
  public void close() {
    left = 0;
  }
}
