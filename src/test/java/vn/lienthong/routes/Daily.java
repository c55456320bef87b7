package vn.lienthong.routes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import vn.lienthong.admin.FlowState;

/**
 * What people at both sides do on a day: to catalogues, to forms whose changes triggers catch, and
 * to documents with their files; and what has to come of it beside any nation.
 */
final class Daily {
  static final String FORM = "PT01-03390001-2025";
  static final String WITHDRAWN = "PT01-03390002-2025";
  static final String DOCUMENT = "H35-2025-000012";
  private static final int CYCLES = 4;

  private Daily() {}

  /**
   * @param documents an empty folder
   */
  static Town town(Site site, Path documents) throws IOException {
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

  static void inStep(Town town) {
    town.approvedCycle();
    rests(town);
  }

  /** At most a few cycles on, nothing is written any more and every flow is in step. */
  static void rests(Town town) {
    long written = town.cycle();
    for (int cycle = 1; cycle < CYCLES && written > 0; cycle++) {
      written = town.cycle();
    }
    assertThat(written).isZero();
    assertThat(town.people().status().flows())
        .allSatisfy(flow -> assertThat(flow.state()).isEqualTo(FlowState.IN_STEP));
  }

  /** On both sides: changed, new, and ended, in catalogues; changed in a form. */
  static void edit(Town town) {
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

  static void withdraw(Town town) {
    town.sql("UPDATE phieu SET trang_thai = 'TRA_LAI' WHERE so_phieu = '" + WITHDRAWN + "'");
  }

  static void proved(Town town) {
    assertThat(town.people().verify(null).flows())
        .allSatisfy(proof -> assertThat(proof.proved()).as(proof.toString()).isTrue());
  }

  /** As the nation has it; empty if it has not. */
  static byte[] file(Town town) throws IOException, InterruptedException {
    URI place = URI.create(town.nation.url() + "/_sandbox/files/12:" + DOCUMENT + "/1");
    HttpResponse<byte[]> answer =
        HttpClient.newHttpClient()
            .send(HttpRequest.newBuilder(place).build(), HttpResponse.BodyHandlers.ofByteArray());
    return answer.statusCode() == 200 ? answer.body() : new byte[0];
  }
}
