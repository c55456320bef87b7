package vn.lienthong.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.lienthong.sandbox.Sandbox;
import vn.lienthong.testkit.Databases;

/**
 * A catalogue and its proof in a small heap. {@code mvn -Plarge test} takes 100,000 units and 128
 * MB, which the records of one side would fill.
 */
class StreamingTest {
  private static final int UNITS = Integer.getInteger("units", 8_000);
  private static final String HEAP = System.getProperty("heap");

  /** Digests cost the same for any number of records, so this is next to nothing of many. */
  private static final int BYTES = 600_000;

  private static final String DAY = "2025-07-01";
  private static final ObjectMapper JSON = new ObjectMapper();
  private long everything;

  @Test
  void unitsInShuffledPagesComeInStepInASmallHeapAndAreProved(@TempDir Path directory)
      throws Exception {
    List<JsonNode> results = CatalogueCycles.run(directory, UNITS, options(), 1, this::plant);

    JsonNode cycles = results.get(0);
    assertThat(cycles.path("state").asText()).as(cycles.toString()).isEqualTo("in-step");
    assertThat(cycles.path("toNational").asInt()).isEqualTo(new Units(UNITS).forTheNation());
    assertThat(cycles.path("unchanged").asInt()).isEqualTo(UNITS);
    assertThat(cycles.path("writtenWhenIdle").asInt()).isZero();

    JsonNode proof = results.get(1);
    List<String> findings = new ArrayList<>();
    proof.path("findings").forEach(finding -> findings.add(finding.asText()));
    assertThat(findings).containsExactlyInAnyOrderElementsOf(planted());
    assertThat(proof.path("source").asInt()).isEqualTo(UNITS);
    assertThat(proof.path("confirmed").asInt()).isEqualTo(UNITS - 14);
    System.out.printf(
        "proof of %,d records: %s s, %s requests, %,d bytes; all records: %,d requests, %,d"
            + " bytes%n",
        UNITS,
        proof.path("verifySeconds").asText(),
        proof.path("requests").asText(),
        proof.path("bytes").asLong(),
        UNITS / 1000,
        everything);
    assertThat(proof.path("bytes").asLong()).isLessThan(BYTES);
  }

  /** Without Camel's figures of every step, which take twenty megabytes and a second. */
  private static List<String> options() {
    return HEAP == null
        ? List.of(
            "-Xmx64m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Dorg.apache.camel.jmx.disabled=true")
        : Shipped.with("-Xmx" + HEAP);
  }

  /** Twenty differences: of each kind some made here and some made there. */
  private void plant(Databases.Database province, Sandbox nation) throws Exception {
    try (Connection connection =
            DriverManager.getConnection(province.url(), province.user(), province.password());
        Statement sql = connection.createStatement()) {
      for (int i = 1; i <= 4; i++) {
        sql.execute("UPDATE dm_don_vi_hanh_chinh SET ten = 'Khác' WHERE ma = '" + village(i) + "'");
      }
      for (int i = 5; i <= 7; i++) {
        sql.execute("DELETE FROM dm_don_vi_hanh_chinh WHERE ma = '" + village(i) + "'");
      }
      for (int i = 1; i <= 3; i++) {
        sql.execute(
            "INSERT INTO dm_don_vi_hanh_chinh (ma, hieu_luc_tu, ten, cap, loai, ma_cha, tinh)"
                + " VALUES ('9999900%d', DATE '%s', 'Mới', 'THON', 'BAN', '10000', '12')"
                    .formatted(i, DAY));
      }
    }
    for (int i = 8; i <= 11; i++) {
      edit(nation, "{'ma':'%s','hieuLucTu':'%s','ten':'Khác'}".formatted(village(i), DAY));
    }
    for (int i = 12; i <= 14; i++) {
      edit(nation, "{'ma':'%s','hieuLucTu':'%s','thaoTac':'XOA'}".formatted(village(i), DAY));
    }
    for (int i = 4; i <= 6; i++) {
      edit(
          nation,
          ("{'ma':'9999900%d','hieuLucTu':'%s','ten':'Mới','cap':'THON','loai':'BAN',"
                  + "'maCha':'10000','maTinh':'12'}")
              .formatted(i, DAY));
    }
    Map<String, Integer> bodies = new HashMap<>();
    nation
        .journal()
        .forEach(l -> bodies.put(l.path("id").asText(), l.path("body").toString().length()));
    everything = bodies.values().stream().mapToLong(n -> n).sum();
  }

  private static void edit(Sandbox nation, String record) throws Exception {
    JsonNode answer = nation.edit("don-vi-hanh-chinh", JSON.readTree(record.replace('\'', '"')));
    assertThat(answer.get(0).path("status").asText()).isNotEqualTo("REJECTED");
  }

  private static List<String> planted() {
    List<String> planted = new ArrayList<>();
    for (int i = 1; i <= 14; i++) {
      String kind =
          i >= 5 && i <= 7 ? "only-at-nation" : i >= 12 ? "missing-at-nation" : "different";
      planted.add(village(i) + "|" + DAY + " " + kind);
    }
    for (int i = 1; i <= 6; i++) {
      String kind = i <= 3 ? "missing-at-nation" : "only-at-nation";
      planted.add("9999900" + i + "|" + DAY + " " + kind);
    }
    return planted;
  }

  private static String village(int number) {
    return "10003%03d".formatted(number * 7);
  }
}
