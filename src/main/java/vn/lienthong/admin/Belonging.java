package vn.lienthong.admin;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import vn.lienthong.province.ProvinceUnreachable;
import vn.lienthong.record.Key;

/** Which records are of some units. */
record Belonging(FlowNames flows, Units units) {
  /** Those whose unit is within each of the grants. */
  Set<String> among(List<Set<String>> grants, String flow, Set<String> texts) {
    flows.known(flow);
    Map<Key, String> keys = new LinkedHashMap<>();
    texts.forEach(text -> keys.put(Desk.key(text), text));
    Set<String> own = new HashSet<>();
    try {
      List<Set<String>> covered = grants.stream().map(units::covered).toList();
      units
          .of(flow, List.copyOf(keys.keySet()))
          .forEach(
              (key, unit) -> {
                String text = keys.get(key);
                if (text != null && covered.stream().allMatch(some -> some.contains(unit))) {
                  own.add(text);
                }
              });
    } catch (ProvinceUnreachable away) {
      throw new OperationException.Unreachable("province", String.valueOf(away.getMessage()));
    }
    return own;
  }
}
