package vn.lienthong.spool;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.lienthong.record.Cause;
import vn.lienthong.record.Handle;
import vn.lienthong.record.Key;
import vn.lienthong.record.Row;

/**
 * A row as bytes: key, the fields' values in a fixed order, handle, faults. A text is its length
 * plus 2 in seven-bit groups and its UTF-8; the length 1 says null, 0 that the row has no such
 * field.
 */
final class RowFormat {
  private static final int ABSENT = 0;
  private static final int NULL = 1;
  private static final int SHORTEST = 2;

  private final List<String> fields;

  RowFormat(List<String> fields) {
    this.fields = List.copyOf(fields);
  }

  void write(DataOutput out, Row row) throws IOException {
    writeBytes(out, row.key().bytes());
    int written = 0;
    for (String field : fields) {
      if (row.values().containsKey(field)) {
        writeText(out, row.value(field));
        written++;
      } else {
        writeNumber(out, ABSENT);
      }
    }
    if (written < row.values().size()) {
      throw new IllegalArgumentException("a row has fields that its spool does not know");
    }
    writeText(out, row.handle().id());
    out.writeLong(row.handle().version());
    out.writeBoolean(row.handle().withdrawn());
    writeNumber(out, row.faults().size());
    for (Cause fault : row.faults()) {
      writeText(out, fault.code());
      writeText(out, fault.field());
      writeText(out, fault.detail());
    }
  }

  Row read(DataInput in) throws IOException {
    Key key = Key.ofBytes(bytes(in, readNumber(in)));
    Map<String, @Nullable String> values = new LinkedHashMap<>();
    for (String field : fields) {
      int length = readNumber(in);
      if (length != ABSENT) {
        values.put(field, text(in, length));
      }
    }
    Handle handle = new Handle(sureText(in), in.readLong(), in.readBoolean());
    List<Cause> faults = new ArrayList<>();
    for (int left = readNumber(in); left > 0; left--) {
      faults.add(new Cause(sureText(in), text(in, readNumber(in)), text(in, readNumber(in))));
    }
    return new Row(key, values, handle, faults);
  }

  private static void writeText(DataOutput out, @Nullable String text) throws IOException {
    if (text == null) {
      writeNumber(out, NULL);
    } else {
      writeBytes(out, text.getBytes(StandardCharsets.UTF_8));
    }
  }

  private static void writeBytes(DataOutput out, byte[] bytes) throws IOException {
    writeNumber(out, bytes.length + SHORTEST);
    out.write(bytes);
  }

  private static void writeNumber(DataOutput out, int number) throws IOException {
    int rest = number;
    while (rest > 0x7f) {
      out.writeByte(rest & 0x7f | 0x80);
      rest >>>= 7;
    }
    out.writeByte(rest);
  }

  private static String sureText(DataInput in) throws IOException {
    return Objects.requireNonNull(text(in, readNumber(in)));
  }

  private static @Nullable String text(DataInput in, int length) throws IOException {
    return length == NULL ? null : new String(bytes(in, length), StandardCharsets.UTF_8);
  }

  private static byte[] bytes(DataInput in, int length) throws IOException {
    byte[] bytes = new byte[length - SHORTEST];
    in.readFully(bytes);
    return bytes;
  }

  private static int readNumber(DataInput in) throws IOException {
    int number = 0;
    for (int shift = 0; ; shift += 7) {
      int next = in.readUnsignedByte();
      number |= (next & 0x7f) << shift;
      if (next < 0x80) {
        return number;
      }
    }
  }
}
