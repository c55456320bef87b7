package vn.lienthong.mapping;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.lienthong.record.Cause;

/** What the contract and the mapping would refuse of a field of type ROWS. */
final class RowsCheck {
  private final String name;
  private final boolean required;
  private final int most;
  private final Map<String, ValueCheck> checks = new LinkedHashMap<>();

  /**
   * @param property null if the contract does not have it
   */
  RowsCheck(Field field, ChildRows rows, @Nullable Property property) {
    this.name = field.name();
    this.required = field.required() || (property != null && !property.nullable());
    this.most = property == null ? Integer.MAX_VALUE : property.limits().maxItems();
    Schema schema =
        property == null || property.items() == null ? null : property.items().members();
    for (Field child : rows.fields()) {
      Property known = schema == null ? null : schema.properties().get(child.name());
      boolean key = rows.identity().contains(child.name());
      String at = name + "." + child.name();
      checks.put(child.name(), new ValueCheck(at, child, known, key));
    }
  }

  /** Takes each cause once, however many rows have it. */
  void check(@Nullable String canonical, Collection<Cause> causes) {
    List<Map<String, String>> rows = Lenses.rows(canonical);
    if (rows.isEmpty() && required) {
      causes.add(Cause.of("missing", name));
    }
    if (rows.size() > most) {
      causes.add(new Cause("too-many", name, "at most " + most));
    }
    Set<Cause> wrong = new LinkedHashSet<>();
    List<Cause> found = new ArrayList<>(0);
    for (Map<String, String> row : rows) {
      checks.forEach((field, check) -> check.check(row.get(field), found));
      wrong.addAll(found);
      found.clear();
    }
    causes.addAll(wrong);
  }
}
