package vn.lienthong.reconcile;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.lienthong.record.Base;
import vn.lienthong.record.Handle;
import vn.lienthong.record.Held;
import vn.lienthong.record.Key;
import vn.lienthong.record.Row;
import vn.lienthong.record.Side;
import vn.lienthong.record.Standing;
import vn.lienthong.record.Text;

/** The base of a record, asked what each side held when the sides last agreed. */
record Agreed(Base base) {
  static final Agreed NOTHING = new Agreed(new Base(null, 0, Map.of()));

  boolean held(Side side) {
    return base.heldBy(side);
  }

  /** Where the record stands if nothing is left to do. */
  Standing settled() {
    return held(Side.PROVINCE) && held(Side.NATION) ? Standing.IN_STEP : Standing.RETIRED;
  }

  /** Whether the base has the row to the letter, and in this version. */
  boolean knows(Side side, Row row) {
    boolean version = side == Side.PROVINCE || row.handle().version() == base.version();
    return version && row.values().entrySet().stream().allMatch(field -> knows(side, field));
  }

  private boolean knows(Side side, Map.Entry<String, @Nullable String> field) {
    Held held = base.fields().get(field.getKey());
    return held != null && Objects.equals(held.half(side), field.getValue());
  }

  Map<String, @Nullable String> values(Side side) {
    Map<String, @Nullable String> values = new LinkedHashMap<>();
    base.fields().forEach((field, held) -> values.put(field, held.half(side)));
    return values;
  }

  /** The values by which it is judged whose the row is: the nation's, while it has the record. */
  Map<String, @Nullable String> owning() {
    return values(held(Side.NATION) ? Side.NATION : Side.PROVINCE);
  }

  boolean asLeft(Side side, Sighting now) {
    return now.found().map(row -> held(side) && unedited(side, row)).orElse(!held(side));
  }

  /** Whether every field that was agreed on still is the same text. */
  boolean unedited(Side side, Row row) {
    for (Map.Entry<String, Held> field : base.fields().entrySet()) {
      if (!Text.same(field.getValue().half(side), row.value(field.getKey()))) {
        return false;
      }
    }
    return true;
  }

  /** What a reading that says nothing of the record amounts to: it is as it was left. */
  Sighting recalled(Key key, Side side, Sighting now) {
    if (!(now instanceof Sighting.Unread)) {
      return now;
    }
    return held(side) ? new Sighting.Found(remembered(key, side)) : Sighting.GONE;
  }

  private Row remembered(Key key, Side side) {
    boolean nation = side == Side.NATION;
    String id = nation && base.nationalId() != null ? base.nationalId() : key.text();
    Handle handle = new Handle(id, nation ? base.version() : 0, false);
    return new Row(key, values(side), handle, List.of());
  }

  /**
   * The nation shows an older version of the very record: it was put back to an earlier state. Made
   * up versions are negative, and none of them is older than another.
   */
  boolean wentBack(Sighting nation) {
    return held(Side.NATION)
        && nation
            .found()
            .map(Row::handle)
            .filter(now -> now.version() >= 0 && now.version() < base.version())
            .filter(now -> now.id().equals(base.nationalId()))
            .isPresent();
  }
}
