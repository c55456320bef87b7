package vn.lienthong.national;

import org.jspecify.annotations.Nullable;

/** Once through everything that the nation holds, page by page. */
public final class Walk {
  private static final int PAGE = 1_000;
  private final NationalRequests requests;
  private final boolean everywhere;
  private final EndOfList end = new EndOfList();
  private @Nullable Page last;

  private Walk(NationalRequests requests, boolean everywhere) {
    this.requests = requests;
    this.everywhere = everywhere;
  }

  /** Through the mapping's scope. */
  public static Walk inScope(NationalRequests requests) {
    return new Walk(requests, false);
  }

  /** Through all records of the resource, whosever they are. */
  public static Walk everywhere(NationalRequests requests) {
    return new Walk(requests, true);
  }

  public boolean more() {
    return last == null || last.next() != null;
  }

  public NationalCall ask() {
    String after = last == null ? null : last.next();
    return everywhere ? requests.everywhere(PAGE, after) : requests.page(PAGE, after, null);
  }

  /**
   * @throws NationalProblem if such a walk has no end
   */
  public void take(Page page) {
    end.take(page);
    last = page;
  }
}
