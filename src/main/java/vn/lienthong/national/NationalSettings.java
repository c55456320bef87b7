package vn.lienthong.national;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * How the nation is reached.
 *
 * @param url the API's base, such as {@code https://host/api/v1}
 * @param access how calls prove who we are
 * @param transport how they get there
 * @param limits of one call
 * @param province the province's code, such as {@code 12}
 * @param dialect the name of a file of {@code mappings/dialects}
 */
public record NationalSettings(
    URI url,
    Access access,
    Transport transport,
    NationalLimits limits,
    String province,
    String dialect) {
  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

  /**
   * @throws IllegalArgumentException if an address is not {@link #fault(URI) fit} for secrets
   */
  public NationalSettings {
    for (URI address : List.of(url, tokenUrl(access).orElse(url))) {
      fault(address)
          .ifPresent(
              fault -> {
                throw new IllegalArgumentException(address + ": " + fault);
              });
    }
  }

  /** Where tokens are fetched; empty if there are none. */
  public Optional<URI> tokenUrl() {
    return tokenUrl(access);
  }

  private static Optional<URI> tokenUrl(Access access) {
    return access.desk().map(Access.TokenDesk::url);
  }

  /** What is wrong with an address; empty if keys and records may be sent there. */
  public static Optional<String> fault(URI address) {
    String host = address.getHost();
    String scheme = Optional.ofNullable(address.getScheme()).orElse("").toLowerCase(Locale.ROOT);
    if (host == null || address.getRawUserInfo() != null || address.getRawQuery() != null) {
      return Optional.of("expected an address with a host, without user or query");
    }
    boolean safe = scheme.equals("https") || scheme.equals("http") && LOOPBACK.contains(host);
    return safe ? Optional.empty() : Optional.of("expected https (http only to this machine)");
  }

  @Override
  public String toString() {
    return "NationalSettings[" + url + ", " + access.profile() + "]";
  }
}
