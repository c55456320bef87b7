package vn.lienthong.national;

import java.util.Map;
import java.util.function.Supplier;

/** Profile {@code api-key}: one header that never changes by itself. */
public final class ApiKeyCredentials implements Credentials {
  private final String header;
  private final Supplier<String> secret;

  public ApiKeyCredentials(String header, Supplier<String> secret) {
    this.header = header;
    this.secret = secret;
  }

  @Override
  public Map<String, String> headers() {
    return Map.of(header, secret.get());
  }

  @Override
  public boolean refused(Map<String, String> headers) {
    return false;
  }
}
