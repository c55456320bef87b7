package vn.lienthong.spool;

import java.util.Iterator;
import vn.lienthong.record.Row;

/** Rows in key order, rows of equal keys in the order of their arrival. */
public interface RowCursor extends Iterator<Row>, AutoCloseable {
  @Override
  void close();
}
