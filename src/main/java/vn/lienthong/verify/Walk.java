package vn.lienthong.verify;

import org.jspecify.annotations.Nullable;
import vn.lienthong.national.NationalCall;
import vn.lienthong.national.NationalProblem;
import vn.lienthong.national.NationalRequests;
import vn.lienthong.national.Page;

/** Once through everything that the nation holds of a mapping's scope, page by page. */
final class Walk {
  private static final int PAGE = 1_000;
  private final NationalRequests requests;
  private @Nullable Page last;

  Walk(NationalRequests requests) {
    this.requests = requests;
  }

  boolean more() {
    return last == null || last.next() != null;
  }

  NationalCall ask() {
    return requests.page(PAGE, last == null ? null : last.next(), null);
  }

  /**
   * @throws NationalProblem if it is the page before once more: such a walk has no end
   */
  void take(Page page) {
    Page before = last;
    if (before != null
        && page.firstId() != null
        && page.firstId().equals(before.firstId())
        && String.valueOf(page.lastId()).equals(before.lastId())) {
      throw NationalProblem.contractBroken("repeated-page", "page");
    }
    last = page;
  }
}
