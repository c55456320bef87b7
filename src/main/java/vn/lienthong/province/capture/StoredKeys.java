package vn.lienthong.province.capture;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import vn.lienthong.mapping.Lenses;
import vn.lienthong.record.Handle;
import vn.lienthong.record.Key;

/** Keys as triggers write them, made the same as those of rows that are read. */
record StoredKeys(Lenses lenses) {
  String stored(String logged) {
    List<String> parts = new ArrayList<>();
    try {
      for (Object part : lenses.storedKey(new Handle(logged, 0, false))) {
        parts.add(part instanceof BigDecimal number ? number.toPlainString() : part.toString());
      }
    } catch (RuntimeException noSuchKey) {
      // a row whose key cannot be read is found by nobody, under whichever text
      return logged;
    }
    return Key.join(parts);
  }
}
