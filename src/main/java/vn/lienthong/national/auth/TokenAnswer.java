package vn.lienthong.national.auth;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.time.Duration;
import java.util.Objects;
import java.util.regex.Pattern;
import vn.lienthong.national.Answer;
import vn.lienthong.national.NationalProblem;
import vn.lienthong.national.Verdict;
import vn.lienthong.record.Cause;

/**
 * Reads the answer of a token call.
 *
 * @param place where the token stands, names with dots between; {@code expires_in} or {@code
 *     expiresIn} beside it is its life in seconds
 */
record TokenAnswer(String place) {
  static final TokenAnswer OAUTH = new TokenAnswer("access_token");

  /** No token is used for longer, whatever is said of it. */
  private static final long LONGEST = Duration.ofDays(1).toSeconds();

  /** What a header can carry; anything else would not be a token. */
  private static final Pattern TOKEN = Pattern.compile("[\\x21-\\x7e]{1,16384}");

  /**
   * @param life if the answer does not tell it
   * @throws NationalProblem if it brings no token
   */
  Token read(Answer answer, Duration life) {
    if (answer.status() / 100 == 2) {
      JsonNode parent = parent(answer);
      String text = parent.path(place.substring(place.lastIndexOf('.') + 1)).asText();
      if (TOKEN.matcher(text).matches()) {
        return new Token(text, told(parent, life));
      }
    }
    throw none(answer);
  }

  private JsonNode parent(Answer answer) {
    JsonNode node = Objects.requireNonNullElse(answer.body(), MissingNode.getInstance());
    String[] names = place.split("\\.", -1);
    for (int i = 0; i < names.length - 1; i++) {
      node = node.path(names[i]);
    }
    return node;
  }

  private static Duration told(JsonNode parent, Duration otherwise) {
    JsonNode told = parent.path(parent.has("expires_in") ? "expires_in" : "expiresIn");
    long seconds = told.asLong(-1);
    return seconds < 0 ? otherwise : Duration.ofSeconds(Math.min(seconds, LONGEST));
  }

  private static NationalProblem none(Answer answer) {
    int status = answer.status();
    String detail = "HTTP " + status;
    if (status == 400 || status == 401 || status == 403) {
      return new NationalProblem(
          Verdict.NOT_AUTHORISED, new Cause("token-refused", null, detail), null);
    }
    boolean busy = status == 408 || status == 429 || status >= 500;
    return new NationalProblem(
        busy ? Verdict.RETRY_LATER : Verdict.CONTRACT_BROKEN,
        new Cause(busy ? "nation-busy" : "no-token", null, detail),
        answer.retryAfter());
  }
}
