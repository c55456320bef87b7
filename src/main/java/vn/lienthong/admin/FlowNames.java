package vn.lienthong.admin;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.lienthong.mapping.Mapping;
import vn.lienthong.record.Nearest;

/** The flows by name, in the order of their dependencies. */
public final class FlowNames {
  private final Map<String, Mapping> mappings;
  private final List<String> names;

  /**
   * @param mappings by flow
   * @param names in the order in which they run
   */
  public FlowNames(Map<String, Mapping> mappings, List<String> names) {
    this.mappings = Map.copyOf(mappings);
    this.names = List.copyOf(names);
  }

  public List<String> all() {
    return names;
  }

  /** That flow, or all if none is named. */
  List<String> named(@Nullable String flow) {
    if (flow == null) {
      return names;
    }
    known(flow);
    return List.of(flow);
  }

  /**
   * @throws OperationException.UnknownFlow with the nearest name
   */
  public void known(String flow) {
    if (!mappings.containsKey(flow)) {
      throw new OperationException.UnknownFlow(flow, Nearest.of(flow, names));
    }
  }

  Mapping mapping(String flow) {
    known(flow);
    return java.util.Objects.requireNonNull(mappings.get(flow));
  }
}
