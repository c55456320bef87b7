package vn.lienthong.services;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.lienthong.record.Row;

/** The province's records of one mapping, with their child rows, as they are now. */
interface Shelf {
  /**
   * Those of the keys that are there, in scope, and pass the filter: the row, or nothing where it
   * cannot be read whole.
   */
  Map<String, Optional<Row>> read(List<String> storedKeys);
}
