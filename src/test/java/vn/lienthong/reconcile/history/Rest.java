package vn.lienthong.reconcile.history;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import vn.lienthong.mapping.Authority;
import vn.lienthong.record.Cause;
import vn.lienthong.record.Entry;
import vn.lienthong.record.Key;
import vn.lienthong.record.Side;
import vn.lienthong.record.Standing;
import vn.lienthong.record.Text;

/**
 * What must be true when users have stopped, what was refused is mended, and two cycles went by.
 */
final class Rest {
  private final Map<Side, MemorySide> sides;
  private final Rules rules;
  private final Witness witness;
  private final Map<Key, Entry> ledger;
  private final Set<Key> everDeleted = new HashSet<>();
  private final Set<Key> open = new HashSet<>();
  private final Map<Key, Authority> owners = new java.util.HashMap<>();
  private final Set<Key> known = new HashSet<>();

  Rest(Map<Side, MemorySide> sides, Rules rules, Witness witness, Map<Key, Entry> ledger) {
    this.sides = sides;
    this.rules = rules;
    this.witness = witness;
    this.ledger = ledger;
  }

  void check() {
    Set<Key> keys = new TreeSet<>(ledger.keySet());
    sides.values().forEach(side -> keys.addAll(side.keys()));
    for (Key key : keys) {
      for (Side side : Side.values()) {
        if (witness.diary.deleters(key).contains(side)) {
          everDeleted.add(key);
        }
      }
      standing(key);
      appeared(key);
      ended(key);
      for (String field : MemorySide.FIELDS) {
        edited(key, field);
      }
    }
    next(keys);
    witness.inStep.clear();
    witness.inStep.addAll(owners.keySet());
  }

  private void next(Set<Key> keys) {
    witness.diary = new Diary();
    known.addAll(keys);
    open.clear();
    owners.clear();
    for (Key key : keys) {
      Entry entry = ledger.get(key);
      if (entry == null || entry.standing() != Standing.IN_STEP) {
        open.add(key);
      } else {
        owners.put(key, rules.of(sides.get(Side.NATION).values(key).get("cap")));
      }
    }
  }

  private void standing(Key key) {
    Entry entry = ledger.get(key);
    boolean here = sides.get(Side.PROVINCE).holds(key);
    boolean there = sides.get(Side.NATION).holds(key);
    if (entry == null) {
      Witness.check(!here && !there, "unnoticed:", key);
      return;
    }
    switch (entry.standing()) {
      case IN_STEP -> Witness.check(here && there, "in step though on one side only:", key);
      case RETIRED -> Witness.check(!here || !there, "retired though on both sides:", key);
      case CONFLICT -> entry.causes().forEach(cause -> contested(key, cause));
      default -> Witness.check(false, "not settled:", entry);
    }
    if (here && there) {
      MemorySide.FIELDS.forEach(field -> agrees(key, field, entry));
    }
  }

  private void agrees(Key key, String field, Entry entry) {
    String here = Text.normal(sides.get(Side.PROVINCE).values(key).get(field));
    String there = Text.normal(sides.get(Side.NATION).values(key).get(field));
    boolean contested =
        entry.causes().stream().anyMatch(c -> c.field() == null || c.field().equals(field));
    Witness.check(
        contested
            || overruled(field)
            || form(Side.PROVINCE, field, there, here)
            || form(Side.NATION, field, here, there),
        "in step though different:",
        key,
        field,
        here,
        there);
  }

  private boolean overruled(String field) {
    return sides.values().stream().anyMatch(side -> side.rewriting.overrules(field));
  }

  /** Whether the side makes {@code is} of {@code given}, or need not. */
  private boolean form(Side side, String field, String given, String is) {
    return Objects.equals(given, is)
        || Objects.equals(Text.normal(sides.get(side).rewriting.of(field, given)), is);
  }

