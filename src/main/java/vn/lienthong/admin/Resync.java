package vn.lienthong.admin;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which records are to be read again from both sides. One of the first three is given.
 *
 * @param keys these records
 * @param since of a fed flow: what was sent since then, a day or a time in the province's zone
 * @param all every record
 * @param dryRun show what would be done, write nothing
 */
public record Resync(List<String> keys, @Nullable String since, boolean all, boolean dryRun) {
  public Resync {
    keys = List.copyOf(keys);
  }

  /** Whether it says which, and in one way only. */
  boolean clear() {
    return (keys.isEmpty() ? 0 : 1) + (since == null ? 0 : 1) + (all ? 1 : 0) == 1;
  }
}
