package vn.lienthong.admin.access;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who asks.
 *
 * @param name of the account; null for the holder of the service's own token, who says himself for
 *     whom he acts
 * @param flows that it is about, or {@code *}
 * @param units whose records it is about: a record's unit must be within each of these sets, which
 *     name units with all below them; empty if it is about the records of all units and of none
 */
public record Actor(@Nullable String name, Role role, Set<String> flows, List<Set<String>> units) {
  /** Stands for all flows, or all units. */
  public static final String ALL = "*";

  /** Who can read the service's own files. */
  static final Actor OWNER = whole(null);

  static Actor whole(@Nullable String name) {
    return new Actor(name, Role.ADMINISTRATOR, Set.of(ALL), List.of());
  }

  /** Whether it may see and move this flow. */
  public boolean knows(String flow) {
    return knowsAll() || flows.contains(flow);
  }

  /** Whether it may see and move them all, those of tomorrow too. */
  public boolean knowsAll() {
    return flows.contains(ALL);
  }

  /** Whether it may see and move every record of its flows, whatever its unit. */
  public boolean everyUnit() {
    return units.isEmpty();
  }
}
