package vn.lienthong.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class IdempotencyTest extends WithSandbox {
  private static final String KEY = "11111111-key";
  private static final String KINH = "{'ma':'01','ten':'Kinh'}";

  @Test
  void answersTheSameBytesUnderTheSameKeyAsBefore() {
    Nationals.Answer first = nationals.sendAs(KEY, "dan-toc", KINH);
    ministry("dan-toc", "{'ma':'01','ten':'Việt'}");
    Nationals.Answer again = nationals.sendAs(KEY, "dan-toc", KINH);
    assertThat(again.body()).isEqualTo(first.body());
    assertThat(sandbox.journal()).hasSize(2);
  }

  @Test
  void refusesOtherBytesUnderTheSameKey() {
    nationals.sendAs(KEY, "dan-toc", KINH);
    Nationals.Answer other = nationals.sendAs(KEY, "dan-toc", "{'ma':'02','ten':'Tày'}");
    assertThat(other.status()).isEqualTo(422);
    assertThat(other.json().path("code").asText()).isEqualTo("KEY_REUSED");
    assertThat(nationals.sendAs(KEY, "ton-giao", KINH).status()).isEqualTo(422);
    assertThat(sandbox.journal()).hasSize(1);
  }

  @Test
  void answersFromMemoryAfterAnAnswerThatWasLost() {
    faults("{'status':504,'times':1,'afterWrite':true}");
    assertThat(nationals.sendAs(KEY, "dan-toc", KINH).status()).isEqualTo(504);
    Nationals.Answer again = nationals.sendAs(KEY, "dan-toc", KINH);
    assertThat(again.data().findValuesAsText("status")).containsExactly("CREATED");
    assertThat(sandbox.journal()).hasSize(1);
  }

  @Test
  void asksForAKey() {
    String body = Nationals.json("{'data':[" + KINH + "]}").toString();
    assertThat(nationals.wrongly().post("dan-toc", "", body).status()).isEqualTo(400);
    assertThat(nationals.wrongly().post("dan-toc", "short", body).status()).isEqualTo(400);
  }

  @Test
  void refusesABatchThatIsNone() {
    for (String body : new String[] {"<x/>", "[]", "{}", "{\"data\":[]}", "{\"data\":[7]}", "{"}) {
      assertThat(nationals.wrongly().post("dan-toc", KEY, body).status()).as(body).isEqualTo(400);
    }
  }

  @Test
  void takesAThousandEntriesAndNotOneMore() {
    String[] entries = new String[1000];
    Arrays.fill(entries, KINH);
    assertThat(nationals.send("dan-toc", entries).status()).isEqualTo(200);
    String[] more = new String[1001];
    Arrays.fill(more, KINH);
    Nationals.Answer refused = nationals.wrongly().send("dan-toc", more);
    assertThat(refused.status()).isEqualTo(413);
  }

  @Test
  void refusesMoreThanTwoMegabytes() {
    String tooLong = "{'ma':'01','ten':'" + "x".repeat(2_200_000) + "'}";
    assertThat(nationals.send("dan-toc", tooLong).status()).isEqualTo(413);
    String longer = "{'ma':'01','ten':'" + "x".repeat(4_300_000) + "'}";
    assertThat(nationals.send("dan-toc", longer).status()).isEqualTo(413);
  }
}
