package vn.lienthong.crash;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * The part of the minister that registers documents. A file arrives after its document says so, or,
 * if it replaces another one, now and then before.
 */
final class Registrar {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int MOST = 12;
  private static final int FEWEST = 4;

  private final World world;
  private final Truth truth;
  private final Random random;
  private final List<Dossier> all = new ArrayList<>();
  private int acts;
  private int made;

  Registrar(World world, Random random) {
    this.world = world;
    this.random = random;
    truth = world.truth;
    world.dossiers.stream().filter(Dossier::ministrys).forEach(all::add);
  }

  /** One thing after the other, so that each is done soon. */
  void act() {
    String edit = truth.number();
    Dossier one = all.remove(random.nextInt(all.size()));
    switch (acts++ % 7) {
      case 0, 3 -> {
        all.add(one);
        register(edit);
      }
      case 1 -> replace(one, edit, false);
      case 2 -> replace(one, edit, true);
      case 4 -> addOrTakeAway(one, edit);
      case 5 -> say(one.about(edit));
      default -> erase(one);
    }
  }

  private void register(String edit) {
    if (all.size() > MOST) {
      erase(all.remove(0));
    }
    String group = "TWD";
    if (random.nextBoolean()) {
      group = "TWD" + ++made;
      ObjectNode record = JSON.createObjectNode().put("ma", group).put("ten", "Nhóm " + edit);
      edit("nhom-van-ban", record.put("maTinh", "TW"));
      truth.put("nhom-van-ban", group, Map.of("ten", "Nhóm " + edit, "maTinh", "TW"));
    }
    Dossier dossier = Dossier.of(Dossier.MINISTRYS + ++made, group, edit).with(1, paper(edit));
    if (random.nextInt(3) == 0) {
      dossier = dossier.with(2, paper(truth.number()));
    }
    say(dossier);
    dossier.papers().forEach(world.nationsFile(dossier.id()));
  }

  private Dossier.Paper paper(String edit) {
    Dossier.Paper paper = Dossier.Paper.of(edit, random, Scribe.LONGEST);
    truth.paper(paper);
    return paper;
  }

  private void replace(Dossier dossier, String edit, boolean fileFirst) {
    if (dossier.papers().isEmpty()) {
      addOrTakeAway(dossier, edit);
      return;
    }
    int number = dossier.papers().firstKey();
    Dossier.Paper paper = paper(edit);
    if (fileFirst) {
      world.nationsFile(dossier.id()).accept(number, paper);
      say(dossier.with(number, paper));
    } else {
      say(dossier.with(number, paper));
      world.nationsFile(dossier.id()).accept(number, paper);
    }
  }

  private void addOrTakeAway(Dossier dossier, String edit) {
    if (dossier.papers().size() > 1) {
      int number = dossier.papers().firstKey();
      truth.takenAway(dossier.ma(), number);
      say(dossier.without(number));
    } else {
      int number = dossier.papers().containsKey(1) ? 2 : 1;
      Dossier.Paper paper = paper(edit);
      say(dossier.with(number, paper));
      world.nationsFile(dossier.id()).accept(number, paper);
    }
  }

  /** Enters it, as it now is. */
  private void say(Dossier dossier) {
    ObjectNode record = JSON.createObjectNode();
    dossier.tell(record);
    edit(Dossier.FLOW, record);
    truth.put(Dossier.FLOW, dossier.ma(), dossier.wanted());
    all.add(dossier);
  }

  private void erase(Dossier dossier) {
    if (all.size() < FEWEST) {
      all.add(dossier);
      return;
    }
    truth.gone(Dossier.FLOW, dossier.ma());
    edit(Dossier.FLOW, JSON.createObjectNode().put("ma", dossier.ma()).put("thaoTac", "XOA"));
  }

  private void edit(String resource, ObjectNode record) {
    ArrayNode records = JSON.createArrayNode();
    records.add(record);
    world.ministry("PUT", "/records/" + resource, records);
  }
}
