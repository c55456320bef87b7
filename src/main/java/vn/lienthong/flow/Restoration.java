package vn.lienthong.flow;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.lienthong.reconcile.Decision;
import vn.lienthong.reconcile.Lost;
import vn.lienthong.record.Row;
import vn.lienthong.record.Side;
import vn.lienthong.record.Text;
import vn.lienthong.record.Write;

/**
 * A value that gave way, put back on both sides at once: each is written only if it is as it was
 * read, and what it held is kept as a loser in its turn.
 */
final class Restoration {
  private Restoration() {}

  /** Nothing to do if a side does not hold the record, or if both hold the value. */
  static Decision of(RunRequest.Ruling.Value ruling, Sightings.Seen seen) {
    Row here = seen.province().found().orElse(null);
    Row there = seen.nation().found().orElse(null);
    if (here == null || there == null) {
      return Decision.of(seen.key(), Decision.Kind.KEEP);
    }
    List<Lost> losers = new ArrayList<>();
    Write toProvince = write(ruling, here, Side.PROVINCE, losers);
    Write toNation = write(ruling, there, Side.NATION, losers);
    return toProvince == null && toNation == null
        ? Decision.of(seen.key(), Decision.Kind.NOTHING)
        : new Decision(
            seen.key(),
            Decision.Kind.UPDATE,
            toProvince,
            toNation,
            List.of(),
            losers,
            List.of(),
            false);
  }

  private static @Nullable Write write(
      RunRequest.Ruling.Value ruling, Row row, Side side, List<Lost> losers) {
    String held = row.value(ruling.field());
    if (Text.same(held, ruling.value())) {
      return null;
    }
    losers.add(new Lost(ruling.field(), side, held));
    Map<String, @Nullable String> values =
        Collections.singletonMap(ruling.field(), Text.normal(ruling.value()));
    return new Write(row.key(), Write.Action.UPDATE, values, row);
  }
}
