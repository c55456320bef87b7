package vn.lienthong.mapping;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds a column whichever case the database answers in. */
final class Columns {
  /** Stands for a column that is not there at all, which is not the same as one that is empty. */
  static final Object ABSENT = new Object();

  private Columns() {}

  /** A text that came as bytes becomes one; anything else stays. */
  static Object readable(Object raw) throws Unfit {
    if (!(raw instanceof byte[] bytes)) {
      return raw;
    }
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException broken) {
      throw new Unfit("invalid-utf-8", "text in UTF-8");
    }
  }

  static @Nullable Object value(Map<String, @Nullable Object> columns, String name) {
    Object value = columns.get(name);
    if (value != null || columns.containsKey(name)) {
      return value;
    }
    String upper = name.toUpperCase(Locale.ROOT);
    value = columns.get(upper);
    if (value != null || columns.containsKey(upper)) {
      return value;
    }
    for (Map.Entry<String, @Nullable Object> column : columns.entrySet()) {
      if (Names.alike(column.getKey(), name)) {
        return column.getValue();
      }
    }
    return ABSENT;
  }
}
