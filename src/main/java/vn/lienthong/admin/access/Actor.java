package vn.lienthong.admin.access;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who asks.
 *
 * @param name of the account; null for the holder of the service's own token, who says himself for
 *     whom he acts
 * @param flows that it is about, or {@code *}
 */
public record Actor(@Nullable String name, Role role, Set<String> flows) {
  /** Stands for all flows. */
  public static final String ALL = "*";

  /** Who can read the service's own files. */
  static final Actor OWNER = new Actor(null, Role.ADMINISTRATOR, Set.of(ALL));

  /** Whether it may see and move this flow. */
  public boolean knows(String flow) {
    return flows.contains(ALL) || flows.contains(flow);
  }

  /** Whether it may see and move them all, those of tomorrow too. */
  public boolean knowsAll() {
    return flows.contains(ALL);
  }
}
