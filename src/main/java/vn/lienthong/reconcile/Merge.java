package vn.lienthong.reconcile;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.lienthong.mapping.Authority;
import vn.lienthong.mapping.Field;
import vn.lienthong.record.Base;
import vn.lienthong.record.Fingerprint;
import vn.lienthong.record.Held;
import vn.lienthong.record.Row;
import vn.lienthong.record.Side;
import vn.lienthong.record.Text;

/**
 * The fields of a record that both sides hold, merged group by group; a field outside every {@code
 * together} group is a group of its own.
 *
 * <ol>
 *   <li>A side changed a field if it no longer holds its own half of the base.
 *   <li>Only one changed: its value is carried over.
 *   <li>Both changed to the same text: agreed, nothing is written.
 *   <li>Both changed to different texts: the authority's value is carried over and the other one is
 *       kept as a loser; without an authority a person decides, and the field waits.
 *   <li>Never agreed on: the same text is adopted, something wins over nothing, and otherwise the
 *       authority's value, as in 4.
 * </ol>
 */
final class Merge {
  private final Policy policy;
  private final @Nullable Base base;
  private final Row province;
  private final Row nation;
  private final Map<String, @Nullable String> owner;
  private final Set<String> authorityFields;

  final Map<String, @Nullable String> toProvince = new LinkedHashMap<>();
  final Map<String, @Nullable String> toNation = new LinkedHashMap<>();
  final List<Contest> contests = new ArrayList<>();
  final List<Lost> losers = new ArrayList<>();
  boolean learns;
  boolean firstContact;

  Merge(Policy policy, @Nullable Base base, Row province, Row nation) {
    this.policy = policy;
    this.base = base;
    this.province = province;
    this.nation = nation;
    this.owner = base == null ? nation.values() : halves(base, Side.NATION);
    this.authorityFields = policy.authorityFields();
    for (List<Field> group : groups()) {
      merge(group);
    }
  }

  static Map<String, @Nullable String> halves(Base base, Side side) {
    Map<String, @Nullable String> values = new LinkedHashMap<>();
    base.fields().forEach((field, held) -> values.put(field, held.half(side)));
    return values;
  }

  /** The record as it will be if everything is carried over. */
  Map<String, @Nullable String> merged() {
    Map<String, @Nullable String> merged = new LinkedHashMap<>(nation.values());
    merged.putAll(toNation);
    return merged;
  }

  private List<List<Field>> groups() {
    List<List<Field>> groups = new ArrayList<>();
    List<String> grouped = policy.mapping().together().stream().flatMap(List::stream).toList();
    for (Field field : policy.mapping().fields()) {
      if (!grouped.contains(field.name())) {
        groups.add(List.of(field));
      }
    }
    for (List<String> names : policy.mapping().together()) {
      groups.add(names.stream().map(policy.mapping()::field).toList());
    }
    return groups;
  }

  private void merge(List<Field> group) {
    if (group.stream().allMatch(field -> same(field))) {
      learns |=
          group.stream()
              .anyMatch(field -> changed(field, Side.PROVINCE) || changed(field, Side.NATION));
      return;
    }
    boolean unknown = group.stream().anyMatch(field -> held(field) == null);
    if (unknown) {
      firstContact = true;
      contact(group);
      return;
    }
    boolean here = group.stream().anyMatch(field -> changed(field, Side.PROVINCE));
    boolean there = group.stream().anyMatch(field -> changed(field, Side.NATION));
    if (here && there) {
      contend(group, "both-changed");
    } else if (here || there) {
      carryEdit(group, here ? Side.PROVINCE : Side.NATION);
    }
  }

  private void contact(List<Field> group) {
    for (Side side : Side.values()) {
      boolean nothingThere =
          group.stream().allMatch(f -> Text.normal(value(f, side.other())) == null);
      if (nothingThere) {
        carry(group, side);
        return;
      }
    }
    contend(group, "both-changed");
  }

  /** One side alone has changed the group. */
  private void carryEdit(List<Field> group, Side from) {
    boolean decides = group.stream().anyMatch(field -> authorityFields.contains(field.name()));
    if (decides && policy.overRow(owner) != Policy.authorityOf(from)) {
      contest(group, "needs-authority");
    } else if (policy.ruling() == null && group.stream().anyMatch(field -> flaps(field, from))) {
      contest(group, "flapping");
    } else if (policy.ruling() == from.other() && group.stream().anyMatch(f -> flaps(f, from))) {
      lose(group, from);
      carry(group, from.other());
    } else {
      carry(group, from);
    }
  }

  private void contend(List<Field> group, String why) {
    Authority authority = policy.overField(group.get(0), owner);
    if (authority == Authority.MANUAL) {
      contest(group, why);
      return;
    }
    Side winner = authority == Authority.PROVINCE ? Side.PROVINCE : Side.NATION;
    lose(group, winner.other());
    carry(group, winner);
  }

  private void contest(List<Field> group, String why) {
    group.forEach(field -> contests.add(new Contest(field.name(), why)));
  }

  private void lose(List<Field> group, Side loser) {
    for (Field field : group) {
      if (moves(field)) {
        losers.add(new Lost(field.name(), loser, value(field, loser)));
      }
    }
  }

  private void carry(List<Field> group, Side from) {
    Map<String, @Nullable String> target = from == Side.PROVINCE ? toNation : toProvince;
    for (Field field : group) {
      if (moves(field)) {
        target.put(field.name(), Text.normal(value(field, from)));
      }
    }
  }

  /** Not where only the halves differ, as rounding leaves them. */
  private boolean moves(Field field) {
    return !same(field) && (changed(field, Side.PROVINCE) || changed(field, Side.NATION));
  }

  private boolean flaps(Field field, Side from) {
    Held held = held(field);
    return held != null
        && held.flips() >= 2
        && new Fingerprint().add(Text.normal(value(field, from))).text().equals(held.before());
  }

  private @Nullable Held held(Field field) {
    return base == null ? null : base.fields().get(field.name());
  }

  private boolean changed(Field field, Side side) {
    Held held = held(field);
    return held == null || !Objects.equals(held.half(side), value(field, side));
  }

  private boolean same(Field field) {
    return Text.same(province.value(field.name()), nation.value(field.name()));
  }

  private @Nullable String value(Field field, Side side) {
    return (side == Side.PROVINCE ? province : nation).value(field.name());
  }
}
