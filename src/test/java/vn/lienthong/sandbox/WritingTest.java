package vn.lienthong.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;

class WritingTest extends WithSandbox {
  private static final String KINH = "{'ma':'01','ten':'Kinh','tenKhac':['Việt']}";

  @Test
  void createsARecordUnderTheProvincesPrefix() {
    JsonNode answer = nationals.one("dan-toc", KINH);
    assertThat(answer.path("status").asText()).isEqualTo("CREATED");
    assertThat(answer.path("id").asText()).isEqualTo("12:01");
    assertThat(answer.path("phienBan").asInt()).isEqualTo(1);
    assertThat(answer.path("banGhi").path("ten").asText()).isEqualTo("Kinh");
  }

  @Test
  void keepsTheIdThatWasGiven() {
    String village = "{'id':'12:x.1','ma':'01','ten':'Kinh'}";
    assertThat(nationals.one("dan-toc", village).path("id").asText()).isEqualTo("12:x.1");
    assertThat(nationals.get("/dan-toc/12:x.1").data().path("ma").asText()).isEqualTo("01");
  }

  @Test
  void adoptsARecordThatSaysTheSame() {
    ministry("dan-toc", KINH);
    JsonNode answer = nationals.one("dan-toc", "{'id':'12:01','ma':'01','ten':'Kinh'}");
    assertThat(answer.path("status").asText()).isEqualTo("UNCHANGED");
    assertThat(answer.path("id").asText()).isEqualTo("TW:01");
  }

  @Test
  void doesNotCreateOverARecordThatSaysOtherwise() {
    ministry("dan-toc", KINH);
    JsonNode answer = nationals.one("dan-toc", "{'ma':'01','ten':'Việt'}");
    assertThat(answer.path("status").asText()).isEqualTo("STALE");
    assertThat(answer.path("banGhi").path("ten").asText()).isEqualTo("Kinh");
  }

  @Test
  void changesWhatIsGivenClearsWhatIsNullAndLeavesTheRest() {
    nationals.one("dan-toc", "{'ma':'01','ten':'Kinh','ghiChu':'a','nhomNgonNgu':'b'}");
    JsonNode answer =
        nationals.one("dan-toc", "{'id':'12:01','phienBan':1,'ten':'Việt','ghiChu':null}");
    assertThat(answer.path("status").asText()).isEqualTo("UPDATED");
    assertThat(answer.path("phienBan").asInt()).isEqualTo(2);
    JsonNode record = nationals.get("/dan-toc/12:01").data();
    assertThat(record).isEqualTo(answer.path("banGhi"));
    assertThat(record.path("ten").asText()).isEqualTo("Việt");
    assertThat(record.path("ghiChu").isNull()).isTrue();
    assertThat(record.path("nhomNgonNgu").asText()).isEqualTo("b");
  }

  @Test
  void findsTheRecordByItsIdentityToo() {
    ministry("dan-toc", KINH);
    JsonNode answer = nationals.one("dan-toc", "{'ma':'01','phienBan':1,'ten':'Việt'}");
    assertThat(answer.path("status").asText()).isEqualTo("UPDATED");
  }

  @Test
  void refusesAnOlderVersionAndTellsTheCurrentOne() {
    ministry("dan-toc", KINH);
    ministry("dan-toc", "{'ma':'01','ten':'Kinh (Việt)'}");
    JsonNode answer = nationals.one("dan-toc", "{'id':'TW:01','phienBan':1,'ten':'Việt'}");
    assertThat(answer.path("status").asText()).isEqualTo("STALE");
    assertThat(answer.path("phienBan").asInt()).isEqualTo(2);
    assertThat(answer.path("banGhi").path("ten").asText()).isEqualTo("Kinh (Việt)");
  }

