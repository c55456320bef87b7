package vn.lienthong.reconcile;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BinaryOperator;
import org.jspecify.annotations.Nullable;
import vn.lienthong.record.Base;
import vn.lienthong.record.Entry;
import vn.lienthong.record.Handle;
import vn.lienthong.record.Held;
import vn.lienthong.record.Intent;
import vn.lienthong.record.Row;
import vn.lienthong.record.Side;
import vn.lienthong.record.Standing;
import vn.lienthong.record.Text;
import vn.lienthong.record.Write;

/**
 * Writes whose outcome nobody saw. Before a write its {@link Intent} is noted; where a later
 * reading shows just that on the side, it has arrived and is agreed on. Otherwise our own write
 * would count as that side's edit: a record created there and deleted here meanwhile would come
 * back, and one that was changed there by us would be in conflict with its end here. That it was
 * our write is an assumption: a user of that side may have written the same. So until the field is
 * settled, what is overwritten of it is kept.
 */
public final class Arrival {
  private Arrival() {}

  /** What a decision is about to write to a side; empty if nothing, or if it is removed there. */
  public static Optional<Intent> intent(
      Decision decision,
      Side side,
      @Nullable Entry entry,
      Sighting province,
      Sighting nation,
      long run,
      Instant now) {
    Write write = decision.write(side);
    Base old = entry == null ? null : entry.base();
    if (write == null || write.values().isEmpty() || partly(write, old)) {
      return Optional.empty();
    }
    Map<String, Held> fields =
        write.action() == Write.Action.RETIRE
            ? ended(write, side, old)
            : carried(write, side, side == Side.PROVINCE ? nation : province, old);
    if (old != null && new Agreed(old).settled() == Standing.RETIRED) {
      fields.putAll(
          alike(
              new Agreed(old).recalled(write.key(), Side.PROVINCE, province),
              new Agreed(old).recalled(write.key(), Side.NATION, nation)));
    }
    Handle handle = nation.found().map(Row::handle).orElse(null);
    Base base =
        handle != null
            ? new Base(handle.id(), handle.version(), fields)
            : new Base(
                old == null ? null : old.nationalId(), old == null ? 0 : old.version(), fields);
    return Optional.of(new Intent(decision.key(), side, base, run, now));
  }

  /**
   * The same of a side that does not show all that is written there just as it was written, such as
   * numbers that it rounds.
   *
   * @param shown from a field's name and what is written there to what will be seen there
   */
  public static Intent seen(Intent intent, BinaryOperator<@Nullable String> shown) {
    Map<String, Held> fields = new LinkedHashMap<>();
    intent
        .base()
        .fields()
        .forEach(
            (field, held) ->
                fields.put(
                    field,
                    halves(
                        intent.side(),
                        shown.apply(field, held.half(intent.side())),
                        held.half(intent.side().other()))));
    Base base = new Base(intent.base().nationalId(), intent.base().version(), fields);
    return new Intent(intent.key(), intent.side(), base, intent.run(), intent.at());
  }

  /** Of a record never agreed on, some fields alone would be no base: not even whose it is. */
  private static boolean partly(Write write, @Nullable Base old) {
    return old == null && write.action() != Write.Action.CREATE;
  }

  /** What is written there is what the other side shows, or showed last. */
  private static Map<String, Held> carried(
      Write write, Side side, Sighting from, @Nullable Base old) {
    Row row = from.found().orElse(null);
    Map<String, Held> fields = new LinkedHashMap<>();
    write
        .values()
        .forEach(
            (field, value) -> {
              Held held = old == null ? null : old.fields().get(field);
              String before = held == null ? null : held.half(side.other());
              fields.put(field, halves(side, value, row == null ? before : row.value(field)));
            });
    return fields;
  }

  /** Of a record that is brought back, what need not be written belongs to its base as well. */
  private static Map<String, Held> alike(Sighting province, Sighting nation) {
    Map<String, Held> fields = new LinkedHashMap<>();
    if (province.found().isPresent() && nation.found().isPresent()) {
      Row there = nation.found().get();
      province
          .found()
          .get()
          .values()
          .forEach(
              (field, value) -> {
                if (Text.same(value, there.value(field))) {
                  fields.put(field, Held.of(value, there.value(field)));
                }
              });
    }
    return fields;
  }

  /** The other side has the record no more; this one has it as before, but for its end. */
  private static Map<String, Held> ended(Write write, Side side, @Nullable Base old) {
    Map<String, Held> fields = new LinkedHashMap<>();
    if (old != null) {
      old.fields().forEach((field, held) -> fields.put(field, halves(side, held.half(side), null)));
    }
    write.values().forEach((field, value) -> fields.put(field, halves(side, value, null)));
    return fields;
  }

  private static Held halves(Side side, @Nullable String value, @Nullable String other) {
    return side == Side.PROVINCE ? Held.of(value, other) : Held.of(other, value);
  }

  /** The base after the intended write, if that side shows that it has arrived. */
  public static Optional<Base> base(@Nullable Base old, Intent intent, Sighting seen) {
    Base base = old == null ? new Base(null, 0, Map.of()) : old;
    Map<String, Held> fields = new LinkedHashMap<>(base.fields());
    Row row = seen.found().orElse(null);
    if (row == null || !shows(row, intent)) {
      return Optional.empty();
    }
    intent
        .base()
        .fields()
        .forEach(
            (field, meant) -> {
              Held held =
                  halves(intent.side(), row.value(field), meant.half(intent.side().other()));
              fields.put(
                  field,
                  Flips.next(base.fields().get(field), held.province(), held.nation()).asAssumed());
            });
    return Optional.of(identified(base, intent, row, fields));
  }

  /**
   * Whether the nation shows what an older write said, and not what both sides agreed on after it.
   */
  public static boolean undoes(@Nullable Base base, Intent older, Sighting nation) {
    return nation
        .found()
        .filter(row -> shows(row, older))
        .filter(row -> base == null || !asAgreed(row, base, older))
        .isPresent();
  }

  private static boolean asAgreed(Row row, Base base, Intent older) {
    return older.base().fields().keySet().stream()
        .allMatch(
            field -> {
              Held held = base.fields().get(field);
              return held != null && Text.same(row.value(field), held.half(Side.NATION));
            });
  }

  private static boolean shows(Row row, Intent intent) {
    return intent.base().fields().entrySet().stream()
        .allMatch(
            field -> Text.same(row.value(field.getKey()), field.getValue().half(intent.side())));
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

  /**
   * The entry with that base. It is to be decided again: what else the sides hold by now is not
   * agreed on, and a reading that says nothing of them must not be taken for the base.
   */
  public static Entry entry(Intent intent, @Nullable Entry entry, Base base, String mapping) {
    boolean aside =
        entry != null
            && switch (entry.standing()) {
              case WAITING, PARKED, CONFLICT -> true;
              default -> false;
            };
    if (entry == null || !aside) {
      return new Entry(
          intent.key(),
          Standing.WAITING,
          base,
          0,
          null,
          List.of(Aftermath.CHANGED_SINCE),
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
