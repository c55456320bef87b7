package vn.lienthong.national;

import java.util.Map;

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
}
