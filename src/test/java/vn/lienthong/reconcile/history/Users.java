package vn.lienthong.reconcile.history;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import vn.lienthong.record.Key;
import vn.lienthong.record.Side;

/** People and programs on both sides, who edit whenever they please. */
final class Users {
  private static final List<String> EDITED = List.of("ten", "ten", "loai", "ghiChu", "dienTich");
  private final SplittableRandom random;
  private final Map<Side, MemorySide> sides;
  private final Witness witness;
  private final Story story;
  private final boolean repetitive;
  private int unique;

  Users(SplittableRandom random, Map<Side, MemorySide> sides, Witness witness, Story story) {
    this.random = random;
    this.sides = sides;
    this.witness = witness;
    this.story = story;
    this.repetitive = random.nextInt(4) == 0;
  }

  /** Rows on one side, on both, the same or not. */
  void settle(int records) {
    for (int i = 0; i < records; i++) {
      Map<String, String> row = row();
      int where = random.nextInt(5);
      if (where != 0) {
        create(Side.PROVINCE, key(i), row);
      }
      if (where != 1) {
        create(Side.NATION, key(i), where < 4 ? row : row());
      }
    }
    unique = records;
  }

  void meddle(int oneIn) {
    while (random.nextInt(oneIn) == 0) {
      act(random.nextInt(100), random.nextBoolean() ? Side.PROVINCE : Side.NATION);
    }
  }

  void act(int lot, Side side) {
    Key key = anyKey();
    if (lot < 8) {
      create(side, key(++unique), row());
    } else if (!sides.get(side).holds(key)) {
      if (lot < 30) {
        create(side, key, row());
      }
    } else if (lot < 16) {
      delete(side, key);
    } else if (lot < 20) {
      Map<String, String> row = new HashMap<>(sides.get(side).values(key));
      delete(side, key);
      create(side, key(++unique), row);
    } else if (lot < 24) {
      edit(side, key, Map.of("hieuLucDen", random.nextBoolean() ? "2026-06-30" : "2027-06-30"));
    } else if (lot < 27) {
      edit(side, key, single("cap", random.nextBoolean() ? "THON" : "XA"));
    } else if (lot < 33 && sides.get(side.other()).holds(key)) {
      Map<String, String> both = single("ten", text());
      edit(side, key, both);
      edit(side.other(), key, both);
    } else {
      String field = EDITED.get(random.nextInt(EDITED.size()));
      edit(side, key, single(field, value(field)));
    }
  }

  private void create(Side side, Key key, Map<String, String> row) {
    if (sides.get(side).holds(key)) {
      return;
    }
    sides.get(side).put(key, row);
    story.tell(side, "creates", key, sides.get(side).values(key));
    witness.userWrote(side, key, Map.of(), row, true);
  }

  private void edit(Side side, Key key, Map<String, String> given) {
    Map<String, String> before = new HashMap<>(sides.get(side).values(key));
    sides.get(side).put(key, given);
    story.tell(side, "edits", key, given, "->", sides.get(side).values(key));
    witness.userWrote(side, key, before, given, false);
  }

  private void delete(Side side, Key key) {
    sides.get(side).remove(key);
    story.tell(side, "deletes", key);
    witness.userRemoved(side, key);
  }

  private Map<String, String> row() {
    Map<String, String> row = new HashMap<>();
    for (String field : EDITED) {
      row.put(field, value(field));
    }
    row.put("cap", random.nextInt(3) == 0 ? "THON" : "XA");
    return row;
  }

  private static Map<String, String> single(String field, String value) {
    Map<String, String> one = new HashMap<>();
    one.put(field, value);
    return one;
  }

  private String value(String field) {
    if (random.nextInt(10) == 0 && !field.equals("ten")) {
      return null;
    }
    return field.equals("dienTich") ? random.nextInt(9) + "." + (1000 + ++unique) : text();
  }

  private String text() {
    if (repetitive && random.nextInt(3) != 0) {
      return random.nextBoolean() ? "Mường Tè" : "Sìn Hồ";
    }
    String text = "Bản Nà " + ++unique;
    return switch (random.nextInt(6)) {
      case 0 -> text + " ";
      case 1 -> " " + text;
      case 2 -> Normalizer.normalize(text, Normalizer.Form.NFD);
      default -> text;
    };
  }

  private Key anyKey() {
    List<Key> keys = new ArrayList<>(sides.get(Side.PROVINCE).keys());
    sides.get(Side.NATION).keys().stream().filter(k -> !keys.contains(k)).forEach(keys::add);
    return keys.isEmpty() ? key(0) : keys.get(random.nextInt(keys.size()));
  }

  private static Key key(int number) {
    return Key.of("k" + number);
  }
}
