package vn.lienthong.reconcile.history;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import vn.lienthong.mapping.Authority;
import vn.lienthong.reconcile.Decision;
import vn.lienthong.reconcile.Sighting;
import vn.lienthong.record.Key;
import vn.lienthong.record.Row;
import vn.lienthong.record.Side;
import vn.lienthong.record.Text;
import vn.lienthong.record.Write;

/**
 * Watches every write and knows what users did. A value that a user wrote is <em>owed</em> until
 * the other side got it; the gateway may overwrite or remove what is owed only after it kept it as
 * a loser. Knows nothing of how decisions are made.
 */
final class Witness {
  record Cell(Side side, Key key, String field) {}

  record Kept(Key key, String field, Side side, String value) {}

  private final Map<Side, MemorySide> sides;
  private final Rules rules;
  private final Map<Cell, Set<String>> settled = new HashMap<>();
  private final Map<Key, Set<Authority>> authorities = new HashMap<>();
  private final Set<Cell> owed = new HashSet<>();
  private final Set<Kept> losers = new HashSet<>();
  final Map<Cell, String> lastByUser = new HashMap<>();
  final Map<Cell, Integer> edits = new HashMap<>();

  /** The records that were in step when all was at rest; before that nothing cannot be meant. */
  final Set<Key> inStep = new HashSet<>();

  Diary diary = new Diary();

  private final boolean kills;

  /**
   * @param kills a gateway that is killed before it settles does not know what it wrote
   */
  Witness(Map<Side, MemorySide> sides, Rules rules, boolean kills) {
    this.sides = sides;
    this.rules = rules;
    this.kills = kills;
  }

  void userWrote(
      Side side, Key key, Map<String, String> before, Map<String, String> given, boolean created) {
    Map<String, String> after = sides.get(side).values(key);
    authorities.computeIfAbsent(key, k -> new HashSet<>()).add(rules.of(after.get("cap")));
    if (created) {
      diary.created(key, side);
    }
    for (String field : MemorySide.FIELDS) {
      Cell cell = new Cell(side, key, field);
      String text = Text.normal(after.get(field));
      boolean same = Objects.equals(text, Text.normal(before.get(field)));
      if (same && !created) {
        continue;
      }
      diary.edited(key, field, side);
      if (!given.containsKey(field) || sides.get(side).rewriting.overrules(field)) {
        wrote(cell, text, created);
        owed.remove(cell);
        continue;
      }
      lastByUser.put(cell, text);
      edits.merge(cell, 1, Integer::sum);
      wrote(cell, text, created);
    }
  }

  private void wrote(Cell cell, String text, boolean created) {
    MemorySide other = sides.get(cell.side().other());
    Cell across = new Cell(other.side, cell.key(), cell.field());
    boolean reached =
        other.holds(cell.key())
            && Objects.equals(text, Text.normal(other.values(cell.key()).get(cell.field())));
    if (reached) {
      owed.remove(across);
      settled.computeIfAbsent(across, c -> new HashSet<>()).add(text);
      settled.computeIfAbsent(cell, c -> new HashSet<>()).add(text);
    }
    boolean asBefore = settled.containsKey(cell) ? settled.get(cell).contains(text) : text == null;
    boolean nothing = text == null && (created || !inStep.contains(cell.key()));
    if (reached || asBefore || nothing) {
      owed.remove(cell);
    } else {
      owed.add(cell);
    }
  }

  void userRemoved(Side side, Key key) {
    diary.deleted(key, side);
    inStep.remove(key);
    forget(side, key);
  }

  /** What a reading shows the same on both sides is agreed, whatever users do meanwhile. */
  void read(Key key, Row province, Row nation) {
    for (String field : MemorySide.FIELDS) {
      String text = Text.normal(province.value(field));
      if (Objects.equals(text, Text.normal(nation.value(field)))) {
        for (Side side : Side.values()) {
          agreed(new Cell(side, key, field), text);
        }
      }
    }
  }

  /** A row that is as the other side was left, which was not read, is agreed as well. */
  void adopted(Sighting province, Sighting nation) {
    if (nation instanceof Sighting.Unread) {
      province.found().ifPresent(row -> adopted(Side.PROVINCE, row));
    } else if (province instanceof Sighting.Unread) {
      nation.found().ifPresent(row -> adopted(Side.NATION, row));
    }
  }

  private void adopted(Side side, Row row) {
    row.values()
        .forEach((field, value) -> agreed(new Cell(side, row.key(), field), Text.normal(value)));
  }

  private void agreed(Cell cell, String text) {
    settled.computeIfAbsent(cell, c -> new HashSet<>()).add(text);
    String now = sides.get(cell.side()).values(cell.key()).get(cell.field());
    if (Objects.equals(text, Text.normal(now))) {
      owed.remove(cell);
    }
  }

  private void forget(Side side, Key key) {
    owed.removeIf(cell -> cell.side() == side && cell.key().equals(key));
  }

  /** Before anything of the decision is written. */
  void decided(Decision decision, boolean ruled, Map<Side, Set<Key>> trulyHeld) {
    decision.losers().forEach(l -> kept(decision.key(), l.field(), l.side(), l.value()));
    if (ruled) {
      diary.disturbed(decision.key());
      return;
    }
    for (Side side : Side.values()) {
      Write write = decision.write(side);
      if (write != null && write.action() == Write.Action.RETIRE) {
        check(
            !trulyHeld.get(side.other()).contains(decision.key()),
            "retired though still held:",
            decision);
        Authority owner = side == Side.PROVINCE ? Authority.NATIONAL : Authority.PROVINCE;
        check(
            authorities.getOrDefault(decision.key(), Set.of()).contains(owner),
            "retired without authority:",
            decision);
      }
    }
  }

  private void kept(Key key, String field, Side side, String value) {
    losers.add(new Kept(key, field, side, Text.normal(value)));
  }

  void gatewayWrote(Side side, Write write, Map<String, String> before, Row after) {
    for (String field : MemorySide.FIELDS) {
      Cell cell = new Cell(side, write.key(), field);
      String was = Text.normal(before.get(field));
      String is = after == null ? null : Text.normal(after.value(field));
      boolean ours = after == null || write.values().containsKey(field);
      boolean dropped = ours && owed.contains(cell) && !Objects.equals(was, is);
      Kept kept = new Kept(write.key(), field, side, was);
      check(
          !dropped || losers.contains(kept) || (after == null && was == null),
          "silently dropped:",
          cell,
          was,
          is);
      if (write.values().containsKey(field) || !Objects.equals(was, is)) {
        owed.remove(cell);
        settles(cell, is);
      }
    }
    if (after == null) {
      forget(side, write.key());
    } else if (write.action() != Write.Action.RETIRE) {
      delivered(side.other(), write);
    }
  }

  private void delivered(Side from, Write write) {
    Map<String, String> there = sides.get(from).values(write.key());
    for (Map.Entry<String, String> field : write.values().entrySet()) {
      Cell cell = new Cell(from, write.key(), field.getKey());
      String text = Text.normal(field.getValue());
      settles(cell, text);
      if (Objects.equals(Text.normal(there.get(field.getKey())), text)) {
        owed.remove(cell);
      }
    }
  }

  private void settles(Cell cell, String text) {
    Set<String> texts = settled.computeIfAbsent(cell, c -> new HashSet<>());
    if (!kills) {
      texts.clear();
    }
    texts.add(text);
  }

  static void check(boolean holds, Object... otherwise) {
    if (!holds) {
      throw new AssertionError(
          Arrays.stream(otherwise).map(String::valueOf).collect(Collectors.joining(" ")));
    }
  }
}
