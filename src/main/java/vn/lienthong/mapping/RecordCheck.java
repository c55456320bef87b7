package vn.lienthong.mapping;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.lienthong.record.Cause;

/**
 * What the contract and the mapping would refuse of a record, known before it is sent. Compiled
 * once for a mapping; used by many threads.
 */
public final class RecordCheck {
  private final Map<String, ValueCheck> values = new HashMap<>();
  private final Map<String, RowsCheck> rows = new HashMap<>();

  private RecordCheck(Mapping mapping, Contract contract) {
    Map<String, Property> properties =
        contract.schema(mapping.schema()).map(Schema::properties).orElse(Map.of());
    for (Field field : mapping.sent()) {
      Property property = properties.get(field.name());
      if (field.rows() == null) {
        boolean key = mapping.identity().contains(field.name());
        values.put(field.name(), new ValueCheck(field.name(), field, property, key));
      } else {
        rows.put(field.name(), new RowsCheck(field, field.rows(), property));
      }
    }
  }

  public static RecordCheck of(Mapping mapping, Contract contract) {
    return new RecordCheck(mapping, contract);
  }

  /**
   * Why the record would be refused; empty if it would not.
   *
   * @param record canonical values, by field; a field without an entry is not looked at, so that
   *     the changed fields of an update can be checked by themselves; nor is a verdict
   * @return with {@code o.giaTri} as the field if a child row is to blame
   */
  public List<Cause> causes(Map<String, @Nullable String> record) {
    List<Cause> causes = new ArrayList<>(0);
    record.forEach(
        (field, value) -> {
          ValueCheck one = values.get(field);
          RowsCheck several = rows.get(field);
          if (one != null) {
            one.check(value, causes);
          } else if (several != null) {
            several.check(value, causes);
          }
        });
    return causes;
  }
}
