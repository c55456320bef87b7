package vn.lienthong;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import vn.lienthong.mapping.Mapping;
import vn.lienthong.mapping.Reference;

/** The flows with those first that others refer to. */
final class Order {
  private Order() {}

  static List<String> of(Collection<Mapping> mappings) {
    Map<String, Mapping> left = new TreeMap<>();
    mappings.forEach(mapping -> left.put(mapping.name(), mapping));
    Set<String> ordered = new LinkedHashSet<>();
    List.copyOf(left.keySet()).forEach(name -> visit(name, left, ordered));
    return new ArrayList<>(ordered);
  }

  private static void visit(String name, Map<String, Mapping> left, Set<String> ordered) {
    Mapping mapping = left.remove(name);
    if (mapping == null) {
      return;
    }
    for (Reference reference : Reference.of(mapping)) {
      visit(reference.flow(), left, ordered);
    }
    ordered.add(name);
  }
}
