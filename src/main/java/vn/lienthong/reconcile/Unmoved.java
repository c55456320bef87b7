package vn.lienthong.reconcile;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.lienthong.mapping.Field;
import vn.lienthong.mapping.Mapping;
import vn.lienthong.record.Base;
import vn.lienthong.record.Entry;
import vn.lienthong.record.Heading;
import vn.lienthong.record.Held;
import vn.lienthong.record.Row;
import vn.lienthong.record.Side;
import vn.lienthong.record.Standing;
import vn.lienthong.record.Tuple;

/**
 * Recognises by place the records that almost every reading consists of: in step, and both sides
 * hold to the letter what the base says, in its version, as far as they were read. Of those the
 * whole comparison would say NOTHING. What is not laid out as expected is not recognised, and
 * compared in full. For one thread.
 */
final class Unmoved {
  private final List<String> fields;
  private @Nullable Heading base;
  private @Nullable Heading here;
  private @Nullable Heading there;

  Unmoved(Mapping mapping) {
    this.fields = mapping.fields().stream().map(Field::name).toList();
  }

  boolean is(@Nullable Entry entry, Sighting province, Sighting nation) {
    return entry != null
        && entry.base() != null
        && entry.standing() == Standing.IN_STEP
        && entry.seen() == null
        && layout(entry.base().fields())
        && holds(entry.base())
        && asLeft(entry.base(), Side.PROVINCE, province)
        && asLeft(entry.base(), Side.NATION, nation);
  }

  private boolean layout(Map<String, ?> held) {
    base = known(base, held);
    return base != null;
  }

  /** Both sides held the record. */
  private boolean holds(Base agreed) {
    Tuple<?> fields = (Tuple<?>) agreed.fields();
    boolean here = false;
    boolean there = false;
    for (int place = 0; place < fields.size() && !(here && there); place++) {
      if (!(fields.at(place) instanceof Held held)) {
        return false;
      }
      here |= held.province() != null;
      there |= held.nation() != null;
    }
    return here && there;
  }

  /** What was not read counts as it was left. */
  private boolean asLeft(Base agreed, Side side, Sighting now) {
    if (now instanceof Sighting.Unread) {
      return true;
    }
    if (!(now instanceof Sighting.Found found) || !found.row().sound()) {
      return false;
    }
    if (side == Side.NATION && found.row().handle().version() != agreed.version()) {
      return false;
    }
    Heading heading = known(side == Side.PROVINCE ? here : there, found.row().values());
    if (side == Side.PROVINCE) {
      here = heading;
    } else {
      there = heading;
    }
    return heading != null && alike(side, agreed, found.row());
  }

  private static boolean alike(Side side, Base agreed, Row row) {
    Tuple<?> fields = (Tuple<?>) agreed.fields();
    Tuple<?> values = (Tuple<?>) row.values();
    for (int place = 0; place < fields.size(); place++) {
      if (!(fields.at(place) instanceof Held held)
          || !Objects.equals(held.half(side), values.at(place))) {
        return false;
      }
    }
    return true;
  }

  private @Nullable Heading known(@Nullable Heading before, Map<String, ?> values) {
    if (!(values instanceof Tuple<?> tuple)) {
      return null;
    }
    boolean same = tuple.heading() == before || tuple.heading().names().equals(fields);
    return same ? tuple.heading() : null;
  }
}
