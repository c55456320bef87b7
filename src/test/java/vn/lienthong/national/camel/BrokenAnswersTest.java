package vn.lienthong.national.camel;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;

import com.github.tomakehurst.wiremock.http.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vn.lienthong.national.Samples;
import vn.lienthong.national.Verdict;

class BrokenAnswersTest extends NationalApiFixture {
  @Test
  void recognisesAPageOfHtml() {
    answer(aResponse().withHeader("Content-Type", "text/html").withBody("<html>login</html>"));
    assertProblem(Verdict.CONTRACT_BROKEN, "not-json");

    answer(json(200, "<html>login</html>"));
    assertProblem(Verdict.CONTRACT_BROKEN, "not-json");
  }

  @Test
  void recognisesAnEmptyAnswer() {
    answer(json(200, ""));
    assertProblem(Verdict.CONTRACT_BROKEN, "not-json");

    answer(aResponse().withStatus(204));
    assertProblem(Verdict.CONTRACT_BROKEN, "not-json");
  }

  @Test
  void recognisesJsonThatIsCutOffOrContinued() {
    answer(json(200, "{\"code\":\"OK\",\"data\":["));
    assertProblem(Verdict.CONTRACT_BROKEN, "not-json");

    answer(json(200, "{\"code\":\"OK\"}{\"code\":\"OK\"}"));
    assertProblem(Verdict.CONTRACT_BROKEN, "not-json");

    answer(json(200, "\"OK\""));
    assertProblem(Verdict.CONTRACT_BROKEN, "not-json");
  }

  @Test
  void judgesByTheStatusWhatIsNotJson() {
    answer(json(503, "").withHeader("Retry-After", "7"));
    assertProblem(Verdict.RETRY_LATER, "nation-busy");

    answer(aResponse().withStatus(504).withBody("<html>Gateway Timeout</html>"));
    assertProblem(Verdict.UNKNOWN, "outcome-unknown");
  }

  @ParameterizedTest
  @EnumSource(names = {"CONNECTION_RESET_BY_PEER", "EMPTY_RESPONSE", "MALFORMED_RESPONSE_CHUNK"})
  void isInDoubtWhenTheConnectionIsLost(Fault fault) {
    answer(aResponse().withFault(fault));
    assertProblem(Verdict.UNKNOWN, "connection-lost");
  }

  @Test
  void stopsReadingWhatIsTooLong() {
    answer(okJson(Samples.page(2, 1, Samples.record("TW:1", "03388", "x".repeat(200_000)))));
    assertProblem(Verdict.CONTRACT_BROKEN, "answer-too-long");
  }
}
