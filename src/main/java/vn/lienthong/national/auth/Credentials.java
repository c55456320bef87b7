package vn.lienthong.national.auth;

import java.time.Clock;
import java.util.Map;
import vn.lienthong.national.Access;
import vn.lienthong.national.NationalProblem;

/**
 * How calls prove who we are. One for all threads.
 *
 * <p>Methods throw {@link NationalProblem} if no proof can be had now.
 */
public interface Credentials {
  /** The headers that a call carries. */
  Map<String, String> headers();

  /**
   * The nation refused a call with these headers: forget what they were made of, unless it was
   * renewed meanwhile.
   *
   * @return whether another call has a chance with other headers
   */
  boolean refused(Map<String, String> headers);

  /** Those of the configured profile. */
  static Credentials of(Access access, TokenSource source, Clock clock) {
    if (access instanceof Access.Ngsp ngsp) {
      return new BearerCredentials(new NgspTicket(ngsp), source, clock);
    }
    if (access instanceof Access.Lgsp lgsp) {
      return new BearerCredentials(new LgspTicket(lgsp), source, clock);
    }
    if (access instanceof Access.Login login) {
      return new BearerCredentials(new LoginTicket(login), source, clock);
    }
    if (access instanceof Access.ApiKey key) {
      return new ApiKeyCredentials(key.header(), key.secret());
    }
    throw new IllegalArgumentException("a profile without credentials");
  }
}
