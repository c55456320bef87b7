package vn.lienthong.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;

class JudgingTest extends WithTemplates {
  private static final String ID = "12:B01:2025:03388";

  @Test
  void tellsTheMinistrysVerdictAsAChange() {
    nationals.one("bieu", table("7.1", ""));
    String since = nationals.get("/bieu").json().path("serverTime").asText();
    int judged =
        sandbox.judge(
            Nationals.json(
                "{'resource':'bieu','id':'%s','ketQua':'TRA_LAI','lyDo':'sai'}".formatted(ID)));
    assertThat(judged).isEqualTo(1);
    JsonNode changed = nationals.get("/bieu?maTinh=12&changedSince=" + since).data().path(0);
    assertThat(changed.path("ketQua").asText()).isEqualTo("TRA_LAI");
    assertThat(changed.path("lyDo").asText()).isEqualTo("sai");
    assertThat(changed.path("phienBan").asInt()).isEqualTo(2);
  }

  @Test
  void keepsAVerdictWithTheSameContentAndBeginsAnewWithAnother() {
    nationals.one("bieu", table("7.1", ""));
    sandbox.judge(Nationals.json("{'resource':'bieu','all':true,'ketQua':'CHAP_NHAN'}"));
    assertThat(status("bieu", table("7.2", ""))).isEqualTo("UNCHANGED");
    assertThat(stored("bieu", ID).path("ketQua").asText()).isEqualTo("CHAP_NHAN");
    assertThat(status("bieu", table("7.3", ",'ngayDuyet':'2026-01-05'"))).isEqualTo("UPDATED");
    assertThat(stored("bieu", ID).path("ketQua").asText()).isEqualTo("CHO_XEM");
  }

  @Test
  void judgesAllThatWaitAndNoneTwice() {
    nationals.one("bieu", table("7.1", ""));
    String all = "{'resource':'bieu','all':true,'ketQua':'CHAP_NHAN'}";
    assertThat(sandbox.judge(Nationals.json(all))).isEqualTo(1);
    assertThat(sandbox.judge(Nationals.json(all))).isZero();
  }

  @Test
  void refusesAVerdictThatIsNone() {
    for (String wrong :
        new String[] {
          "{'resource':'bieu','all':true,'ketQua':'x'}",
          "{'resource':'bieu','all':true,'lanNop':2}",
          "{'resource':'phieu-ho','all':true,'ketQua':'CHAP_NHAN'}",
          "{'resource':'bieu','ketQua':'CHAP_NHAN'}",
        }) {
      assertThatThrownBy(() -> sandbox.judge(Nationals.json(wrong))).isInstanceOf(Refusal.class);
    }
  }

  @Test
  void leavesTheDigestAsItWas() {
    nationals.one("bieu", table("7.1", ""));
    String before = nationals.get("/bieu/digest?maTinh=12&depth=0").data().toString();
    sandbox.judge(Nationals.json("{'resource':'bieu','all':true,'ketQua':'CHAP_NHAN'}"));
    assertThat(nationals.get("/bieu/digest?maTinh=12&depth=0").data().toString()).isEqualTo(before);
  }

  @Test
  void countsWhatIsStoredLivingAndWithdrawn() {
    nationals.one("phieu-ho", household("P1", "7.1", ""));
    nationals.one("phieu-ho", household("P2", "7.2", ""));
    nationals.one("phieu-ho", withdrawal("P2", "7.3", "NGUNG"));
    assertThat(sandbox.counts().toString())
        .contains("{\"resource\":\"phieu-ho\",\"living\":1,\"withdrawn\":1}");
  }
}
