package vn.lienthong.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FaultsTest extends WithSandbox {
  @BeforeEach
  void plantThree() {
    for (String ma : new String[] {"01", "02", "03"}) {
      ministry("dan-toc", "{'ma':'" + ma + "','ten':'t'}");
    }
  }

  @Test
  void failsAsOftenAsAskedAndOnlyThere() {
    faults("{'resource':'dan-toc','operation':'list','status':503,'times':2,'retryAfter':5}");
    assertThat(nationals.get("/ton-giao").status()).isEqualTo(200);
    assertThat(nationals.get("/dan-toc/TW:01").status()).isEqualTo(200);
    Nationals.Answer failed = nationals.get("/dan-toc");
    assertThat(failed.status()).isEqualTo(503);
    assertThat(failed.response().headers().firstValue("Retry-After")).hasValue("5");
    assertThat(nationals.get("/dan-toc").status()).isEqualTo(503);
    assertThat(nationals.get("/dan-toc").status()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({
    "429, TOO_MANY_REQUESTS",
    "500, INTERNAL",
    "502, UNAVAILABLE",
    "504, UNAVAILABLE",
    "404, NOT_FOUND",
    "400, BAD_REQUEST"
  })
  void saysInTheBodyWhatTheStatusSays(int status, String code) {
    faults("{'status':" + status + "}");
    assertThat(nationals.get("/dan-toc").json().path("code").asText()).isEqualTo(code);
  }

  @Test
  void failsInTheBodyUnderStatus200() {
    faults("{'code':'UNAVAILABLE'}");
    Nationals.Answer answer = nationals.raw("/dan-toc");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().path("code").asText()).isEqualTo("UNAVAILABLE");
  }

  @Test
  void answersWithHtmlNothingOrHalfABody() {
    faults("{'html':true}");
    assertThat(nationals.raw("/dan-toc").body()).startsWith("<html>");
    faults("{'empty':true}");
    assertThat(nationals.raw("/dan-toc").body()).isEmpty();
    faults("{'cut':true}");
    assertThat(Json.parse(nationals.raw("/dan-toc").body().getBytes())).isEmpty();
  }

  @Test
  void dropsTheEndOfAPage() {
    faults("{'dropLast':1}");
    Nationals.Answer page = nationals.get("/dan-toc");
    assertThat(page.ids()).hasSize(2);
    assertThat(page.json().path("page").path("totalRecords").asInt()).isEqualTo(3);
  }

  @Test
  void repeatsTheFirstPage() {
    faults("{'repeatPage':true}");
    assertThat(nationals.get("/dan-toc?size=1&after=TW:02").ids()).containsExactly("TW:01");
  }

  @Test
  void countsWrongly() {
    faults("{'totalShift':4,'times':1}");
    Nationals.Answer page = nationals.get("/dan-toc");
    assertThat(page.json().path("page").path("totalRecords").asInt()).isEqualTo(7);
  }

  @Test
  void rewritesWhatItIsGiven() {
    faults("{'trims':['ten','ghiChu'],'uppercases':['ten']}");
    JsonNode answer = nationals.one("dan-toc", "{'ma':'04','ten':' hoa ','ghiChu':' x '}");
    assertThat(answer.path("banGhi").path("ten").asText()).isEqualTo("HOA");
    assertThat(answer.path("banGhi").path("ghiChu").asText()).isEqualTo("x");
    JsonNode same = nationals.one("dan-toc", "{'ma':'04','phienBan':1,'ten':'hoa'}");
    assertThat(same.path("status").asText()).isEqualTo("UNCHANGED");
  }

  @Test
  void roundsNumbers() {
    faults("{'rounds':['dienTich']}");
    String unit =
        "{'ma':'12','ten':'x','cap':'TINH','loai':'TINH','maTinh':'12',"
            + "'hieuLucTu':'2004-01-01','dienTich':9068.78}";
    JsonNode answer = nationals.one("don-vi-hanh-chinh", unit);
    assertThat(answer.path("banGhi").path("dienTich").asText()).isEqualTo("9068.8");
  }

  @Test
  void locksRecordsForAWhile() {
    faults("{'locked':['TW:01'],'times':1}");
    String change = "{'id':'TW:01','phienBan':1,'ten':'x'}";
    JsonNode locked = nationals.one("dan-toc", change);
    assertThat(locked.path("errors").findValuesAsText("code")).containsExactly("TAM_KHOA");
    assertThat(nationals.one("dan-toc", change).path("status").asText()).isEqualTo("UPDATED");
  }

  @Test
  void forbidsRecords() {
    faults("{'forbidden':['04']}");
    JsonNode refused = nationals.one("dan-toc", "{'ma':'04','ten':'x'}");
    assertThat(refused.path("errors").findValuesAsText("code")).containsExactly("KHONG_CO_QUYEN");
  }

  @Test
  void refusesAFaultThatItDoesNotKnow() {
    assertThatThrownBy(() -> faults("{'stauts':503}")).hasMessageContaining("stauts");
  }
}
