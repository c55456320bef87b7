package vn.lienthong.province;

import java.util.regex.Pattern;

/** JDBC URLs as they may be shown. */
final class Urls {
  private static final Pattern SECRET =
      Pattern.compile("(?i)((?:password|pwd|secret|passphrase|sslpassword)\\s*=)[^&;]*");
  private static final Pattern LOGIN = Pattern.compile("//[^/@]*@");

  private Urls() {}

  static String withoutSecrets(String url) {
    return LOGIN.matcher(SECRET.matcher(url).replaceAll("$1***")).replaceAll("//***@");
  }
}
