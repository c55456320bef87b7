package vn.lienthong.national;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What a profile of authentication needs to know. Secrets are asked for each time they are needed,
 * so that they can be changed meanwhile.
 */
public sealed interface Access {
  /** The profile's name in the settings. */
  String profile();

  /** Where tokens are fetched; empty if there are none. */
  Optional<TokenDesk> desk();

  /**
   * Where tokens are fetched.
   *
   * @param life of a token whose answer does not say how long it lives
   */
  record TokenDesk(URI url, Duration life) {
    /** The life of a token where nobody says otherwise. */
    public static final Duration USUAL_LIFE = Duration.ofMinutes(30);

    public TokenDesk(URI url) {
      this(url, USUAL_LIFE);
    }
  }

  /** A token for a consumer key and its secret. */
  record Ngsp(TokenDesk at, String key, Supplier<String> secret) implements Access {
    @Override
    public String profile() {
      return "ngsp";
    }

    @Override
    public Optional<TokenDesk> desk() {
      return Optional.of(at);
    }
  }

  /** A header with keys on the token call and every other, and the token. */
  record Lgsp(
      TokenDesk at,
      String key,
      Supplier<String> secret,
      String app,
      String partner,
      String partnerCustomer)
      implements Access {
    @Override
    public String profile() {
      return "lgsp";
    }

    @Override
    public Optional<TokenDesk> desk() {
      return Optional.of(at);
    }
  }

  /**
   * A token for a user name and a password, and two headers that name the system.
   *
   * @param secret of the system
   */
  record Login(
      TokenDesk at,
      String user,
      Supplier<String> password,
      String system,
      Supplier<String> secret,
      LoginForm form)
      implements Access {
    @Override
    public String profile() {
      return "login";
    }

    @Override
    public Optional<TokenDesk> desk() {
      return Optional.of(at);
    }
  }

  /**
   * How the two sides of a login are worded.
   *
   * @param token where it stands in the answer, names with dots between
   */
  record LoginForm(String userField, String passwordField, String token) {}

  /** One header, on every call. */
  record ApiKey(String header, Supplier<String> secret) implements Access {
    @Override
    public String profile() {
      return "api-key";
    }

    @Override
    public Optional<TokenDesk> desk() {
      return Optional.empty();
    }
  }
}
