package vn.lienthong.ledger;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import vn.lienthong.record.Base;
import vn.lienthong.record.Cause;
import vn.lienthong.record.Entry;
import vn.lienthong.record.Held;
import vn.lienthong.record.Key;
import vn.lienthong.record.Standing;
import vn.lienthong.testkit.TestClock;

/** A contract of the ledger, held on every database, each test on a flow of its own. */
@ParameterizedClass
@EnumSource(LedgerHome.class)
abstract class LedgerTest {
  static final TestClock CLOCK = TestClock.at("2026-03-01T01:02:03.123456Z");
  private static final AtomicInteger NUMBER = new AtomicInteger();

  @Parameter LedgerHome home;
  final String flow = "flow-" + NUMBER.incrementAndGet();

  Ledger ledger() {
    return home.shared();
  }

  static Instant now() {
    return CLOCK.instant();
  }

  static Entry inStep(Key key) {
    Map<String, Held> fields = new LinkedHashMap<>();
    fields.put("ten", Held.of("Thái", "Thái"));
    fields.put("dienTich", Held.of("9068.79", "9068.7865"));
    fields.put("ghiChu", new Held(null, "x\"\n", "00ff", 2));
    fields.put("maCha", Held.of(null, null));
    fields.put("loai", Held.of("Bản", "Bản").asAssumed());
    Base base = new Base("TW:" + key.code(), 7, fields);
    return new Entry(key, Standing.IN_STEP, base, 0, null, List.of(), null, now(), 3, "hash");
  }

  static Entry aside(Key key, Standing standing, Instant nextAttempt, Cause... causes) {
    return new Entry(
        key, standing, null, 2, nextAttempt, List.of(causes), "seen", now(), 4, "hash");
  }

  void settle(Entry... entries) {
    ledger().entries().settle(flow, new Settlement(0, List.of(entries), Set.of(), List.of()));
  }
}
