package vn.lienthong.crash;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The part of the clerk that files documents. What he does counts when the transaction is
 * committed: files that are replaced are gone then, and one in five is replaced in its place. One
 * document is there from the beginning, and said anew again and again, whose file comes last of
 * all; so does the group above one of the groups.
 */
final class Scribe {
  private static final int MOST = 14;
  private static final int FEWEST = 5;
  private static final String ABOVE = "LCA";
  static final int LONGEST = 36_000;

  private final Connection connection;
  private final Truth truth;
  private final Random random;
  private final Shelf shelf;

  /** Nothing is deleted. */
  private final boolean tickets;

  private final Map<String, Dossier> filed = new TreeMap<>();
  private final Map<String, String> places = new TreeMap<>();
  private final Map<String, Dossier> touched = new TreeMap<>();
  private final Map<String, String> moved = new TreeMap<>();
  private final Set<String> gone = new TreeSet<>();
  private Dossier awaited;
  private boolean arrived;
  private final List<Runnable> before = new ArrayList<>();
  private final List<Runnable> after = new ArrayList<>();
  private int acts;
  private int made;

  Scribe(World world, Connection connection, Random random) {
    this.connection = connection;
    this.random = random;
    truth = world.truth;
    shelf = world.shelf;
    tickets = world.kind.tickets();
    for (Dossier dossier : world.dossiers) {
      if (!dossier.ministrys()) {
        filed.put(dossier.ma(), dossier);
        dossier
            .papers()
            .forEach((n, paper) -> places.put(place(dossier, n), Shelf.place(dossier.ma(), paper)));
      }
    }
  }

  private static String place(Dossier dossier, int number) {
    return dossier.ma() + " " + number;
  }

  /** One thing after the other, so that each is done soon. */
  void act() throws SQLException {
    sayAwaited(truth.number());
    String edit = truth.number();
    Dossier one = pick();
    switch (acts++ % 7) {
      case 0, 3 -> file(edit);
      case 1 -> replace(one, edit, false);
      case 2 -> replace(one, edit, true);
      case 4 -> addOrTakeAway(one, edit);
      case 5 -> {
        say(one.about(edit));
        touched.put(one.ma(), one.about(edit));
      }
      default -> {
        if (!tickets && filed.size() > FEWEST) {
          delete(one);
        }
      }
    }
  }

  /** Of those that this transaction has not touched yet, if there is one. */
  private Dossier pick() {
    List<Dossier> all =
        filed.values().stream()
            .filter(one -> !touched.containsKey(one.ma()) && !gone.contains(one.ma()))
            .toList();
    return all.get(random.nextInt(all.size()));
  }

  private void say(Dossier said) throws SQLException {
    Shelf.run(
        connection, "UPDATE van_ban SET trich_yeu = '%s' WHERE ma = '%s'", said.about(), said.ma());
  }

  private void sayAwaited(String edit) throws SQLException {
    Dossier said = awaited;
    if (said == null) {
      said = Dossier.of("H35-" + ++made, "LCD", edit).with(1, paper(edit));
      shelf.insert(connection, said);
      group("LCB", ABOVE, edit);
    } else {
      said = said.about(edit);
      say(said);
    }
    Dossier now = said;
    after.add(() -> awaited = now);
    after.add(() -> truth.put(Dossier.FLOW, now.ma(), now.wanted()));
  }

  /** Whether a file and a group have still to come. */
  boolean awaits() {
    return awaited != null && !arrived;
  }

  /** What was awaited comes. */
  void arrive() throws SQLException {
    group(ABOVE, null, truth.number());
    awaited
        .papers()
        .values()
        .forEach(one -> shelf.put(Shelf.place(awaited.ma(), one), one.bytes()));
    sayAwaited(truth.number());
    after.add(() -> arrived = true);
  }

