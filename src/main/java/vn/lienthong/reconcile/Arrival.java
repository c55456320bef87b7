package vn.lienthong.reconcile;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.lienthong.record.Base;
import vn.lienthong.record.Entry;
import vn.lienthong.record.Handle;
import vn.lienthong.record.Held;
import vn.lienthong.record.Intent;
import vn.lienthong.record.Row;
import vn.lienthong.record.Side;
import vn.lienthong.record.Text;
import vn.lienthong.record.Write;

/**
 * Writes whose outcome nobody saw. Before a write its {@link Intent} is noted; where a later
 * reading shows just that on the side, it has arrived and is agreed on. Otherwise our own write
 * would count as that side's edit: a record created there and deleted here meanwhile would come
 * back, and one that was changed there by us would be in conflict with its end here.
 */
public final class Arrival {
  private Arrival() {}

  /** What a decision is about to write to a side; empty if nothing. */
  public static Optional<Intent> intent(
      Decision decision,
      Side side,
      @Nullable Entry entry,
      Sighting province,
      Sighting nation,
      long run,
      Instant now) {
    Write write = decision.write(side);
    if (write == null) {
      return Optional.empty();
    }
    Base old = entry == null ? null : entry.base();
    Row other = (side == Side.PROVINCE ? nation : province).found().orElse(null);
    Map<String, Held> fields = new LinkedHashMap<>();
    write
        .values()
        .forEach(
            (field, value) -> {
              Held held = old == null ? null : old.fields().get(field);
              String there =
                  other != null
                      ? other.value(field)
                      : held == null ? null : held.half(side.other());
              fields.put(
                  field, side == Side.PROVINCE ? Held.of(value, there) : Held.of(there, value));
            });
    Handle handle = nation.found().map(Row::handle).orElse(null);
    Base base =
        handle != null
            ? new Base(handle.id(), handle.version(), fields)
            : new Base(
                old == null ? null : old.nationalId(), old == null ? 0 : old.version(), fields);
    return Optional.of(new Intent(decision.key(), side, base, run, now));
  }

  /** The base after the intended write, if that side shows that it has arrived. */
  public static Optional<Base> base(@Nullable Base old, Intent intent, Sighting seen) {
    Base base = old == null ? new Base(null, 0, Map.of()) : old;
    Map<String, Held> fields = new LinkedHashMap<>(base.fields());
    if (intent.base().fields().isEmpty()) {
      fields.replaceAll((field, held) -> with(held, intent.side(), null));
      return seen instanceof Sighting.Gone && old != null
          ? Optional.of(new Base(base.nationalId(), base.version(), fields))
          : Optional.empty();
    }
    Row row = seen.found().orElse(null);
    if (row == null || !shows(row, intent)) {
      return Optional.empty();
    }
    intent
        .base()
        .fields()
        .forEach(
            (field, meant) -> {
              Held held = with(meant, intent.side(), row.value(field));
              fields.put(
                  field, Flips.next(base.fields().get(field), held.province(), held.nation()));
            });
    return Optional.of(identified(base, intent, row, fields));
  }

  private static boolean shows(Row row, Intent intent) {
    return intent.base().fields().entrySet().stream()
        .allMatch(
            field -> Text.same(row.value(field.getKey()), field.getValue().half(intent.side())));
  }

  private static Held with(Held held, Side side, @Nullable String value) {
    return side == Side.PROVINCE
        ? new Held(value, held.nation(), held.before(), held.flips())
        : new Held(held.province(), value, held.before(), held.flips());
  }

  private static Base identified(Base old, Intent intent, Row row, Map<String, Held> fields) {
    if (intent.side() == Side.NATION) {
      return new Base(row.handle().id(), row.handle().version(), fields);
    }
    String id = intent.base().nationalId();
    return new Base(
        id == null ? old.nationalId() : id,
        Math.max(old.version(), intent.base().version()),
        fields);
  }

  /** The entry with that base; a new one is of the run that wrote. */
  public static Entry entry(Intent intent, @Nullable Entry entry, Base base, String mapping) {
    if (entry == null) {
      return new Entry(
          intent.key(),
          new Agreed(base).settled(),
          base,
          0,
          null,
          List.of(),
          null,
          intent.at(),
          intent.run(),
          mapping);
    }
    return new Entry(
        entry.key(),
        entry.standing(),
        base,
        entry.attempts(),
        entry.nextAttempt(),
        entry.causes(),
        entry.seen(),
        entry.since(),
        entry.run(),
        entry.mappingHash());
  }
}
