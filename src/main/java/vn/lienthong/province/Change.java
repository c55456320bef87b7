package vn.lienthong.province;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.lienthong.record.Write;

/**
 * A write whose row was found as expected, ready to be carried out.
 *
 * @param place of the write in its batch
 * @param before child rows that go
 * @param own the record's own row; null if only child rows change
 * @param after child rows that change or come
 * @param key as stored, to read the row back; null if the change removes it
 */
record Change(
    int place,
    Write write,
    List<Step> before,
    @Nullable Step own,
    List<Step> after,
    @Nullable List<Object> key) {
  /** In the order in which they can be carried out. */
  List<Step> steps() {
    List<Step> steps = new ArrayList<>(before);
    if (own != null) {
      steps.add(own);
    }
    steps.addAll(after);
    return steps;
  }

  boolean ofChildren() {
    return !before.isEmpty() || !after.isEmpty();
  }
}