  @Test
  void isStaleWithoutARecordWhereThereIsNone() {
    JsonNode answer = nationals.one("dan-toc", "{'id':'TW:01','phienBan':1,'ten':'Việt'}");
    assertThat(answer.path("status").asText()).isEqualTo("STALE");
    assertThat(answer.has("banGhi")).isFalse();
  }

  @Test
  void refusesARecordReadBeforeTheOneItHolds() {
    nationals.one("dan-toc", "{'ma':'01','ten':'Kinh','phienBanNguon':'7.10'}");
    String older = "{'id':'12:01','phienBan':1,'ten':'a','phienBanNguon':'7.9'}";
    assertThat(nationals.one("dan-toc", older).path("status").asText()).isEqualTo("STALE");
    String newer = "{'id':'12:01','phienBan':1,'ten':'a','phienBanNguon':'8.1'}";
    assertThat(nationals.one("dan-toc", newer).path("status").asText()).isEqualTo("UPDATED");
  }

  @Test
  void changesNothingTwice() {
    nationals.one("dan-toc", KINH);
    JsonNode answer = nationals.one("dan-toc", "{'id':'12:01','phienBan':1,'ten':'Kinh'}");
    assertThat(answer.path("status").asText()).isEqualTo("UNCHANGED");
    assertThat(answer.path("phienBan").asInt()).isEqualTo(1);
  }

  @Test
  void retiresWithALastDay() {
    nationals.one("dan-toc", KINH);
    String retire = "{'id':'12:01','phienBan':1,'thaoTac':'NGUNG','hieuLucDen':'2026-11-20'}";
    JsonNode answer = nationals.one("dan-toc", retire);
    assertThat(answer.path("status").asText()).isEqualTo("WITHDRAWN");
    assertThat(answer.path("banGhi").path("trangThai").asText()).isEqualTo("HOAT_DONG");
    assertThat(nationals.get("/dan-toc?at=2026-11-20").ids()).hasSize(1);
    assertThat(nationals.get("/dan-toc?at=2026-11-21").ids()).isEmpty();
  }

  @Test
  void leavesATombstoneAndBringsItBack() {
    nationals.one("dan-toc", KINH);
    JsonNode erased = nationals.one("dan-toc", "{'id':'12:01','phienBan':1,'thaoTac':'XOA'}");
    assertThat(erased.path("status").asText()).isEqualTo("ERASED");
    assertThat(nationals.get("/dan-toc").ids()).isEmpty();
    assertThat(nationals.get("/dan-toc/12:01").data().path("trangThai").asText())
        .isEqualTo("DA_XOA");
    JsonNode again = nationals.one("dan-toc", "{'id':'12:01','phienBan':2,'thaoTac':'XOA'}");
    assertThat(again.path("status").asText()).isEqualTo("UNCHANGED");
    JsonNode back = nationals.one("dan-toc", KINH);
    assertThat(back.path("status").asText()).isEqualTo("CREATED");
    assertThat(back.path("phienBan").asInt()).isEqualTo(3);
  }

  @Test
  void storesTextAndNumbersExactlyAsGiven() {
    String unit =
        "{'ma':'12','ten':' Lai Cha\\u0302u ','cap':'TINH','loai':'TINH','maTinh':'12',"
            + "'hieuLucTu':'2004-01-01','dienTich':9068.7300}";
    nationals.one("don-vi-hanh-chinh", unit);
    String body = nationals.get("/don-vi-hanh-chinh").body();
    assertThat(body).contains("\" Lai Cha\u0302u \"").contains("9068.7300");
  }

  @Test
  void answersEachEntryInItsPlace() {
    var answer =
        nationals.send("dan-toc", KINH, "{'ma':'2','ten':'x'}", "{'ma':'03','ten':'Thái'}", KINH);
    assertThat(answer.data().findValuesAsText("status"))
        .containsExactly("CREATED", "REJECTED", "CREATED", "UNCHANGED");
    assertThat(answer.data().findValuesAsText("index")).containsExactly("0", "1", "2", "3");
  }
}
