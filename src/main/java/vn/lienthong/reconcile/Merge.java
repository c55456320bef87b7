package vn.lienthong.reconcile;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.lienthong.mapping.Authority;
import vn.lienthong.mapping.Field;
import vn.lienthong.record.Cause;
import vn.lienthong.record.Key;
import vn.lienthong.record.Row;
import vn.lienthong.record.Side;
import vn.lienthong.record.Write;

/**
 * The fields of a record that both sides hold, merged group by group; a field outside every {@code
 * together} group is a group of its own, and a group has the authority of its first field.
 *
 * <ol>
 *   <li>A side changed a field if it no longer holds the text of its own half of the base.
 *   <li>Only one changed: its value is carried over, unless it is the old authority's to change or
 *       the field flaps; then a person decides. Where the base is only assumed, the value that is
 *       overwritten is kept as a loser.
 *   <li>Both changed to the same text: agreed, nothing is written.
 *   <li>Both changed to different texts: the authority's value is carried over and the other one is
 *       kept as a loser; without an authority a person decides, and the field waits.
 *   <li>Never agreed on: the same text is adopted, something wins over nothing (but nothing ends a
 *       record that way), and otherwise as in 4. A side that was not read is waited for.
 * </ol>
 */
final class Merge {
  private final Policy policy;
  private final Groups groups;
  private final Agreed agreed;
  private final Row province;
  private final Row nation;
  private final Edits edits;
  private final boolean wentBack;
  private final Map<String, @Nullable String> toProvince = new LinkedHashMap<>();
  private final Map<String, @Nullable String> toNation = new LinkedHashMap<>();
  private final List<Contest> contests = new ArrayList<>();
  private final List<Lost> losers = new ArrayList<>();
  private boolean whole;
  private boolean learns;
  private boolean firstContact;
  private boolean ends;

  Merge(Policy policy, Groups groups, Agreed agreed, Sighting province, Sighting nation) {
    this.policy = policy;
    this.groups = groups;
    this.agreed = agreed;
    this.province = province.found().orElseThrow();
    this.nation = nation.found().orElseThrow();
    this.edits = new Edits(agreed, this.province, this.nation);
    this.wentBack = agreed.wentBack(nation);
    this.learns = agreed.base().version() != this.nation.handle().version();
  }

  /** Carries over what each side changed. */
  Merge byEdits() {
    groups.all().forEach(this::merge);
    return this;
  }

  /** Carries over everything from one side. */
  Merge whole(Side from) {
    whole = true;
    for (List<Field> group : groups.all()) {
      lose(group, from.other());
      carry(group, from);
    }
    return this;
  }

  Decision decision(Key key) {
    if (!toNation.isEmpty()) {
      List<Cause> refused = policy.check().apply(merged());
      if (!refused.isEmpty()) {
        return Decision.parked(key, refused);
      }
    }
    Write here = update(key, toProvince, province);
    Write there = update(key, toNation, nation);
    return new Decision(
        key, kind(here, there), here, there, contests, losers, List.of(), firstContact);
  }

  private Decision.Kind kind(@Nullable Write here, @Nullable Write there) {
    if (here != null || there != null) {
      return ends ? Decision.Kind.RETIRE : Decision.Kind.UPDATE;
    }
    if (!contests.isEmpty()) {
      return Decision.Kind.CONFLICT;
    }
    return learns ? Decision.Kind.ADOPT : Decision.Kind.NOTHING;
  }

  private static @Nullable Write update(
      Key key, Map<String, @Nullable String> values, Row expected) {
    return values.isEmpty() ? null : new Write(key, Write.Action.UPDATE, values, expected);
  }

  /** The record as the nation will hold it. */
  private Map<String, @Nullable String> merged() {
    Map<String, @Nullable String> merged = new LinkedHashMap<>(nation.values());
    merged.putAll(toNation);
    return merged;
  }

  private void merge(List<Field> group) {
    if (agrees(group)) {
      return;
    }
    if (group.stream().anyMatch(field -> edits.neverAgreed(field) && !edits.same(field))) {
      firstContact = true;
      contact(group);
      return;
    }
    boolean here = changed(group, Side.PROVINCE);
    boolean there = changed(group, Side.NATION);
    if (here && there) {
      contend(group);
    } else if (here || there) {
      carryEdit(group, here ? Side.PROVINCE : Side.NATION);
    }
  }

  /** Nothing is to be written, or to be said yet. */
  private boolean agrees(List<Field> group) {
    boolean known = true;
    boolean same = true;
    for (Field field : group) {
      if (edits.unread(field)) {
        return true;
      }
      known &= edits.known(field);
      same &= edits.same(field);
    }
    learns |= !known;
    return same;
  }

  private boolean changed(List<Field> group, Side side) {
    return group.stream().anyMatch(field -> edits.changed(field, side));
  }

  private void contact(List<Field> group) {
    boolean here = group.stream().anyMatch(field -> edits.text(field, Side.PROVINCE) != null);
    boolean there = group.stream().anyMatch(field -> edits.text(field, Side.NATION) != null);
    if ((here && there) || group.stream().anyMatch(policy::ends)) {
      contend(group);
    } else {
      carry(group, here ? Side.PROVINCE : Side.NATION);
    }
  }

  /** One side alone has changed the group. */
  private void carryEdit(List<Field> group, Side from) {
    String doubt = doubt(group, from);
    if (doubt == null || policy.ruling() == from) {
      if (group.stream().anyMatch(edits::assumed)) {
        lose(group, from.other());
      }
      carry(group, from);
    } else if (policy.ruling() == null) {
      contest(group, doubt);
    } else {
      lose(group, from);
      carry(group, from.other());
    }
  }

  /** Why a person must say whether an edit that nobody contests is carried over. */
  private @Nullable String doubt(List<Field> group, Side from) {
    for (Field field : group) {
      boolean authoritys = policy.decides(field) || policy.ends(field);
      if (authoritys
          && edits.changed(field, from)
          && policy.byMapping(field, owning()) != Policy.authorityOf(from)) {
        return "needs-authority";
      }
    }
    if (group.stream().anyMatch(field -> edits.flaps(field, from))) {
      return "flapping";
    }
    return wentBack && from == Side.NATION ? "version-went-back" : null;
  }

  /** The values by which it is judged whose the row is. */
  private Map<String, @Nullable String> owning() {
    return agreed.held(Side.NATION) ? agreed.owning() : nation.values();
  }

  private void contend(List<Field> group) {
    Field first = group.stream().filter(policy::decides).findFirst().orElse(group.get(0));
    Authority authority = policy.over(first, owning());
    if (authority == Authority.MANUAL) {
      contest(group, "both-changed");
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
        losers.add(new Lost(field.name(), loser, edits.value(field, loser)));
      }
    }
  }

  /** A side that held nothing has no halves to know a field's rewritten form by. */
  private boolean moves(Field field) {
    return whole ? !edits.same(field) : edits.moves(field);
  }

  private void carry(List<Field> group, Side from) {
    Map<String, @Nullable String> target = from == Side.PROVINCE ? toNation : toProvince;
    for (Field field : group) {
      if (moves(field)) {
        target.put(field.name(), edits.text(field, from));
        boolean open = edits.text(field, from.other()) == null && !edits.neverAgreed(field);
        ends |= policy.ends(field) && open;
      }
    }
  }
}
