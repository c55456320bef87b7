package vn.lienthong.national.auth;

import java.util.Map;
import java.util.function.Supplier;

/** Profile {@code api-key}: one header, that changes only if the secret does. */
final class ApiKeyCredentials implements Credentials {
  private final String header;
  private final Supplier<String> secret;

  ApiKeyCredentials(String header, Supplier<String> secret) {
    this.header = header;
    this.secret = secret;
  }

  @Override
  public Map<String, String> headers() {
    return Map.of(header, secret.get());
  }

  /** A secret that was changed while the call was under way is worth another one. */
  @Override
  public boolean refused(Map<String, String> headers) {
    return !headers().equals(headers);
  }
}
