package vn.lienthong.province;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Collects the values of a statement while its text is written. */
sealed interface Binder {
  /** Remembers the value and gives the placeholder that stands for it. */
  String bind(Object value);

  /** For JDBC. */
  record Positional(List<Object> values) implements Binder {
    Positional() {
      this(new ArrayList<>());
    }

    @Override
    public String bind(Object value) {
      values.add(value);
      return "?";
    }
  }

  /** For camel-sql. */
  record Named(Map<String, Object> values) implements Binder {
    Named() {
      this(new LinkedHashMap<>());
    }

    @Override
    public String bind(Object value) {
      String name = "p" + values.size();
      values.put(name, value);
      return ":#" + name;
    }
  }
}
