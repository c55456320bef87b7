package vn.lienthong.national;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.lienthong.national.NationalCall.Purpose;

class AnswerTest {
  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      textBlock =
          """
          200, OK,                OK
          200, UNAVAILABLE,       RETRY_LATER
          200, TOO_MANY_REQUESTS, RETRY_LATER
          200, INTERNAL,          UNKNOWN
          200, BAD_REQUEST,       REFUSED_BATCH
          422, KEY_REUSED,        REFUSED_BATCH
          413, TOO_LARGE,         REFUSED_BATCH
          500, OK,                CONTRACT_BROKEN
          200, SOMETHING_ELSE,    CONTRACT_BROKEN
          503, SOMETHING_ELSE,    RETRY_LATER
          500, 900802,            RETRY_LATER
          500, 900901,            NOT_AUTHORISED
          200, -,                 CONTRACT_BROKEN
          302, -,                 CONTRACT_BROKEN
          400, -,                 REFUSED_BATCH
          401, -,                 NOT_AUTHORISED
          403, -,                 NOT_AUTHORISED
          404, -,                 CONTRACT_BROKEN
          404, NOT_FOUND,         CONTRACT_BROKEN
          429, -,                 RETRY_LATER
          500, -,                 UNKNOWN
          502, -,                 UNKNOWN
          503, -,                 RETRY_LATER
          504, -,                 UNKNOWN
          """)
  void judgesTheBodysCodeFirstAndTheStatusSecond(int status, String code, Verdict verdict) {
    Answer answer = answer(status, code);

    Verdict found = answer.problem(Purpose.BATCH).map(NationalProblem::verdict).orElse(Verdict.OK);

    assertThat(found).isEqualTo(verdict);
  }

  @Test
  void readsTheCodeOfAGatewaysFault() {
    String fault = "{\"fault\":{\"code\":900902,\"message\":\"m\",\"description\":\"d\"}}";

    Answer answer = new Answer(500, Samples.json(fault), null);

    assertThat(answer.code()).isEqualTo("900902");
    assertThat(answer.asksForNewToken()).isTrue();
  }

  @Test
  void takesNotFoundAsAnAnswerWhenOneRecordWasAskedFor() {
    assertThat(answer(404, "NOT_FOUND").problem(Purpose.ONE)).isEmpty();
    assertThat(answer(404, null).problem(Purpose.ONE)).isPresent();
  }

  @Test
  void asksForANewTokenOnlyWhenTheOldOneIsRefused() {
    assertThat(answer(401, null).asksForNewToken()).isTrue();
    assertThat(answer(403, null).asksForNewToken()).isFalse();
    assertThat(answer(200, "OK").asksForNewToken()).isFalse();
  }

  @Test
  void saysWhyWithoutTheOtherSidesText() {
    Answer answer = new Answer(503, Samples.json(Samples.failure("Nguyen_Van_A")), Duration.ZERO);

    NationalProblem problem = answer.problem(Purpose.BATCH).orElseThrow();

    assertThat(problem.reason().text()).isEqualTo("nation-busy (HTTP 503)");
    assertThat(problem).hasMessage("RETRY_LATER: nation-busy (HTTP 503)");
    assertThat(problem.retryAfter()).contains(Duration.ZERO);
  }

  private static Answer answer(int status, String code) {
    return new Answer(status, code == null ? null : Samples.json(Samples.failure(code)), null);
  }
}
