package vn.lienthong;

import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import vn.lienthong.admin.Units;
import vn.lienthong.mapping.Field;
import vn.lienthong.mapping.Mapping;
import vn.lienthong.province.ProvinceDatabases;
import vn.lienthong.province.UnitTree;
import vn.lienthong.record.Key;

/**
 * Whose a record is: its first field that refers to units names the unit, in its key or in its row.
 */
final class RecordUnits implements Units {
  private static final Duration TIMEOUT = Duration.ofSeconds(10);
  private final Map<String, Mapping> mappings;
  private final ProvinceDatabases databases;
  private final UnitTree tree;

  RecordUnits(Map<String, Mapping> mappings, ProvinceDatabases databases, Clock clock) {
    this.mappings = mappings;
    this.databases = databases;
    this.tree = UnitTree.of(mappings, databases, TIMEOUT, clock);
  }

  @Override
  public Map<Key, String> of(String flow, List<Key> keys) {
    Mapping mapping = mappings.get(flow);
    Field field = mapping == null ? null : UnitTree.field(mapping).orElse(null);
    Map<Key, String> units = new HashMap<>();
    if (mapping == null || field == null || keys.isEmpty()) {
      return units;
    }
    int part = mapping.identity().indexOf(field.name());
    if (part >= 0) {
      // a row that has gone has left its key
      keys.stream()
          .filter(key -> key.parts().size() > part)
          .forEach(key -> units.put(key, key.parts().get(part)));
      return units;
    }
    databases
        .of(mapping)
        .source(mapping)
        .of(keys)
        .forEach(
            row -> {
              String unit = row.value(field.name());
              if (unit != null) {
                units.put(row.key(), unit.stripTrailing());
              }
            });
    return units;
  }

  @Override
  public Set<String> covered(Set<String> units) {
    return tree.covered(units);
  }
}
