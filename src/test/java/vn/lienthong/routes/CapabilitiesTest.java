package vn.lienthong.routes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
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
 * A nation that lacks one ability after the other, and all of them: catalogues edited on both
 * sides, forms whose changes triggers catch, and documents' files come to rest, and what is
 * different then is what the weaker promise says, and nothing else.
 */
class CapabilitiesTest {
  private static final String FORM = "PT01-03390001-2025";
  private static final String WITHDRAWN = "PT01-03390002-2025";
  private static final String DOCUMENT = "H35-2025-000012";
  private static final int CYCLES = 4;
  private static final List<String> FED = List.of("bieu", "phieu", "phieu-ho");

  @TempDir Path documents;

  private Town town(Site site) throws IOException {
    Path from = Path.of("test-fixtures/documents");
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path target = documents.resolve(from.relativize(file).toString());
        Files.createDirectories(target.getParent());
        Files.copy(file, target);
      }
    }
    Town town =
        Town.at(site.with("purpose.phieu-ho", "thử").with("documents.dir", documents.toString()));
    town.people().capture().install("phieu", true, "An");
    return town;
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

  /** Set by the first run; the ministry's edits cannot be seen here. */
  @org.junit.jupiter.api.Test
  void withoutReadingFeedsGoOnAndTheRestIsHeld() throws Exception {
    try (Town town = town(lai().without("reading"))) {
      town.cycle();
      town.cycle();

      for (String flow : town.gateway().flows()) {
        StatusView.Flow status = town.status(flow);
        if (FED.contains(flow)) {
          assertThat(status.state()).as(flow).isEqualTo(FlowState.IN_STEP);
        } else {
          assertThat(status.state()).as(flow).isEqualTo(FlowState.HELD);
          assertThat(status.cause()).as(flow).isEqualTo("national-unable (reading)");
        }
      }
      assertThat(town.stored("phieu")).isNotNull();
    }
  }

  private static void inStep(Town town) {
    town.approvedCycle();
    rests(town);
  }

  /** At most a few cycles on, nothing is written any more and every flow is in step. */
  private static void rests(Town town) {
    long written = town.cycle();
    for (int cycle = 1; cycle < CYCLES && written > 0; cycle++) {
      written = town.cycle();
    }
    assertThat(written).isZero();
    for (String flow : town.gateway().flows()) {
      assertThat(town.status(flow).state()).as(flow).isEqualTo(FlowState.IN_STEP);
    }
  }

  /** On both sides: changed, new, and ended, in catalogues; changed in a form. */
  private static void edit(Town town) {
    town.sql("UPDATE dm_dan_toc SET ten_khac = 'Mông; Mẹo' WHERE ma_tk = '08'");
    town.sql("UPDATE dm_chi_tieu SET ten_chi_tieu = 'Số bản mới' WHERE ma_chi_tieu = '1690'");
    town.sql("UPDATE dm_chi_tieu SET phan_to = NULL WHERE ma_chi_tieu = '0390'");
    town.sql("DELETE FROM dm_chi_tieu WHERE ma_chi_tieu = '1691'");
    town.sql(
        "INSERT INTO nhom_van_ban (ma_nhom, ten_nhom, nhom_cha, thu_tu, tinh, ngay_bat_dau)"
            + " VALUES ('LC-TB', 'Thông báo', 'LC', 7, '12', DATE '2025-03-01')");
    town.ministry("ton-giao", "{'ma':'03','ten':'Phật giáo Hòa Hảo (sửa)'}");
    town.ministry("ton-giao", "{'ma':'78','ten':'Mới ở Bộ','hieuLucTu':'2025-03-01'}");
    town.ministry("ton-giao", "{'ma':'05','thaoTac':'XOA'}");
    town.ministry("dan-toc", "{'ma':'20','nhomNgonNgu':null}");
    town.sql(
        "UPDATE phieu_tra_loi SET gia_tri = '97' WHERE cau_hoi = 'C01' AND so_phieu = '"
            + FORM
            + "'");
    town.sql("UPDATE phieu SET ngay_lap = NULL WHERE so_phieu = '" + FORM + "'");
  }

  private static void withdraw(Town town) {
    town.sql("UPDATE phieu SET trang_thai = 'TRA_LAI' WHERE so_phieu = '" + WITHDRAWN + "'");
  }

  private static void proved(Town town) {
    assertThat(town.people().verify(null).flows())
        .allSatisfy(proof -> assertThat(proof.proved()).as(proof.toString()).isTrue());
  }

  private Path document() {
    return documents.resolve("2025/" + DOCUMENT + "/1.txt");
  }

  /** As the nation has it; empty if it has not. */
  private static byte[] file(Town town) throws Exception {
    URI place = URI.create(town.nation.url() + "/_sandbox/files/12:" + DOCUMENT + "/1");
    HttpResponse<byte[]> answer =
        HttpClient.newHttpClient()
            .send(HttpRequest.newBuilder(place).build(), HttpResponse.BodyHandlers.ofByteArray());
    return answer.statusCode() == 200 ? answer.body() : new byte[0];
  }
}
