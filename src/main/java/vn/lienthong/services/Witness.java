package vn.lienthong.services;

import java.time.Clock;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import vn.lienthong.ledger.Act;
import vn.lienthong.ledger.Audit;
import vn.lienthong.mapping.Feeding;
import vn.lienthong.mapping.Field;
import vn.lienthong.mapping.Mapping;
import vn.lienthong.web.Denial;

/**
 * Remembers who saw what: of personal data each answer, in the audit's chain and before it is sent;
 * of all else how many.
 */
final class Witness {
  private final Audit audit;
  private final Clock clock;
  private final Map<String, LongAdder> answers = new ConcurrentHashMap<>();

  Witness(Audit audit, Clock clock) {
    this.audit = audit;
    this.clock = clock;
  }

  /** Does an answer of these records have to leave a line? */
  static boolean isPersonal(Mapping mapping) {
    Feeding feed = mapping.feed();
    return feed != null && feed.personal() || mapping.fields().stream().anyMatch(Field::sensitive);
  }

  /**
   * @param resource as granted
   * @param asked names of filters and how many values each had, never a value
   * @throws Denial if it cannot be remembered; then it must not be sent
   */
  void personal(Caller caller, String resource, String asked, int records) {
    String who = "caller:" + caller.name();
    String result = records + " records";
    try {
      audit.append(new Act(who, "query", resource, asked, null, result, clock.instant()));
    } catch (RuntimeException failure) {
      throw new Denial(503, "UNAVAILABLE", "the answer could not be noted in the audit");
    }
    other(caller, resource, "OK");
  }

  void other(Caller caller, String resource, String code) {
    String key = caller.name() + " " + resource + " " + code;
    answers.computeIfAbsent(key, none -> new LongAdder()).increment();
  }

  /** Answers since the start by {@code caller resource code}. */
  Map<String, Long> counts() {
    Map<String, Long> counts = new TreeMap<>();
    answers.forEach((key, count) -> counts.put(key, count.sum()));
    return counts;
  }
}
