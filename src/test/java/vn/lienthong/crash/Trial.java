package vn.lienthong.crash;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** The weather in which a gateway that lacks one thing does harm, and one that has it does not. */
final class Trial {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String BATCH = "before http feed batch";
  private static final String SETTLED =
      "after ledger ledger.JdbcFeeds.settle < feed.Settling.settle";
  private static final String STAMPED =
      "after province province.capture.JdbcChangeLog.stamp < feed.Agenda.follow";
  private static final String HIDDEN = "TW3";
  private static final long LIFE = 20_000;
  private static final long PATIENCE = 7_000;

  private final Storm storm;
  private final Truth truth;

  private Trial(Storm storm) {
    this.storm = storm;
    truth = storm.world.truth;
  }

  /** What the oracle says in the end. */
  static List<String> of(Control control, Software software, long seed) throws Exception {
    World.Kind kind = new World.Kind(false, false, "", control == Control.ABSENCE_AS_DELETION);
    var home = software.folder().resolve(control.name().toLowerCase(java.util.Locale.ROOT));
    try (Storm storm = new Storm(home, kind, software, seed)) {
      storm.settleIn();
      storm.wire.fate = Wire.Fate.DROPPED;
      new Trial(storm).weather(control);
      return storm.rest(PATIENCE);
    }
  }

  private void weather(Control control) throws Exception {
    switch (control) {
      case SETTLED_BEFORE_SENT -> {
        answers(60);
        storm.live(BATCH, 1, LIFE);
      }
      case WATERMARK_PAST_A_GAP -> {
        answers(Beginning.FORMS);
        storm.start(SETTLED, 1);
        storm.conductor.hold(BATCH);
        storm.conductor.death(LIFE);
      }
      case NO_FENCE -> {
        answers(60);
        storm.wire.fate = Wire.Fate.LATE;
        storm.live(BATCH, 1, LIFE);
        answers(60);
        storm.start(null, 0);
        storm.awaitRuns(8);
        storm.conductor.kill("settled");
        storm.wire.deliver();
      }
      case ABSENCE_AS_DELETION -> {
        storm.wire.answers = Trial::lagging;
        storm.start(null, 0);
        storm.awaitRuns(9);
        storm.conductor.kill("a list lagged");
        storm.wire.answers = answer -> answer;
      }
      case KEY_TWICE_UNDER_WAY -> {
        answers(Beginning.FORMS);
        storm.live(STAMPED, 1, LIFE);
        answers(Beginning.FORMS);
        storm.start(BATCH, 1);
        storm.conductor.hold(BATCH);
        storm.conductor.death(LIFE / 4);
      }
      case BASE_IN_ONE_HALF -> {
        area("03390", "77.1234");
        storm.start(null, 0);
        storm.awaitRuns(9);
        storm.conductor.kill("rounded");
      }
    }
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

  private void area(String code, String area) {
    ObjectNode record = JSON.createObjectNode().put("ma", code).put("hieuLucTu", Beginning.DAY);
    record.put("dienTich", new BigDecimal(area));
    storm.world.ministry("PUT", "/records/don-vi-hanh-chinh", JSON.createArrayNode().add(record));
    truth.set("don-vi-hanh-chinh", code, "dienTich", Nation.rounded(area));
  }

  /** A copy of the list that does not know one record yet. */
  private static JsonNode lagging(JsonNode answer) {
    ArrayNode records = (ArrayNode) answer.path("data");
    for (int i = 0; i < records.size(); i++) {
      if (records.get(i).path("ma").asText().equals(HIDDEN)) {
        records.remove(i);
        ObjectNode page = (ObjectNode) answer.path("page");
        page.put("totalRecords", page.path("totalRecords").asInt() - 1);
        break;
      }
    }
    return answer;
  }
}