  /** A person is asked only about what both sides did, or what one side may not do alone. */
  private void contested(Key key, Cause cause) {
    boolean just =
        open.contains(key)
            || everDeleted.contains(key)
            || switch (cause.code()) {
              case "both-changed" ->
                  rules.group(cause.field()).stream()
                              .flatMap(f -> witness.diary.editors(key, f).stream())
                              .distinct()
                              .count()
                          == 2
                      || witness.diary.wasDisturbed(key)
                      || (cause.field().equals("hieuLucDen") && !known.contains(key));
              case "flapping" -> edits(key, cause.field()) >= 4;
              case "needs-authority" -> List.of("cap", "hieuLucDen").contains(cause.field());
              default -> false;
            };
    Witness.check(just, "a person is asked for nothing:", key, cause);
  }

  private int edits(Key key, String field) {
    int edits = 0;
    for (String one : rules.group(field)) {
      for (Side side : Side.values()) {
        edits += witness.edits.getOrDefault(new Witness.Cell(side, key, one), 0);
      }
    }
    return edits;
  }

  /** What one side alone created is on both. */
  private void appeared(Key key) {
    boolean alone = witness.diary.creators(key).size() == 1 && !everDeleted.contains(key);
    if (alone && !known.contains(key)) {
      for (MemorySide side : sides.values()) {
        Witness.check(side.holds(key), "never arrived:", side.side, key);
      }
    }
  }

  /** What one side alone deleted has ended on both if it was its own, and is back otherwise. */
  private void ended(Key key) {
    Set<Side> deleters = witness.diary.deleters(key);
    boolean plain =
        deleters.size() == 1
            && owners.containsKey(key)
            && witness.diary.creators(key).isEmpty()
            && !witness.diary.wasDisturbed(key);
    if (!plain) {
      return;
    }
    Side ender = deleters.iterator().next();
    boolean touched =
        witness.diary.editedBy(ender.other(), key)
            || !witness.diary.editors(key, "cap").isEmpty()
            || !witness.diary.editors(key, "hieuLucDen").isEmpty();
    if (touched) {
      return;
    }
    Authority owner = owners.get(key);
    if (owner == Authority.MANUAL) {
      Entry entry = ledger.get(key);
      Witness.check(
          entry != null && entry.standing() == Standing.CONFLICT, "ended by nobody:", key);
    } else if ((owner == Authority.PROVINCE) == (ender == Side.PROVINCE)) {
      Witness.check(hasEnded(ender.other(), key), "lives on:", ender.other(), key);
    } else {
      Witness.check(sides.get(ender).holds(key), "ended without authority:", key);
    }
  }

  private boolean hasEnded(Side side, Key key) {
    String end = sides.get(side).values(key).get("hieuLucDen");
    return !sides.get(side).holds(key)
        || (end != null && end.compareTo(Rules.TODAY.toString()) <= 0);
  }

  /** What one side alone edited is on both, in the form that each side gives it. */
  private void edited(Key key, String field) {
    Set<Side> editors =
        rules.group(field).stream()
            .flatMap(f -> witness.diary.editors(key, f).stream())
            .collect(java.util.stream.Collectors.toSet());
    boolean plain =
        editors.size() == 1
            && witness.diary.editors(key, field).equals(editors)
            && owners.containsKey(key)
            && witness.diary.deleters(key).isEmpty()
            && witness.diary.creators(key).isEmpty()
            && !witness.diary.wasDisturbed(key)
            && !overruled(field);
    if (!plain || contestedNow(key, field)) {
      return;
    }
    Side editor = editors.iterator().next();
    String given = witness.lastByUser.get(new Witness.Cell(editor, key, field));
    String kept = Text.normal(sides.get(editor).values(key).get(field));
    String arrived = Text.normal(sides.get(editor.other()).values(key).get(field));
    Witness.check(
        Objects.equals(given, kept)
            && (form(editor.other(), field, given, arrived) || form(editor, field, arrived, given)),
        "edit lost:",
        editor,
        key,
        field,
        given,
        kept,
        arrived);
  }

  private boolean contestedNow(Key key, String field) {
    Entry entry = ledger.get(key);
    return entry != null
        && entry.causes().stream().anyMatch(c -> c.field() == null || field.equals(c.field()));
  }
}
