package vn.lienthong.mapping;

import java.util.ArrayList;
import java.util.List;
import vn.lienthong.record.Cause;
import vn.lienthong.record.Handle;
import vn.lienthong.record.Key;
import vn.lienthong.record.Row;
import vn.lienthong.record.Tuple;

/** Makes records of values that were read, if they have an identity. */
final class Identity {
  private Identity() {}

  /**
   * @param where it stands, for a person to find it
   * @throws UnreadableRow if a part of the identity is missing or unfit
   */
  static Row row(
      Mapping mapping, Tuple<String> values, List<Cause> faults, Handle handle, String where)
      throws UnreadableRow {
    List<String> parts = new ArrayList<>(mapping.identity().size());
    for (String name : mapping.identity()) {
      String part = values.get(name);
      if (part == null) {
        throw new UnreadableRow(fault(name, faults), where);
      }
      parts.add(part);
    }
    try {
      return new Row(Key.of(parts), values.close(), handle, faults);
    } catch (IllegalArgumentException broken) {
      throw new UnreadableRow(Cause.of("key-shape"), where);
    }
  }

  private static Cause fault(String name, List<Cause> faults) {
    return faults.stream()
        .filter(fault -> name.equals(fault.field()))
        .findFirst()
        .orElseGet(() -> Cause.of("no-key", name));
  }
}
