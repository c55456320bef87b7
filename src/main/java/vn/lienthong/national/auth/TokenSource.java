package vn.lienthong.national.auth;

import vn.lienthong.national.Answer;
import vn.lienthong.national.NationalProblem;

/** Where tokens come from. */
@FunctionalInterface
public interface TokenSource {
  /**
   * Asks for a new token with one call over the network.
   *
   * @throws NationalProblem if there is no answer
   */
  Answer ask(TokenRequest request);
}
