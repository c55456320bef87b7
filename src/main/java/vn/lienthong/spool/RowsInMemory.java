package vn.lienthong.spool;

import java.util.Iterator;
import java.util.List;
import vn.lienthong.record.Row;

/** Rows that never left memory. */
final class RowsInMemory implements RowCursor {
  private final Iterator<Row> rows;

  RowsInMemory(List<Row> rows) {
    this.rows = rows.iterator();
  }

  @Override
  public boolean hasNext() {
    return rows.hasNext();
  }

  @Override
  public Row next() {
    return rows.next();
  }

  @Override
  public void close() {}
}
