package vn.lienthong.mapping;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.lienthong.record.Aligned;
import vn.lienthong.record.Cause;
import vn.lienthong.record.Tuple;

/**
 * What the contract and the mapping would refuse of a record, known before it is sent. Compiled
 * once for a mapping; used by many threads.
 */
public final class RecordCheck {
  private final Aligned<Check> checks;

  /** What is held against one field's value. */
  interface Check {
    void check(@Nullable String value, Collection<Cause> causes);
  }

  private RecordCheck(Mapping mapping, Contract contract) {
    Map<String, Property> properties =
        contract.schema(mapping.schema()).map(Schema::properties).orElse(Map.of());
    Map<String, Check> checks = new HashMap<>();
    for (Field field : mapping.sent()) {
      Property property = properties.get(field.name());
      if (field.rows() == null) {
        boolean key = mapping.identity().contains(field.name());
        checks.put(field.name(), new ValueCheck(field.name(), field, property, key)::check);
      } else {
        checks.put(field.name(), new RowsCheck(field, field.rows(), property)::check);
      }
    }
    this.checks = new Aligned<>(checks);
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
    if (record instanceof Tuple<@Nullable String> tuple) {
      List<@Nullable Check> beside = checks.to(tuple.heading());
      for (int place = 0; place < beside.size(); place++) {
        check(beside.get(place), tuple.at(place), causes);
      }
    } else {
      record.forEach((field, value) -> check(checks.get(field), value, causes));
    }
    return causes;
  }

  private static void check(
      @Nullable Check check, @Nullable String value, Collection<Cause> causes) {
    if (check != null) {
      check.check(value, causes);
    }
  }
}
