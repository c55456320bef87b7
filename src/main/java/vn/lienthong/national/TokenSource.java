package vn.lienthong.national;

import java.time.Duration;

/** Where tokens come from. */
@FunctionalInterface
public interface TokenSource {
  /**
   * Fetches a new token with one call over the network.
   *
   * @param authorization the header's value
   * @throws NationalProblem if there is none now
   */
  Token fetch(String authorization);

  /**
   * A bearer token.
   *
   * @param life from now on
   */
  record Token(String text, Duration life) {
    @Override
    public String toString() {
      return "Token[" + life + "]";
    }
  }
}
