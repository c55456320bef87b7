package vn.lienthong.reconcile;

import java.util.ArrayList;
import java.util.List;
import vn.lienthong.mapping.Field;
import vn.lienthong.mapping.Mapping;

/**
 * The fields of a mapping that are merged as one: those of a {@code together} group, and every
 * other field by itself.
 */
record Groups(List<List<Field>> all) {
  static Groups of(Mapping mapping) {
    List<List<Field>> groups = new ArrayList<>();
    List<String> grouped = mapping.together().stream().flatMap(List::stream).toList();
    for (Field field : mapping.fields()) {
      if (!grouped.contains(field.name())) {
        groups.add(List.of(field));
      }
    }
    for (List<String> names : mapping.together()) {
      groups.add(names.stream().map(mapping::field).toList());
    }
    return new Groups(List.copyOf(groups));
  }
}
