package vn.lienthong.national.auth;

import java.time.Duration;

/**
 * A bearer token.
 *
 * @param life from the moment it was asked for
 */
record Token(String text, Duration life) {
  @Override
  public String toString() {
    return "Token[" + life + "]";
  }
}
