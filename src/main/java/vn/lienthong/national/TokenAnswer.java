package vn.lienthong.national;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import vn.lienthong.national.TokenSource.Token;
import vn.lienthong.record.Cause;

/** Reads the answer of a token call, which has no envelope. */
public final class TokenAnswer {
  private TokenAnswer() {}

  /**
   * @throws NationalProblem if it brings no token
   */
  public static Token read(Answer answer) {
    int status = answer.status();
    JsonNode body = answer.body();
    if (status == 200 && body != null) {
      String text = body.path("access_token").asText();
      long life = body.path("expires_in").asLong(-1);
      if (!text.isBlank() && life >= 0) {
        return new Token(text, Duration.ofSeconds(life));
      }
    }
    String detail = "HTTP " + status;
    if (status == 400 || status == 401 || status == 403) {
      throw new NationalProblem(
          Verdict.NOT_AUTHORISED, new Cause("token-refused", null, detail), null);
    }
    boolean busy = status == 408 || status == 429 || status >= 500;
    throw new NationalProblem(
        busy ? Verdict.RETRY_LATER : Verdict.CONTRACT_BROKEN,
        new Cause(busy ? "nation-busy" : "no-token", null, detail),
        answer.retryAfter());
  }
}
