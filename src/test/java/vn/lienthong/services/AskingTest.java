package vn.lienthong.services;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.lienthong.province.Server;

/** What can be asked of the province's tables, and what cannot. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AskingTest {
  private final Map<Server, ServicesBench> benches = new EnumMap<>(Server.class);

  @BeforeAll
  void start(@TempDir Path folder) throws Exception {
    for (Server server : Server.values()) {
      benches.put(
          server,
          new ServicesBench(server.fresh(), folder.resolve(server.name()))
              .caller("xa", "[bieu, phieu, van-ban]", "[\"03390\"]", 10_000)
              .start());
    }
  }

  @AfterAll
  void stop() throws Exception {
    for (ServicesBench bench : benches.values()) {
      bench.close();
    }
  }

  private ServicesBench on(Server server) {
    return benches.get(server);
  }

  @ParameterizedTest
  @EnumSource
  void onlyApprovedTablesAreShownWithTheirCells(Server server) {
    JsonNode answer = ServicesBench.json(on(server).get("bieu?ky=2025-M09"));

    assertThat(ServicesBench.values(answer, "maDonVi"))
        .containsExactly("03390", "03424", "03430", "03439");
    assertThat(answer.at("/page/totalRecords").asInt()).isEqualTo(4);
    JsonNode first = answer.at("/data/0");
    assertThat(first.at("/ngayDuyet").asText()).isEqualTo("2025-10-03");
    assertThat(first.at("/lanNop").isInt()).isTrue();
    assertThat(first.at("/o/1").toString())
        .isEqualTo("{\"dong\":\"V02\",\"cot\":\"C01\",\"giaTri\":5400.5}");
  }

  @ParameterizedTest
  @CsvSource({
    "bieu?mau=BM06, maMau, BM06",
    "bieu?donVi=03424, maDonVi, 03424",
    "'bieu?mau=BM04&donVi=03424,03390', maDonVi, 03390 03424",
    "bieu?tuNgay=2025-10-04&denNgay=2025-10-04, maDonVi, 03424 03430",
    "bieu?tuNgay=2026-01-01, maMau, BM06",
    "bieu?trangThai=NHAP, maMau, ''",
    "'bieu?trangThai=NHAP,DA_DUYET&mau=BM06', maMau, BM06",
    "phieu?mau=PT02, soPhieu, PT02-03405001-2025",
    "phieu?ma=PT01-03408002-2025, soPhieu, ''",
    "van-ban?so=12%2FVD-UBND, ma, H35-2025-000012",
    "van-ban?nhom=LC-BC, ma, H35.12-2025-000021 H35.12-2025-000022",
    "van-ban?loai=THONG_TU, ma, G24-2025-000102",
    "nhom-van-ban?nhom=PQ, ma, PQ-LUAT PQ-ND PQ-TT",
  })
  void isFoundByItsValues(String path, String field, String codes) {
    for (Server server : Server.values()) {
      List<String> expected = codes.isEmpty() ? List.of() : List.of(codes.split(" "));
      assertThat(on(server).found(path, field))
          .as(server.name())
          .containsExactlyElementsOf(expected);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "báo cáo tình hình, H35.12-2025-000021 H35.12-2025-000022",
    "bao cao ton giao, H35.12-2025-000022",
    "BÁO CÁO TÔN, H35.12-2025-000022",
    "dieu chinh bieu mau, ''",
    "dinh chinh bieu mau, G24-2025-000104",
    "Đính chính biểu mẫu, G24-2025-000104",
    "quy III, H35.12-2025-000021",
    "quý iii, H35.12-2025-000021",
    "quy chế, H35-2025-000013",
    "qui che, ''",
    "tinh hinh, H35.12-2025-000021 H35.12-2025-000022",
    "tính hình, ''",
    "mật, ''",
    "100%, ''",
    "b_o c_o, ''",
  })
  void isFoundByItsWordsWithDiacriticsOrWithout(String words, String codes) {
    List<String> expected = codes.isEmpty() ? List.of() : List.of(codes.split(" "));
    for (Server server : Server.values()) {
      assertThat(on(server).found("van-ban?q=" + encoded(words), "ma"))
          .as(server.name())
          .containsExactlyElementsOf(expected);
    }
  }

  @ParameterizedTest
  @EnumSource
  void textsAreShownComposedAndTrimmed(Server server) {
    JsonNode groups = ServicesBench.json(on(server).get("nhom-van-ban?ma=LC-QD,CS"));

    assertThat(ServicesBench.values(groups, "ten"))
        .containsExactly("Chính sách dân tộc, tôn giáo", "Quyết định của Ủy ban nhân dân tỉnh");
  }

  @ParameterizedTest
  @EnumSource
  void whatIsNotKnownToBeOrdinaryIsNeverShown(Server server) {
    for (String code : List.of("H35.12-2025-000023", "H35.12-2025-000024", "H35.12-2025-000025")) {
      assertThat(on(server).found("van-ban?ma=" + code, "ma")).isEmpty();
    }
    assertThat(on(server).get("van-ban?size=500").body()).doesNotContain("mật").contains("THUONG");
  }

  @ParameterizedTest
  @EnumSource
  void pagesFollowOneAnother(Server server) {
    List<String> all = on(server).found("van-ban?size=500", "ma");
    List<String> read = new ArrayList<>();
    String next = "";
    JsonNode answer;
    do {
      answer = ServicesBench.json(on(server).get("van-ban?size=3" + next));
      read.addAll(ServicesBench.values(answer, "ma"));
      next = "&after=" + answer.at("/page/next").asText();
    } while (answer.at("/page/more").asBoolean());
    assertThat(read).isEqualTo(all).hasSize(8);

    JsonNode third = ServicesBench.json(on(server).get("van-ban?size=3&page=3"));
    assertThat(ServicesBench.values(third, "ma")).isEqualTo(all.subList(6, 8));
    assertThat(third.at("/page").toString()).contains("\"totalPages\":3");
  }

  @ParameterizedTest
  @EnumSource
  void unitsCoverTheUnitsBelowThem(Server server) {
    assertThat(on(server).found("xa", "bieu", "maDonVi")).containsExactly("03390");
    assertThat(on(server).found("xa", "phieu", "maDonVi")).containsExactly("03390001", "03390002");
    assertThat(on(server).found("xa", "phieu?donVi=03390002", "maDonVi"))
        .containsExactly("03390002");
    assertThat(on(server).get("xa", "phieu?donVi=03390002,03405001").statusCode()).isEqualTo(403);
    assertThat(on(server).found("xa", "phieu?ma=PT02-03405001-2025", "ma")).isEmpty();
    assertThat(on(server).found("xa", "van-ban", "ma")).hasSize(8);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "bieu?mau=BM04' OR '1'='1",
        "bieu?mau=BM04'; DROP TABLE bieu; --",
        "bieu?mau=%",
        "bieu?mau=BM__",
        "bieu?ky=2025-M09') OR (1=1",
        "phieu?ma=\\",
        "van-ban?so=%' OR do_mat='MAT",
        "van-ban?ma=H35.12-2025-00002_",
        "van-ban?q=' OR 1=1 --",
        "van-ban?q=%",
      })
  void aValueIsAValueAndNothingElse(String question) {
    int equals = question.indexOf('=') + 1;
    String path = question.substring(0, equals) + encoded(question.substring(equals));
    for (Server server : Server.values()) {
      HttpResponse<String> answer = on(server).get(path);
      assertThat(answer.statusCode()).as(answer.body()).isIn(200, 400);
      assertThat(ServicesBench.json(answer).path("data")).isEmpty();
      assertThat(on(server).found("bieu?size=1", "maMau")).isNotEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "bieu?size=0, size",
    "bieu?size=-1, size",
    "bieu?size=1000000000, size",
    "bieu?size=501, size",
    "bieu?size=, size",
    "bieu?size=1e2, size",
    "bieu?page=0, page",
    "bieu?page=-1, page",
    "bieu?page=1000000000, page",
    "bieu?page=100000&size=500, page",
    "bieu?tuNgay=01-01-2026, tuNgay",
    "bieu?tuNgay=2026-02-30, tuNgay",
    "bieu?tuNgay=2026-02-02&denNgay=2026-01-01, tuNgay",
    "bieu?mau=, mau",
    "'bieu?mau=a,,b', mau",
    "bieu?mau=a&mau=b, mau",
    "bieu?mau=a%00b, mau",
    "bieu?mau=%FF, mau",
    "bieu?after=abc, after",
    "bieu?after=a%20b, after",
    "bieu?changedSince=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAA, changedSince",
    "van-ban?q=..., q",
    "van-ban?q=a&page=2, page",
    "nhom-van-ban?tuNgay=2025-01-01, tuNgay",
    "van-ban?doMat=MAT, doMat",
    "bieu?quyen=1, quyen",
  })
  void whatIsNotUnderstoodIsRefusedByItsName(String path, String parameter) {
    HttpResponse<String> answer = on(Server.H2).get(path);

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
    assertThat(ServicesBench.json(answer).path("parameter").asText()).isEqualTo(parameter);
  }

  @ParameterizedTest
  @CsvSource({
    "bieu?donvi=03390, donVi",
    "bieu?trangthai=NHAP, trangThai",
    "van-ban?tungay=2025-01-01, tuNgay",
    "bieu?sise=3, size",
    "bieu?change_since=x, changedSince",
  })
  void aMisspeltNameIsToldItsNearest(String path, String nearest) {
    JsonNode answer = ServicesBench.json(on(Server.H2).get(path));

    assertThat(answer.path("code").asText()).isEqualTo("UNKNOWN_PARAMETER");
    assertThat(answer.path("nearest").asText()).isEqualTo(nearest);
  }

  @ParameterizedTest
  @ValueSource(ints = {201, 1_000})
  void tooManyValuesAreRefused(int number) {
    HttpResponse<String> answer = on(Server.H2).get("phieu?ma=" + ids(number));

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(on(Server.H2).get("phieu?ma=" + ids(200)).statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(ints = {10_000, 200_000})
  void anAddressThatIsTooLongIsRefused(int number) {
    ServicesBench bench = on(Server.H2);
    var request =
        bench.request("phieu?ma=" + ids(number)).header("X-API-Key", bench.keys.get("moi-noi"));

    assertThat(ServicesBench.send(request).statusCode()).isIn(414, 431);
    assertThat(bench.get("phieu").statusCode()).isEqualTo(200);
  }

  private static String ids(int number) {
    return IntStream.range(0, number).mapToObj(i -> "P" + i).collect(Collectors.joining(","));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
