package vn.lienthong.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RejectionTest extends WithSandbox {
  private static final String UNIT =
      "{'ma':'%s','ten':'x','cap':'XA','loai':'XA','maTinh':'%s','maCha':%s,"
          + "'hieuLucTu':'2025-07-01'}";

  private static void assertRejected(JsonNode answer, String field, String code) {
    assertThat(answer.path("status").asText()).as(answer.toString()).isEqualTo("REJECTED");
    assertThat(answer.path("errors").findValuesAsText("field")).containsExactly(field);
    assertThat(answer.path("errors").findValuesAsText("code")).containsExactly(code);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'ma':'01'} | ten | BAT_BUOC",
        "{'ma':'01','ten':null} | ten | BAT_BUOC",
        "{'ma':'01','ten':''} | ten | BAT_BUOC",
        "{'ma':'1','ten':'x'} | ma | SAI_MA",
        "{'ma':'01','ten':'x','hieuLucTu':'2025-02-30'} | hieuLucTu | SAI_KIEU",
        "{'ma':'01','ten':'x','phienBanNguon':'7'} | phienBanNguon | SAI_MA",
        "{'id':'a b','ma':'01','ten':'x'} | id | SAI_MA",
        "{'ma':'01','ten':'x','thaoTac':'XOA'} | phienBan | BAT_BUOC",
        "{'ma':'01','phienBan':1,'thaoTac':'NGUNG'} | hieuLucDen | BAT_BUOC",
      })
  void rejectsAnEntryAndSaysWhichFieldAndWhy(String entry, String field, String code) {
    assertRejected(nationals.one("dan-toc", entry), field, code);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'ma':'01','ten':7} | ten | SAI_KIEU",
        "{'ma':'01','ten':'x','tenKhac':'y'} | tenKhac | SAI_KIEU",
        "{'ma':'01','ten':'x','tenkhac':['y']} | tenkhac | THUA_TRUONG",
        "{'ma':'01','ten':'x','trangThai':'DA_XOA'} | trangThai | THUA_TRUONG",
        "{'ma':'01','phienBan':1,'thaoTac':'BO'} | thaoTac | SAI_MA",
      })
  void rejectsAnEntryThatTheContractDoesNotKnow(String entry, String field, String code) {
    assertRejected(nationals.wrongly().one("dan-toc", entry), field, code);
  }

  @Test
  void rejectsTextThatIsTooLongCountingCharacters() {
    String fits = "{'ma':'01','ten':'" + "𠀀".repeat(100) + "'}";
    assertThat(nationals.one("dan-toc", fits).path("status").asText()).isEqualTo("CREATED");
    String longer = "{'ma':'02','ten':'" + "x".repeat(101) + "'}";
    assertRejected(nationals.one("dan-toc", longer), "ten", "QUA_DAI");
  }

  @Test
  void rejectsNumbersOutOfBounds() {
    assertRejected(
        nationals.one("nhom-chi-tieu", "{'ma':'01','ten':'x','thuTu':10000}"), "thuTu", "QUA_DAI");
    assertRejected(
        nationals.one("nhom-chi-tieu", "{'ma':'01','ten':'x','thuTu':-1}"), "thuTu", "QUA_DAI");
  }

  @Test
  void tellsEveryFaultAtOnce() {
    JsonNode answer = nationals.one("dan-toc", "{'ma':'x','ten':null,'ghiChu':'y'}");
    assertThat(answer.path("errors").findValuesAsText("code"))
        .containsExactly("SAI_MA", "BAT_BUOC");
  }

  @Test
  void rejectsAnUnknownParent() {
    assertRejected(
        nationals.one("don-vi-hanh-chinh", UNIT.formatted("03388", "12", "'12'")),
        "maCha",
        "KHONG_TON_TAI");
    ministry("don-vi-hanh-chinh", UNIT.formatted("12", "12", "null"));
    JsonNode answer = nationals.one("don-vi-hanh-chinh", UNIT.formatted("03388", "12", "'12'"));
    assertThat(answer.path("status").asText()).isEqualTo("CREATED");
  }

  @Test
  void takesAParentEarlierInTheSameBatch() {
    var answer =
        nationals.send(
            "don-vi-hanh-chinh",
            UNIT.formatted("03388", "12", "null"),
            UNIT.formatted("03388001", "12", "'03388'"));
    assertThat(answer.data().findValuesAsText("status")).containsExactly("CREATED", "CREATED");
  }

  @Test
  void rejectsAnIndicatorOfAnErasedGroup() {
    ministry("nhom-chi-tieu", "{'ma':'01','ten':'Dân số'}");
    sandbox.erase("nhom-chi-tieu", "TW:01");
    String indicator =
        "{'ma':'0101','ten':'x','maNhom':'01','kieuGiaTri':'SO_NGUYEN','diaPhuong':false}";
    assertRejected(nationals.one("chi-tieu", indicator), "maNhom", "KHONG_TON_TAI");
  }

  @Test
  void rejectsRecordsOfAnotherProvince() {
    String foreign = UNIT.formatted("03127", "11", "null");
    assertRejected(nationals.one("don-vi-hanh-chinh", foreign), "maTinh", "KHONG_CO_QUYEN");
    ministry("don-vi-hanh-chinh", foreign);
    String change = "{'id':'TW:03127:2025-07-01','phienBan':1,'maTinh':'12'}";
    assertRejected(nationals.one("don-vi-hanh-chinh", change), "maTinh", "KHONG_CO_QUYEN");
  }

  @Test
  void takesProposalsForTheMinistrysOwnRecords() {
    ministry("nhom-chi-tieu", "{'ma':'01','ten':'Dân số'}");
    ministry(
        "chi-tieu",
        "{'ma':'0101','ten':'x','maNhom':'01','kieuGiaTri':'SO_NGUYEN','diaPhuong':false,"
            + "'maTinh':'TW'}");
    JsonNode answer = nationals.one("chi-tieu", "{'id':'TW:0101','phienBan':1,'donViTinh':'hộ'}");
    assertThat(answer.path("status").asText()).isEqualTo("UPDATED");
  }

  @Test
  void rejectsAnIdentityThatAnotherRecordHas() {
    ministry("dan-toc", "{'ma':'01','ten':'Kinh'}");
    ministry("dan-toc", "{'ma':'02','ten':'Tày'}");
    assertRejected(
        nationals.one("dan-toc", "{'id':'TW:02','phienBan':1,'ma':'01'}"), "ma", "DA_TON_TAI");
    assertRejected(
        nationals.one("dan-toc", "{'id':'TW:02','ma':'03','ten':'Thái'}"), "id", "DA_TON_TAI");
  }
}
