package vn.lienthong.services;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vn.lienthong.province.Server;
import vn.lienthong.province.capture.Capture;

/** What changed, by the log that the province's own triggers write. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ChangesTest {
  private final Map<Server, ServicesBench> benches = new EnumMap<>(Server.class);

  @BeforeAll
  void start(@TempDir Path folder) throws Exception {
    for (Server server : Server.values()) {
      ServicesBench bench =
          new ServicesBench(server.fresh(), folder.resolve(server.name()))
              .caller("xa", "[bieu, phieu]", "[\"03390\"]", 10_000)
              .start();
      for (String flow : List.of("bieu", "phieu", "van-ban")) {
        Capture.in(bench.province).install(bench.mappings.get(flow));
      }
      benches.put(server, bench);
    }
  }

  @AfterAll
  void stop() throws Exception {
    for (ServicesBench bench : benches.values()) {
      bench.close();
    }
  }

  @ParameterizedTest
  @EnumSource
  void changesOfRecordsAndOfTheirChildrenAreTold(Server server) {
    ServicesBench bench = benches.get(server);
    String cursor = cursor(bench, "moi-noi", "bieu");
    bench.edit(
        "UPDATE bieu SET lan_nop = 7 WHERE don_vi = '03424'",
        "UPDATE bieu_o SET gia_tri = 121 WHERE don_vi = '03390' AND ma_dong = 'V01'",
        "UPDATE bieu SET trang_thai = 'TRA_LAI' WHERE don_vi = '03430'",
        "UPDATE bieu SET trang_thai = 'DA_DUYET' WHERE don_vi = '03434'",
        "DELETE FROM bieu_o WHERE don_vi = '03439'",
        "DELETE FROM bieu WHERE don_vi = '03439'",
        "UPDATE bieu SET lan_nop = 2 WHERE don_vi = '03433'");

    JsonNode answer = changes(bench, "moi-noi", "bieu", cursor);
    assertThat(answer.path("data"))
        .extracting(JsonNode::toString)
        .anySatisfy(
            text -> assertThat(text).contains("\"maDonVi\":\"03424\",").contains("\"lanNop\":7"))
        .anySatisfy(text -> assertThat(text).contains("03390").contains("\"giaTri\":121"))
        .anySatisfy(text -> assertThat(text).contains("\"maDonVi\":\"03434\",\"maTinh\""))
        .contains(gone("03430"), gone("03439"), gone("03433"));
    assertThat(answer.at("/page/withheld").asBoolean()).isFalse();

    String next = answer.at("/page/cursor").asText();
    assertThat(changes(bench, "moi-noi", "bieu", next).path("data")).isEmpty();
    JsonNode filtered = changes(bench, "moi-noi", "bieu?donVi=03424", cursor);
    assertThat(ServicesBench.values(filtered, "lanNop")).contains("7");
    assertThat(filtered.path("data").toString()).contains(gone("03390"));
  }

  @ParameterizedTest
  @EnumSource
  void smallPagesTellTheSame(Server server) {
    ServicesBench bench = benches.get(server);
    String cursor = cursor(bench, "moi-noi", "van-ban");
    for (String code : List.of("G24-2025-000101", "H35-2025-000012", "H35.12-2025-000021")) {
      bench.edit("UPDATE van_ban SET chuc_vu = 'Phó' WHERE ma = '" + code + "'");
    }
    bench.edit("UPDATE van_ban SET do_mat = 'MAT' WHERE ma = 'H35.12-2025-000022'");

    List<String> told = new ArrayList<>();
    JsonNode answer;
    do {
      answer = changes(bench, "moi-noi", "van-ban?size=1", cursor);
      answer
          .path("data")
          .forEach(
              record -> told.add(record.path("ma").asText() + record.path("trangThai").asText()));
      cursor = answer.at("/page/cursor").asText();
    } while (answer.at("/page/more").asBoolean());
    assertThat(told)
        .containsOnly(
            "G24-2025-000101", "H35-2025-000012", "H35.12-2025-000021", "H35.12-2025-000022DA_XOA");
  }

  @ParameterizedTest
  @EnumSource
  void whoSeesSomeUnitsIsToldOfThoseOnly(Server server) {
    ServicesBench bench = benches.get(server);
    String tables = cursor(bench, "xa", "bieu");
    String forms = cursor(bench, "xa", "phieu");
    bench.edit(
        "UPDATE bieu SET lan_nop = 5 WHERE don_vi IN ('03390', '03424')",
        "UPDATE phieu_tra_loi SET gia_tri = '1' WHERE cau_hoi = 'C01'",
        "DELETE FROM phieu_tra_loi WHERE so_phieu = 'PT02-03405001-2025'",
        "DELETE FROM phieu WHERE so_phieu = 'PT02-03405001-2025'");

    JsonNode changed = changes(bench, "xa", "bieu", tables);
    assertThat(ServicesBench.values(changed, "maDonVi")).containsOnly("03390");
    assertThat(changed.at("/page/withheld").asBoolean()).isFalse();
    JsonNode answered = changes(bench, "xa", "phieu", forms);
    assertThat(ServicesBench.values(answered, "soPhieu"))
        .containsOnly("PT01-03390001-2025", "PT01-03390002-2025");
    assertThat(answered.at("/page/withheld").asBoolean()).isTrue();
  }

  @ParameterizedTest
  @EnumSource
  void cursorsOfOthersAndOfOtherLogsAreRefused(Server server) {
    ServicesBench bench = benches.get(server);
    String cursor = cursor(bench, "moi-noi", "bieu");

    assertThat(bench.get("xa", "bieu?changedSince=" + cursor).statusCode()).isEqualTo(400);
    assertThat(bench.get("phieu?changedSince=" + cursor).statusCode()).isEqualTo(400);
    String future = new Cursor(1_000_000, "log", null).seal(callerOf(bench), "bieu");
    assertThat(bench.get("bieu?changedSince=" + future).statusCode()).isEqualTo(410);
    String elsewhere = new Cursor(0, "other", null).seal(callerOf(bench), "bieu");
    assertThat(bench.get("bieu?changedSince=" + elsewhere).statusCode()).isEqualTo(410);
    assertThat(bench.get("nhom-van-ban?changedSince=" + sealed(bench)).body())
        .contains("NO_CAPTURE");
    assertThat(bench.get("nhom-van-ban").body()).doesNotContain("cursor");
  }

  @ParameterizedTest
  @EnumSource
  void whenAnythingMayHaveChangedEverythingIsReadAgain(Server server) {
    ServicesBench bench = benches.get(server);
    String cursor = cursor(bench, "moi-noi", "phieu");
    Capture.in(bench.province).install(bench.mappings.get("phieu"));

    assertThat(bench.get("phieu?changedSince=" + cursor).statusCode()).isEqualTo(410);
    assertThat(changes(bench, "moi-noi", "phieu", cursor(bench, "moi-noi", "phieu")).path("data"))
        .isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void aCursorFromBeforeTheProvinceWasRestoredIsRefusedHoweverFarTheLogIsAgain(Server server) {
    ServicesBench bench = benches.get(server);
    bench.edit("UPDATE bieu SET lan_nop = 11 WHERE don_vi = '03424'");
    String kept = cursor(bench, "moi-noi", "bieu");
    bench.edit(
        "CREATE TABLE ban_sao AS SELECT vi_tri FROM lien_thong_moc WHERE luong = ''",
        "UPDATE bieu SET lan_nop = 12 WHERE don_vi = '03424'",
        "UPDATE bieu SET lan_nop = 12 WHERE don_vi = '03390'");
    String lost = cursor(bench, "moi-noi", "bieu");
    assertThat(changes(bench, "moi-noi", "bieu", kept).path("data")).isNotEmpty();

    bench.edit(
        "DELETE FROM lien_thong_nhat_ky WHERE vi_tri > (SELECT vi_tri FROM ban_sao)",
        "UPDATE lien_thong_moc SET vi_tri = (SELECT vi_tri FROM ban_sao) WHERE luong = ''",
        "DROP TABLE ban_sao");
    assertThat(bench.get("bieu?changedSince=" + lost).statusCode()).isEqualTo(410);
    for (int unit = 0; unit < 9; unit++) {
      bench.edit("UPDATE bieu SET lan_nop = lan_nop + 1 WHERE don_vi IN ('03424', '03390')");
      cursor(bench, "moi-noi", "bieu");
    }

    assertThat(bench.get("bieu?changedSince=" + lost).body()).contains("CURSOR_EXPIRED");
    assertThat(ServicesBench.values(changes(bench, "moi-noi", "bieu", kept), "maDonVi"))
        .contains("03424", "03390");
  }

  @ParameterizedTest
  @EnumSource
  void whoAsksInVainStaysAbreastOfOtherChanges(Server server) {
    ServicesBench bench = benches.get(server);
    String before = cursor(bench, "moi-noi", "van-ban");
    bench.edit("UPDATE bieu SET lan_nop = 21 WHERE don_vi = '03424'");

    JsonNode none = changes(bench, "moi-noi", "van-ban", before);
    bench.edit("DELETE FROM lien_thong_nhat_ky WHERE luong <> 'bieu'");

    assertThat(none.path("data")).isEmpty();
    assertThat(changes(bench, "moi-noi", "van-ban", none.at("/page/cursor").asText()).path("data"))
        .isEmpty();
  }

  private static String cursor(ServicesBench bench, String caller, String path) {
    bench.clock.advance(java.time.Duration.ofMinutes(1));
    return ServicesBench.json(bench.get(caller, path)).at("/page/cursor").asText();
  }

  private static JsonNode changes(ServicesBench bench, String caller, String path, String cursor) {
    String between = path.contains("?") ? "&" : "?";
    var answer = bench.get(caller, path + between + "changedSince=" + cursor);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return ServicesBench.json(answer);
  }

  private static Caller callerOf(ServicesBench bench) {
    return new Caller(
        "moi-noi",
        CallerKey.hash(bench.keys.get("moi-noi")),
        java.util.Set.of(),
        java.util.Set.of(),
        1);
  }

  private static String sealed(ServicesBench bench) {
    return new Cursor(0, "log", null).seal(callerOf(bench), "nhom-van-ban");
  }

  private static String gone(String unit) {
    return "{\"maMau\":\"BM04\",\"ky\":\"2025-M09\",\"maDonVi\":\"%s\",\"trangThai\":\"DA_XOA\"}"
        .formatted(unit);
  }
}