  private void file(String edit) throws SQLException {
    if (filed.size() + touched.size() > MOST) {
      replace(pick(), edit, false);
      return;
    }
    String group = "LCD";
    if (random.nextBoolean()) {
      group = "LCD" + ++made;
      group(group, null, edit);
    }
    Dossier dossier = Dossier.of("H35-" + ++made, group, edit).with(1, paper(edit));
    if (random.nextInt(3) == 0) {
      dossier = dossier.with(2, paper(truth.number()));
    }
    for (Map.Entry<Integer, Dossier.Paper> one : dossier.papers().entrySet()) {
      put(dossier, one.getKey(), one.getValue());
    }
    shelf.insert(connection, dossier);
    touched.put(dossier.ma(), dossier);
  }

  /**
   * @param above null, or the group that it belongs to
   */
  private void group(String code, String above, String edit) throws SQLException {
    Shelf.run(
        connection,
        "INSERT INTO nhom_van_ban (ma_nhom, ten_nhom, nhom_cha, tinh)"
            + " VALUES ('%s', 'Nhóm %s', %s, '12')",
        code,
        edit,
        above == null ? null : "'" + above + "'");
    after.add(() -> truth.put("nhom-van-ban", code, Map.of("ten", "Nhóm " + edit, "maTinh", "12")));
  }

  private Dossier.Paper paper(String edit) {
    Dossier.Paper paper = Dossier.Paper.of(edit, random, LONGEST);
    truth.paper(paper);
    return paper;
  }

  private void put(Dossier dossier, int number, Dossier.Paper paper) {
    String place = Shelf.place(dossier.ma(), paper);
    shelf.put(place, paper.bytes());
    moved.put(place(dossier, number), place);
  }

  private void replace(Dossier dossier, String edit, boolean inItsPlace) throws SQLException {
    if (dossier.papers().isEmpty()) {
      addOrTakeAway(dossier, edit);
      return;
    }
    int number = dossier.papers().lastKey();
    Dossier.Paper paper = paper(edit);
    String old = places.get(place(dossier, number));
    if (inItsPlace) {
      before.add(() -> shelf.put(old, paper.bytes()));
      moved.put(place(dossier, number), old);
    } else {
      put(dossier, number, paper);
      after.add(() -> shelf.remove(old));
    }
    shelf.replace(connection, dossier.ma(), number, paper, moved.get(place(dossier, number)));
    touched.put(dossier.ma(), dossier.with(number, paper));
  }

  private void addOrTakeAway(Dossier dossier, String edit) throws SQLException {
    if (dossier.papers().size() > 1) {
      int number = dossier.papers().firstKey();
      String old = places.get(place(dossier, number));
      Shelf.run(
          connection, "DELETE FROM van_ban_tep WHERE ma = '%s' AND so = %d", dossier.ma(), number);
      after.add(() -> shelf.remove(old));
      touched.put(dossier.ma(), dossier.without(number));
    } else {
      int number = dossier.papers().containsKey(1) ? 2 : 1;
      Dossier.Paper paper = paper(edit);
      put(dossier, number, paper);
      shelf.insert(connection, dossier.ma(), number, paper, true);
      touched.put(dossier.ma(), dossier.with(number, paper));
    }
  }

  private void delete(Dossier dossier) throws SQLException {
    Shelf.run(connection, "DELETE FROM van_ban_tep WHERE ma = '%s'", dossier.ma());
    Shelf.run(connection, "DELETE FROM van_ban WHERE ma = '%s'", dossier.ma());
    gone.add(dossier.ma());
    after.add(() -> truth.gone(Dossier.FLOW, dossier.ma()));
  }

  /** The next moment it counts. */
  void committing() {
    before.forEach(Runnable::run);
  }

  void committed() {
    filed.keySet().removeAll(gone);
    filed.putAll(touched);
    places.putAll(moved);
    touched.values().forEach(one -> truth.put(Dossier.FLOW, one.ma(), one.wanted()));
    after.forEach(Runnable::run);
    clear();
  }

  void undone() {
    clear();
  }

  private void clear() {
    touched.clear();
    gone.clear();
    moved.clear();
    before.clear();
    after.clear();
  }
}
