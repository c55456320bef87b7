package vn.lienthong.national.poor;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.net.URLEncoder;

/** Ids as a part of a path. */
final class NationalPaths {
  private NationalPaths() {}

  static String encoded(String id) {
    return URLEncoder.encode(id, UTF_8).replace("+", "%20").replace("%3A", ":");
  }

  static String decoded(String part) {
    return URLDecoder.decode(part, UTF_8);
  }
}
