package vn.lienthong.national.auth;

import java.util.Map;

/**
 * One call for a token: a POST to the configured address.
 *
 * @param headers those that prove who we are
 */
public record TokenRequest(Map<String, String> headers, String contentType, String body) {
  static final String FORM = "application/x-www-form-urlencoded";

  /** Without what it holds: all of it may be secret. */
  @Override
  public String toString() {
    return "TokenRequest[" + contentType + "]";
  }
}
