package vn.lienthong.routes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.lienthong.record.Cause;
import vn.lienthong.record.Entry;
import vn.lienthong.record.Standing;
import vn.lienthong.testkit.Readme;

/** The same records, whatever the words. */
class ForeignNationTest {
  private static final String COMMUNE = "PT02-03405001-2025";
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"data-only", "success-count", "status-pages", "data-total", "error-code"})
  void everyFlowComesToRest(String dialect) throws Exception {
    try (Town town = town(laiChau(dialect))) {
      comesToRest(town);

      assertThat(Daily.file(town)).as("files do not travel").isEmpty();
    }
  }

  /** The one that the README shows, in a folder of its own; no Java is added. */
  @Test
  void soItDoesWithADialectOfOnesOwn() throws Exception {
    Path mappings = folder.resolve("mappings");
    Site.copy(Path.of("mappings"), mappings);
    Files.writeString(
        mappings.resolve("dialects/tu-soan.yaml"), Readme.after("## A ministry that words"));

    try (Town town = town(laiChau("tu-soan").with("mappings.dir", mappings.toString()))) {
      comesToRest(town);

      Path document = folder.resolve("documents/2025/" + Daily.DOCUMENT + "/1.txt");
      assertThat(Daily.file(town)).isEqualTo(Files.readAllBytes(document));
    }
  }

  private static Site laiChau(String dialect) {
    return Site.laiChau(Site.On.H2).with("national.dialect", dialect);
  }

  private Town town(Site site) throws IOException {
    return Daily.town(site, Files.createDirectory(folder.resolve("documents")));
  }

  /** What goes both ways, what is fed, what the ministry says of it, and what it refuses. */
  private static void comesToRest(Town town) {
    Daily.inStep(town);
    Daily.edit(town);
    Daily.withdraw(town);
    town.judge(
        "{'resource':'phieu','id':'12:%s','ketQua':'TRA_LAI','lyDo':'2025-12-01'}"
            .formatted(COMMUNE));
    Daily.rests(town);

    assertThat(town.differences()).isEmpty();
    for (String flow : List.of("bieu", "phieu", "phieu-ho")) {
      assertThat(town.stored(flow)).as(flow).hasSizeGreaterThan(2);
    }
    assertThat(verdict(town)).isEqualTo("TRA_LAI 2025-12-01");
    Daily.proved(town);
    isToldWhatIsRefused(town);
  }

  private static String verdict(Town town) {
    return town.value(
        "SELECT ket_qua_bo || ' ' || ly_do_bo FROM phieu WHERE so_phieu = '" + COMMUNE + "'");
  }

  /** By the names of the contract, not by those of the endpoint. */
  private static void isToldWhatIsRefused(Town town) {
    town.ministry("mau-phieu", "{'ma':'PT02','thaoTac':'XOA'}");
    town.sql("UPDATE phieu SET ngay_lap = DATE '2025-12-20' WHERE so_phieu = '" + COMMUNE + "'");

    town.tick("phieu");

    Entry form = town.entry("phieu", COMMUNE);
    assertThat(form).isNotNull();
    assertThat(form.standing()).isEqualTo(Standing.WAITING);
    assertThat(form.causes()).containsExactly(new Cause("missing-reference", "maMau", null));
  }
}
