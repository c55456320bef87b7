package vn.lienthong.national;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.lienthong.mapping.ChildRows;
import vn.lienthong.mapping.Field;
import vn.lienthong.mapping.Mapping;

/**
 * The names of fields that may be shown. What the other side writes as a field's name might be a
 * value; only names from our own mapping are taken from it.
 */
final class KnownNames {
  private static final Pattern PLACE = Pattern.compile("\\[\\d{1,9}]");
  private final Map<String, String> names = new HashMap<>();

  KnownNames(Mapping mapping) {
    for (Field field : mapping.fields()) {
      names.put(field.name(), field.name());
      ChildRows rows = field.rows();
      if (rows != null) {
        for (Field child : rows.fields()) {
          String name = field.name() + "." + child.name();
          names.put(name, name);
        }
      }
    }
  }

  /** {@code o[3].dong} is {@code o.dong}; null if the mapping does not know the name. */
  @Nullable String known(String name) {
    return names.get(name.indexOf('[') < 0 ? name : PLACE.matcher(name).replaceAll(""));
  }
}
