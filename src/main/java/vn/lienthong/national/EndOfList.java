package vn.lienthong.national;

import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Sees to it that a list which is read page by page comes to an end. No list are a page that came
 * before, one that leads back, an empty one after which more is said to follow, and far more
 * records than the list says that it has.
 */
public final class EndOfList {
  /** So many more than told may have come while the list was read, and gone. */
  private static final long MORE = 10_000;

  /** Where it is not told how many there are. */
  private static final long MOST = 10_000_000;

  private final Set<String> pages = new HashSet<>();
  private final Set<String> places = new HashSet<>();
  private long records;

  /** Whether these are more records than a list can have. */
  public static boolean beyond(long records, long told) {
    return records > (told < 0 ? MOST : 2 * told + MORE);
  }

  /**
   * @throws NationalProblem if the list has no end
   */
  public void take(Page page) {
    if (page.next() != null) {
      if (!places.add(page.next())) {
        throw NationalProblem.contractBroken("repeated-page", "page");
      }
      String name = page.firstId() == null ? null : page.firstId() + "\n" + page.lastId();
      take(name, page.rows().size() + page.unreadable().size(), page.totalRecords());
    }
  }

  /**
   * A page that is not the last one.
   *
   * @param name what no other page of the list has; null if it is empty
   * @param told how many records the whole list has; negative if it is not told
   * @throws NationalProblem if the list has no end
   */
  public void take(@Nullable String name, int size, long told) {
    if (name == null || !pages.add(name)) {
      throw NationalProblem.contractBroken("repeated-page", "page");
    }
    records += size;
    if (beyond(records, told)) {
      throw NationalProblem.contractBroken("endless-list", "page");
    }
  }
}
