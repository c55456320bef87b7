package vn.lienthong.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.lienthong.routes.Daily.DOCUMENT;
import static vn.lienthong.routes.Daily.FORM;
import static vn.lienthong.routes.Daily.WITHDRAWN;
import static vn.lienthong.routes.Daily.edit;
import static vn.lienthong.routes.Daily.file;
import static vn.lienthong.routes.Daily.inStep;
import static vn.lienthong.routes.Daily.proved;
import static vn.lienthong.routes.Daily.rests;
import static vn.lienthong.routes.Daily.withdraw;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.lienthong.admin.FilesView;
import vn.lienthong.admin.FlowState;
import vn.lienthong.admin.Proofs;
import vn.lienthong.admin.StatusView;
import vn.lienthong.national.Lack;
import vn.lienthong.record.Cause;
import vn.lienthong.record.Entry;
import vn.lienthong.record.Standing;

/**
 * A nation that lacks one ability after the other, and all of them: everything comes to rest, and
 * what is different then is what the weaker promise says, and nothing else.
 */
class CapabilitiesTest {
  private static final List<String> FED = List.of("bieu", "phieu", "phieu-ho");
  private static final List<String> ALL = Arrays.stream(Lack.values()).map(Lack::word).toList();

  /** Forms come from it; the nation learns of it by itself, where nothing but forms can be sent. */
  private static final String VILLAGE =
      "{'ma':'03390002','ten':'Bản Mới','cap':'THON','loai':'BAN','maCha':'03390','maTinh':'12',"
          + "'hieuLucTu':'2025-07-01'}";

  @TempDir Path documents;

  private Town town(Site site) throws IOException {
    return Daily.town(site, documents);
  }

  private static Site lai() {
    return Site.laiChau(Site.On.H2);
  }

  @ParameterizedTest
  @EnumSource(
      names = {"WITHDRAWAL", "FILES", "READING"},
      mode = EnumSource.Mode.EXCLUDE)
  void withoutItEverythingComesToRestAndNothingDiffers(Lack lack) throws Exception {
    try (Town town = town(lai().without(lack.word()))) {
      inStep(town);
      edit(town);
      withdraw(town);
      rests(town);

      assertThat(town.differences()).isEmpty();
      assertThat(file(town)).isEqualTo(Files.readAllBytes(document()));
      proved(town);
      assertThat(town.people().status().weaker())
          .extracting(StatusView.Weaker::cannot)
          .containsExactly(lack.word());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"withdrawal", "plain"})
  void whatCannotBeWithdrawnIsParkedUnderThatCause(String nation) throws Exception {
    Site site =
        nation.equals("plain") ? lai().with("national.dialect", "plain") : lai().without(nation);
    try (Town town = town(site)) {
      inStep(town);
      edit(town);
      withdraw(town);
      rests(town);

      Entry form = town.entry("phieu", WITHDRAWN);
      assertThat(form).isNotNull();
      assertThat(form.standing()).isEqualTo(Standing.PARKED);
      assertThat(form.causes()).containsExactly(Cause.of("cannot-withdraw"));
      // the closing date was written; that it is no withdrawal is what the oracle finds
      assertThat(town.differences())
          .containsExactly(
              "chi-tieu 1691: only at the nation", "phieu " + WITHDRAWN + ": only at the nation");
      assertThat(town.record("chi-tieu", Map.of("ma", "1691")).path("hieuLucDen").asText())
          .isEqualTo("2026-11-20");
      Proofs.Proof proof = town.people().verify("phieu").flows().get(0);
      assertThat(proof.findings()).isEmpty();
      assertThat(proof.nation()).as("and what is parked").isEqualTo(proof.confirmed() + 1);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"files", "plain"})
  void filesThatDoNotTravelAreOffAndSaySo(String nation) throws Exception {
    Site site =
        nation.equals("plain") ? lai().with("national.dialect", "plain") : lai().without(nation);
    try (Town town = town(site)) {
      inStep(town);

      assertThat(town.differences()).isEmpty();
      assertThat(file(town)).isEmpty();
      assertThat(town.people().status().files())
          .singleElement()
          .returns(FlowState.OFF, FilesView::state)
          .returns("national-unable (files)", FilesView::cause);
      assertThat(town.entry("van-ban", DOCUMENT).standing()).isEqualTo(Standing.IN_STEP);
    }
  }

  /** What is fed arrives, whether answers are lost or not; its verdicts do not come back. */
  @ParameterizedTest
  @ValueSource(strings = {"reading", "all"})
  void withoutReadingFeedsGoOnAndTheRestIsHeld(String what) throws Exception {
    List<String> lacks = what.equals("all") ? ALL : List.of(what);
    try (Town town = town(lai().without(String.join(", ", lacks)))) {
      town.ministry("don-vi-hanh-chinh", VILLAGE);
      town.cycle();
      town.faults("{'operation':'write','afterWrite':true,'status':500,'empty':true,'times':2}");
      edit(town);
      town.tick("phieu");
      town.restart();
      town.cycle();

      for (StatusView.Flow status : town.people().status().flows()) {
        String flow = status.flow();
        if (FED.contains(flow)) {
          assertThat(status.state()).as(flow).isEqualTo(FlowState.IN_STEP);
        } else {
          assertThat(status.state()).as(flow).isEqualTo(FlowState.HELD);
          assertThat(status.cause()).as(flow).isEqualTo("national-unable (reading)");
        }
      }
      assertThat(fed(town)).isEmpty();
      assertThat(town.stored("phieu").get("12:" + FORM).findValuesAsText("giaTri")).contains("97");
      withdraw(town);
      town.tick("phieu");
      assertThat(town.entry("phieu", WITHDRAWN) == null).isEqualTo(!lacks.contains("withdrawal"));
      assertThat(town.people().status().weaker())
          .extracting(StatusView.Weaker::cannot)
          .containsExactlyElementsOf(lacks);
    }
  }

  private static List<String> fed(Town town) {
    return town.differences().stream()
        .filter(difference -> FED.contains(difference.split(" ")[0]))
        .filter(difference -> !difference.endsWith(": ketQua"))
        .toList();
  }

  private Path document() {
    return documents.resolve("2025/" + DOCUMENT + "/1.txt");
  }
}
