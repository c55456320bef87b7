package vn.lienthong.crash;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** The weather in which a gateway that lacks one thing does harm, and one that has it does not. */
final class Trial {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String BATCH = "before http feed batch";
  private static final String PIECE = "before http files put";
  private static final String SETTLED =
      "after ledger ledger.JdbcFeeds.settle < feed.Settling.settle";
  private static final String STAMPED =
      "after province province.capture.JdbcChangeLog.stamp < feed.Agenda.follow";
  private static final String HIDDEN = "TW3";
  private static final String INSERTED =
      "after province province.ProvinceTables.transaction < flow.Carrying.writeProvince";
  private static final long ALONE = 3_000;
  private static final long PATIENCE = 7_000;
  private static final long STEADY = 2_500;
  private static final int MOST_LOOKS = 500;

  private final Storm storm;
  private final Truth truth;
  private volatile boolean lagged;

  private Trial(Storm storm) {
    this.storm = storm;
    truth = storm.world.truth;
  }

  /**
   * What came of some.
   *
   * @param wrong what the oracle says in the end of each
   */
  record Outcome(Storm.Aftermath storm, Map<Control, List<String>> wrong) {}

  /** One after the other, in one world. */
  static Outcome of(Collection<Control> controls, boolean spoilt, Software sound, long seed)
      throws Exception {
    Software software = spoilt ? sound.spoilt() : sound;
    Control first = controls.iterator().next();
    Path home = software.folder().resolve(first.name().toLowerCase(Locale.ROOT));
    try (Storm storm = new Storm(home, first.kind(spoilt), software, seed)) {
      storm.settleIn();
      Trial trial = new Trial(storm);
      Map<Control, List<String>> wrong = new EnumMap<>(Control.class);
      for (Control control : controls) {
        wrong.put(control, trial.found(control));
      }
      return new Outcome(storm.aftermath(List.of()), wrong);
    }
  }

  /** What is wrong afterwards and was not before; then the gateway is sound again. */
  private List<String> found(Control control) throws Exception {
    Set<String> before = Set.copyOf(storm.wrong(PATIENCE, STEADY));
    Path spoilt = storm.world.home.resolve("spoilt");
    Files.writeString(spoilt, control.name());
    storm.wire.fate = Wire.Fate.DROPPED;
    weather(control);
    List<String> wrong = new ArrayList<>(storm.wrong(PATIENCE, STEADY));
    wrong.removeAll(before);
    Files.delete(spoilt);
    answers(Beginning.FORMS);
    return wrong;
  }

  private void weather(Control control) throws Exception {
    Conductor conductor = storm.conductor;
    switch (control) {
      case SETTLED_BEFORE_SENT -> {
        conductor.aim(BATCH, 1);
        answers(60);
        storm.die(Storm.LONGEST_LIFE);
      }
      case WATERMARK_PAST_A_GAP -> {
        conductor.hold(BATCH);
        conductor.aim(SETTLED, 1);
        answers(Beginning.FORMS);
        storm.die(Storm.LONGEST_LIFE);
      }
      case NO_FENCE -> {
        storm.wire.fate = Wire.Fate.LATE;
        conductor.aim(BATCH, 1);
        answers(60);
        storm.die(Storm.LONGEST_LIFE);
        answers(60);
        storm.start(null, 0);
        storm.awaitRuns(8);
        storm.wire.deliver();
      }
      case ABSENCE_AS_DELETION -> {
        lagged = false;
        storm.wire.answers = this::lagging;
        for (int i = 0; !lagged && i < MOST_LOOKS; i++) {
          storm.awaitRuns(1);
        }
        storm.awaitRuns(9);
        storm.wire.answers = answer -> answer;
      }
      case KEY_TWICE_UNDER_WAY -> {
        conductor.aim(STAMPED, 1);
        answers(Beginning.FORMS);
        storm.die(Storm.LONGEST_LIFE);
        answers(Beginning.FORMS);
        storm.start(null, 0);
        conductor.hold(BATCH);
        conductor.awaitHeld(Storm.LONGEST_LIFE);
        conductor.aim(BATCH, 1);
        storm.die(ALONE);
      }
      case BASE_IN_ONE_HALF -> {
        area("03390", "77.1234");
        storm.awaitRuns(9);
      }
      case FILE_NOTED_BEFORE_SENT -> {
        conductor.aim(PIECE, 1);
        paper();
        storm.die(Storm.LONGEST_LIFE);
      }
      case WRITE_DELAY_ON -> {
        conductor.aim(INSERTED, 1);
        group("first");
        storm.die(Storm.LONGEST_LIFE);
        group("second");
      }
    }
  }

  /** The ministry makes a group, or names it anew. */
  private void group(String name) {
    ObjectNode record = JSON.createObjectNode().put("ma", "TWNEW").put("ten", name);
    record.put("maTinh", "TW");
    storm.world.ministry("PUT", "/records/nhom-van-ban", JSON.createArrayNode().add(record));
    truth.put("nhom-van-ban", "TWNEW", Map.of("ten", name, "maTinh", "TW"));
  }

  /** New answers in the first forms, in one statement. */
  private void answers(int forms) throws SQLException {
    String edit = truth.number();
    try (Connection connection = storm.world.connect();
        Statement statement = connection.createStatement()) {
      statement.executeUpdate(
          "UPDATE phieu_tra_loi SET gia_tri = '%s' WHERE cau_hoi = 'C06' AND so_phieu <= 'PT01-%05d'"
              .formatted(edit, forms));
    }
    for (int i = 1; i <= forms; i++) {
      truth.set("phieu", "PT01-%05d".formatted(i), "C06", edit);
    }
  }

  /** Another file in a document of the province's. */
  private void paper() throws SQLException {
    Dossier.Paper paper = Dossier.Paper.of(truth.number(), new Random(), Scribe.LONGEST);
    truth.paper(paper);
    Dossier dossier =
        storm.world.dossiers.stream()
            .filter(one -> !one.ministrys())
            .findFirst()
            .orElseThrow()
            .with(1, paper);
    Shelf shelf = storm.world.shelf;
    String place = Shelf.place(dossier.ma(), paper);
    shelf.put(place, paper.bytes());
    try (Connection connection = storm.world.connect()) {
      shelf.replace(connection, dossier.ma(), 1, paper, place);
    }
    truth.put(Dossier.FLOW, dossier.ma(), dossier.wanted());
  }

  private void area(String code, String area) {
    ObjectNode record = JSON.createObjectNode().put("ma", code).put("hieuLucTu", Beginning.DAY);
    record.put("dienTich", new BigDecimal(area));
    storm.world.ministry("PUT", "/records/don-vi-hanh-chinh", JSON.createArrayNode().add(record));
    truth.set("don-vi-hanh-chinh", code, "dienTich", Nation.rounded(area));
  }

  /** A copy of the list that does not know one record yet. */
  private JsonNode lagging(JsonNode answer) {
    ArrayNode records = (ArrayNode) answer.path("data");
    for (int i = 0; i < records.size(); i++) {
      if (records.get(i).path("ma").asText().equals(HIDDEN)) {
        records.remove(i);
        lagged = true;
        ObjectNode page = (ObjectNode) answer.path("page");
        page.put("totalRecords", page.path("totalRecords").asInt() - 1);
        break;
      }
    }
    return answer;
  }
}
