package vn.lienthong.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The four services that are asked live. */
class AskingTest extends WithTemplates {
  @BeforeEach
  void plantDocuments() {
    ministry("nhom-van-ban", "{'ma':'CS','ten':'Chính sách','maTinh':'TW'}");
    document("A-1", "Kế hoạch công tác dân tộc năm 2026", "2025-12-01", "1/KH-UBND");
    document("A-2", "Báo cáo về đồng bào dân tộc thiểu số", "2026-01-15", "2/BC-UBND");
    document("A-3", "Quyết định 100% vốn_đầu tư", "2026-02-01", "3/QĐ-UBND");
  }

  private void document(String code, String summary, String day, String number) {
    ministry(
        "van-ban",
        ("{'ma':'%s','soKyHieu':'%s','trichYeu':'%s','maNhom':'CS','ngayBanHanh':'%s',"
                + "'doMat':'THUONG','maTinh':'12'}")
            .formatted(code, number, summary, day));
  }

  private List<String> ask(String path, String name, String value) {
    String encoded = URLEncoder.encode(value, StandardCharsets.UTF_8);
    return nationals.get(path + "?" + name + "=" + encoded).ids();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "dân tộc          | TW:A-1,TW:A-2",
        "dan toc          | TW:A-1,TW:A-2",
        "TỘC DÂN          | TW:A-1,TW:A-2",
        "đồng bào         | TW:A-2",
        "dong bao         | TW:A-2",
        "ke  hoach, 2026  | TW:A-1",
        "dán              | ''",
        "dan to           | ''",
        "100              | TW:A-3",
        "100% von_dau     | TW:A-3",
        "x' OR 1=1 --     | ''",
      })
  void findsWordsOfTheSummary(String words, String ids) {
    String wanted = ids.equals("''") ? "" : ids;
    assertThat(String.join(",", ask("/van-ban", "q", words))).isEqualTo(wanted);
  }

  @Test
  void boundsTheDayOfIssue() {
    assertThat(nationals.get("/van-ban?tuNgay=2026-01-15").ids())
        .containsExactly("TW:A-2", "TW:A-3");
    assertThat(nationals.get("/van-ban?denNgay=2026-01-15").ids())
        .containsExactly("TW:A-1", "TW:A-2");
    assertThat(nationals.get("/van-ban?tuNgay=2026-01-15&denNgay=2026-01-15&maNhom=CS").ids())
        .containsExactly("TW:A-2");
  }

  @ParameterizedTest
  @ValueSource(strings = {"%", "_", "'; DROP TABLE records; --", "1/KH%", "\\", "*", "A-1\" OR"})
  void takesNoCharacterOfAValueForMore(String value) {
    assertThat(ask("/van-ban", "soKyHieu", value)).isEmpty();
    assertThat(ask("/van-ban", "maTinh", value)).isEmpty();
    assertThat(ask("/nhom-van-ban", "ma", value)).isEmpty();
    assertThat(nationals.get("/van-ban").ids()).hasSize(3);
  }

  @Test
  void refusesTenThousandValuesAndWordsThatAreNone() {
    String many =
        IntStream.range(0, 10_000).mapToObj(i -> "A-" + i).collect(Collectors.joining(","));
    assertThat(nationals.get("/van-ban?ma=" + many).status()).isEqualTo(400);
    String some = IntStream.range(0, 200).mapToObj(i -> "A-" + i).collect(Collectors.joining(","));
    assertThat(nationals.get("/van-ban?ma=" + some).ids()).hasSize(3);
    assertThat(nationals.get("/van-ban?q=%25").status()).isEqualTo(400);
  }

  @ParameterizedTest
  @ValueSource(strings = {"size=0", "size=-1", "size=1000000000", "size=99999999999", "page=-1"})
  void refusesPagesThatAreNone(String query) {
    for (String path : List.of("/bieu", "/phieu", "/nhom-van-ban", "/van-ban")) {
      assertThat(nationals.wrongly().get(path + "?" + query).status()).isEqualTo(400);
    }
  }

  @Test
  void findsTablesAndFormsByTemplatePeriodUnitAndVerdict() {
    nationals.one("bieu", table("7.1", ""));
    assertThat(nationals.get("/bieu?maMau=B01&ky=2025&maDonVi=03388&ketQua=CHO_XEM").ids())
        .containsExactly("12:B01:2025:03388");
    assertThat(nationals.get("/bieu?ky=2024,2026").ids()).isEmpty();
    assertThat(nationals.get("/bieu?maTinh=11").ids()).isEmpty();
    assertThat(nationals.get("/phieu?maMau=P01&maDonVi=03388").ids()).isEmpty();
  }

  @Test
  void holdsNoDocumentThatIsSecret() {
    String secret = "{'ma':'A-4','soKyHieu':'x','trichYeu':'x','doMat':'MAT','maTinh':'12'}";
    assertThat(nationals.one("van-ban", secret).path("errors").path(0).path("field").asText())
        .isEqualTo("doMat");
    assertThat(nationals.one("van-ban", secret.replace("'MAT'", "null")).path("status").asText())
        .isEqualTo("REJECTED");
  }

  @Test
  void tellsTheDigestsOfTheRecordsInABucket() {
    var buckets = nationals.get("/van-ban/digest?depth=4&maTinh=12").data();
    assertThat(buckets).hasSize(3);
    String names = String.join(",", buckets.findValuesAsText("prefix"));
    var records = nationals.get("/van-ban/digest/records?prefix=" + names + "&maTinh=12").data();
    assertThat(records.findValuesAsText("id")).containsExactly("TW:A-1", "TW:A-2", "TW:A-3");
    assertThat(nationals.wrongly().get("/van-ban/digest/records").status()).isEqualTo(400);
  }
}
