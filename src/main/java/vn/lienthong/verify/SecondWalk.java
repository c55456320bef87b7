package vn.lienthong.verify;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import vn.lienthong.national.NationalCall;
import vn.lienthong.national.NationalRequests;
import vn.lienthong.national.Page;
import vn.lienthong.national.Walk;
import vn.lienthong.record.Row;

/** Reads the nation's list once more for some records, where none can be asked for by itself. */
final class SecondWalk {
  private final Walk walk;
  private final Set<String> wanted;
  private final Map<String, Row> found = new HashMap<>();

  /**
   * @param wanted the nation's ids of a limited number of records
   */
  SecondWalk(NationalRequests requests, Set<String> wanted) {
    this.walk = Walk.inScope(requests);
    this.wanted = wanted;
  }

  NationalCall ask() {
    return walk.ask();
  }

  /** Whether that was the end of the list. */
  boolean take(Page page) {
    walk.take(page);
    for (Row row : page.rows()) {
      if (wanted.contains(row.handle().id())) {
        found.put(row.handle().id(), row);
      }
    }
    return !walk.more();
  }

  Optional<Row> found(String id) {
    return Optional.ofNullable(found.get(id));
  }
}
