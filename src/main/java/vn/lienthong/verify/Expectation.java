package vn.lienthong.verify;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.lienthong.mapping.Field;
import vn.lienthong.record.Base;
import vn.lienthong.record.Entry;
import vn.lienthong.record.Held;
import vn.lienthong.record.Row;
import vn.lienthong.record.Text;

/**
 * What the nation should hold of a row of the province: its own half of every field that the
 * province still holds as agreed, since a side may trim or round what it is given, and the
 * province's value otherwise.
 */
record Expectation(Subject subject) {
  String id(Row row, @Nullable Entry entry) {
    Base base = entry == null ? null : entry.base();
    String known = base == null ? null : base.nationalId();
    return known == null ? subject.ids().born(row.key()) : known;
  }

  Map<String, @Nullable String> values(Row row, @Nullable Entry entry) {
    Base base = entry == null ? null : entry.base();
    Map<String, @Nullable String> values = new HashMap<>();
    for (Field field : subject.compared()) {
      String here = row.value(field.name());
      Held held = base == null ? null : base.fields().get(field.name());
      if (held != null && Text.same(held.province(), here)) {
        values.put(field.name(), held.nation());
      } else {
        values.put(field.name(), Text.normal(here));
      }
    }
    return values;
  }
}
