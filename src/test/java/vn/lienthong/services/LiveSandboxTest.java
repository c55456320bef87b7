package vn.lienthong.services;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.lienthong.sandbox.Options;
import vn.lienthong.sandbox.Sandbox;
import vn.lienthong.testkit.Databases;

/** Both ways at once: the province's documents and, through the gateway, the nation's. */
class LiveSandboxTest {
  @TempDir private Path folder;
  private Sandbox sandbox;
  private Nation nation;
  private ServicesBench bench;

  @BeforeEach
  void start() throws Exception {
    sandbox = Sandbox.start(Options.defaults().withSeeds(Path.of("test-fixtures/national/seed")));
    nation = new Nation(sandbox.url(), "demo", "demo");
    bench =
        new ServicesBench(Databases.h2(), folder)
            .caller("hoi-bo", "[quoc-gia/nhom-van-ban, quoc-gia/van-ban]", "[\"*\"]", 1000);
    bench.ministry = nation.ministry();
    bench.start();
  }

  @AfterEach
  void stop() throws Exception {
    bench.close();
    nation.close();
    if (sandbox != null) {
      sandbox.close();
    }
  }

  @Test
  void theNationsDocumentsAreFoundAsTheProvincesAre() {
    assertThat(bench.found("hoi-bo", "quoc-gia/van-ban?so=11%2FVD-UBND", "ma"))
        .containsExactly("H35-2025-000011");
    assertThat(bench.found("hoi-bo", "quoc-gia/van-ban?nhom=LC-KH", "ma"))
        .contains("H35-2025-000011");
    assertThat(bench.found("hoi-bo", "quoc-gia/van-ban?q=ke%20hoach%20cong%20tac", "ma"))
        .contains("H35-2025-000011");
    assertThat(bench.found("hoi-bo", "quoc-gia/van-ban", "maTinh"))
        .as("other provinces' are not ours to ask for")
        .isSubsetOf("12", "TW")
        .contains("12", "TW");
    assertThat(bench.found("van-ban?so=11%2FVD-UBND", "ma")).containsExactly("H35-2025-000011");
  }

  @Test
  void pagesFollowOneAnotherAndChangesFollowThem() {
    List<String> all = bench.found("hoi-bo", "quoc-gia/nhom-van-ban?size=500", "ma");
    List<String> read = new ArrayList<>();
    String next = "";
    String cursor = "";
    JsonNode answer;
    do {
      answer = ServicesBench.json(bench.get("hoi-bo", "quoc-gia/nhom-van-ban?size=3" + next));
      read.addAll(ServicesBench.values(answer, "ma"));
      next = "&after=" + answer.at("/page/next").asText();
      cursor = cursor.isEmpty() ? answer.at("/page/cursor").asText() : cursor;
    } while (answer.at("/page/more").asBoolean());
    assertThat(read).isEqualTo(all).hasSizeGreaterThan(5);

    sandbox.edit(
        "nhom-van-ban",
        ServicesBench.JSON.valueToTree(
            List.of(java.util.Map.of("ma", "LC-KH", "ten", "Kế hoạch (mới)", "maTinh", "12"))));
    sandbox.erase("nhom-van-ban", "TW:PQ-TT");
    JsonNode changes =
        ServicesBench.json(bench.get("hoi-bo", "quoc-gia/nhom-van-ban?changedSince=" + cursor));
    assertThat(changes.path("data").toString())
        .contains("Kế hoạch (mới)")
        .contains("{\"ma\":\"PQ-TT\",\"trangThai\":\"DA_XOA\"}");
  }

  @Test
  void aMinistryThatIsDownIsTold() {
    sandbox.close();
    sandbox = null;

    var answer = bench.get("hoi-bo", "quoc-gia/van-ban");
    assertThat(answer.statusCode()).isEqualTo(502);
    assertThat(answer.body()).contains("MINISTRY_AWAY");
    assertThat(bench.get("van-ban").statusCode()).isEqualTo(200);
  }
}
