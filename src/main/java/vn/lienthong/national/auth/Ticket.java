package vn.lienthong.national.auth;

import java.util.Map;
import vn.lienthong.national.Answer;
import vn.lienthong.national.NationalProblem;

/** What a profile with a token does in its own way. */
interface Ticket {
  /** The call for a token, worded anew with the secrets of now. */
  TokenRequest request();

  /**
   * @throws NationalProblem if the answer brings no token
   */
  Token read(Answer answer);

  /** What every call carries besides the token. */
  Map<String, String> besides();
}
