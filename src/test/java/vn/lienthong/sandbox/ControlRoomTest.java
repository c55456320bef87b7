package vn.lienthong.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;

class ControlRoomTest extends WithSandbox {
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private HttpResponse<String> call(String method, String path, String body)
      throws IOException, InterruptedException {
    URI uri = URI.create(sandbox.url() + "/_sandbox/" + path);
    String json = body.isEmpty() ? "" : Nationals.json(body).toString();
    return HTTP.send(
        HttpRequest.newBuilder(uri).method(method, BodyPublishers.ofString(json)).build(),
        BodyHandlers.ofString());
  }

  @Test
  void editsAsTheMinistryWithoutAToken() throws Exception {
    assertThat(call("PUT", "records/dan-toc", "{'ma':'01','ten':'Kinh'}").statusCode())
        .isEqualTo(200);
    call("PUT", "records/dan-toc", "{'id':'TW:01','ten':'Việt'}");
    JsonNode record = nationals.get("/dan-toc/TW:01").data();
    assertThat(record.path("phienBan").asInt()).isEqualTo(2);
    assertThat(record.path("ten").asText()).isEqualTo("Việt");
  }

  @Test
  void refusesAnEditThatBreaksTheContract() throws Exception {
    HttpResponse<String> refused = call("PUT", "records/dan-toc", "{'ma':'1','ten':'Kinh'}");
    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(refused.body()).contains("SAI_MA");
    assertThat(call("PUT", "records/dan-tok", "{}").statusCode()).isEqualTo(404);
  }

  @Test
  void storesARecordRawWhateverTheContractSays() throws Exception {
    call("PUT", "records/dan-toc", "{'ma':'01','ten':'Kinh'}");
    String raw =
        "{'id':'TW:99','phienBan':1,'trangThai':'HOAT_DONG',"
            + "'capNhatLuc':'2026-01-01T00:00:00.000Z','ma':'01','ten':'Kinh'}";
    call("PUT", "records/dan-toc?raw=true", raw);
    assertThat(nationals.get("/dan-toc").ids()).containsExactly("TW:01", "TW:99");
  }

  @Test
  void erasesFaultsAndTellsTheJournal() throws Exception {
    call("PUT", "records/dan-toc", "{'ma':'01','ten':'Kinh'}");
    call("DELETE", "records/dan-toc/TW:01", "");
    call("PUT", "faults", "{'status':503}");
    assertThat(nationals.get("/dan-toc").status()).isEqualTo(503);
    call("DELETE", "faults", "");
    assertThat(nationals.get("/dan-toc").ids()).isEmpty();
    assertThat(call("GET", "journal?resource=dan-toc&after=1", "").body())
        .contains("\"seq\":2", "ERASED")
        .doesNotContain("\"seq\":1,");
    assertThat(call("GET", "journal?resource=ton-giao", "").body()).isEqualTo("[]");
  }

  @Test
  void setsClockAndTokens() throws Exception {
    call("PUT", "clock", "{'instant':'2027-01-01T00:00:00Z'}");
    call("PUT", "tokens", "{'expiresIn':5}");
    Nationals.Answer token = nationals.token("demo", "demo");
    assertThat(token.json().path("expires_in").asInt()).isEqualTo(5);
    nationals.bearing(token.json().path("access_token").asText());
    assertThat(nationals.get("/dan-toc").json().path("serverTime").asText())
        .isEqualTo("2027-01-01T00:00:00.000Z");
    call("PUT", "tokens", "{'revoke':true}");
    assertThat(nationals.get("/dan-toc").status()).isEqualTo(401);
  }

  @Test
  void judgesAndTellsAllThatIsStoredWithoutAToken() throws Exception {
    call("PUT", "records/mau-phieu", "{'ma':'P01','ten':'x','doiTuong':'THON'}");
    String unit =
        "{'ma':'12','ten':'x','cap':'TINH','loai':'TINH','maTinh':'12','hieuLucTu':'2004-01-01'}";
    call("PUT", "records/don-vi-hanh-chinh", unit);
    String form =
        "{'id':'12:S1','phienBanNguon':'1.1','soPhieu':'S1','maMau':'P01','maDonVi':'12',"
            + "'ky':'2025-M07','maTinh':'12'}";
    assertThat(nationals.one("phieu", form).path("status").asText()).isEqualTo("CREATED");
    String verdict = "{'resource':'phieu','id':'12:S1','ketQua':'TRA_LAI','lyDo':'x'}";
    assertThat(call("POST", "verdicts", verdict).body()).isEqualTo("{\"judged\":1}");
    assertThat(call("POST", "verdicts", verdict.replace("S1", "S2")).statusCode()).isEqualTo(404);
    assertThat(call("GET", "records", "").body())
        .contains("{\"resource\":\"phieu\",\"living\":1,\"withdrawn\":0}");
    assertThat(call("GET", "records/phieu", "").body()).contains("TRA_LAI", "\"1.1\"");
    assertThat(call("GET", "records/phieu?after=12:S1", "").body()).isEqualTo("[]");
  }
}
