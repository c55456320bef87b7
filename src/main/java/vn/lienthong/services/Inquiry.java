package vn.lienthong.services;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A question as it was asked, every word of it known.
 *
 * @param values by parameter, in the order asked
 * @param size of a page
 * @param page from 1
 * @param after where the page before ended; null for the first
 * @param changedSince a cursor; null for all records
 */
record Inquiry(
    Form form,
    Map<String, List<String>> values,
    int size,
    int page,
    @Nullable String after,
    @Nullable String changedSince) {
  List<String> of(Parameter.Kind kind) {
    return form.parameters().stream()
        .filter(parameter -> parameter.kind() == kind)
        .flatMap(parameter -> values.getOrDefault(parameter.name(), List.of()).stream())
        .toList();
  }

  /** What was asked for, without a single value: {@code donVi(3) ky(1) changedSince}. */
  String shape() {
    Map<String, String> names = new LinkedHashMap<>();
    values.forEach((name, given) -> names.put(name, name + "(" + given.size() + ")"));
    if (after != null) {
      names.put("after", "after");
    }
    if (changedSince != null) {
      names.put("changedSince", "changedSince");
    }
    return names.values().stream().collect(Collectors.joining(" "));
  }
}
