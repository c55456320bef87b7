package vn.lienthong.spool;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.lienthong.record.Cause;
import vn.lienthong.record.Handle;
import vn.lienthong.record.Heading;
import vn.lienthong.record.Key;
import vn.lienthong.record.Row;
import vn.lienthong.record.Tuple;

/**
 * A row as bytes: key, the fields' values in a fixed order, handle, faults. A field that the row
 * does not have is told from one that is null.
 */
final class RowFormat {
  private final Heading heading;
  private @Nullable Heading last;
  private boolean alike;

  RowFormat(List<String> fields) {
    this.heading = Heading.of(fields);
  }

  void write(ByteSink out, Row row) {
    out.counted(row.key().bytes());
    if (row.values() instanceof Tuple<@Nullable String> tuple && alike(tuple.heading())) {
      for (int place = 0; place < heading.size(); place++) {
        out.text(tuple.at(place));
      }
    } else {
      writeByName(out, row);
    }
    out.text(row.handle().id());
    out.wide(row.handle().version());
    out.number(row.handle().withdrawn() ? 1 : 0);
    out.number(row.faults().size());
    for (Cause fault : row.faults()) {
      out.text(fault.code());
      out.text(fault.field());
      out.text(fault.detail());
    }
  }

  /** Whether tuples of that heading have just these fields in this order. */
  private boolean alike(Heading other) {
    if (other != last) {
      last = other;
      alike = other.names().equals(heading.names());
    }
    return alike;
  }

  private void writeByName(ByteSink out, Row row) {
    int written = 0;
    for (String field : heading.names()) {
      if (row.values().containsKey(field)) {
        out.text(row.value(field));
        written++;
      } else {
        out.number(ByteSink.ABSENT);
      }
    }
    if (written < row.values().size()) {
      throw new IllegalArgumentException("a row has fields that its spool does not know");
    }
  }

  Row read(ByteSource in) throws IOException {
    Key key = Key.ofBytes(in.counted());
    Map<String, @Nullable String> values = values(in);
    Handle handle = new Handle(in.sureText(), in.wide(), in.number() != 0);
    int faults = in.number();
    return new Row(key, values, handle, faults == 0 ? List.of() : faults(in, faults));
  }

  private Map<String, @Nullable String> values(ByteSource in) throws IOException {
    Tuple<String> values = new Tuple<>(heading);
    List<String> absent = new ArrayList<>(0);
    for (int place = 0; place < heading.size(); place++) {
      int length = in.number();
      if (length == ByteSink.ABSENT) {
        absent.add(heading.names().get(place));
      } else {
        values.set(place, in.text(length));
      }
    }
    if (absent.isEmpty()) {
      return values.close();
    }
    Map<String, @Nullable String> some = new LinkedHashMap<>(values);
    some.keySet().removeAll(absent);
    return some;
  }

  private static List<Cause> faults(ByteSource in, int count) throws IOException {
    List<Cause> faults = new ArrayList<>(count);
    for (int left = count; left > 0; left--) {
      faults.add(new Cause(in.sureText(), in.text(), in.text()));
    }
    return faults;
  }
}
