package vn.lienthong.national;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Profile {@code ngsp}: a bearer token for a consumer key and secret.
 *
 * <p>One token serves all threads. It is renewed when four fifths of its life are over, by the one
 * thread that notices first while the others wait for it, so that it never ends on the way.
 */
public final class NgspCredentials implements Credentials {
  private static final String AUTHORIZATION = "Authorization";
  private final String key;
  private final Supplier<String> secret;
  private final TokenSource source;
  private final Clock clock;
  private @Nullable Held held;

  private record Held(Map<String, String> headers, Instant renew) {}

  public NgspCredentials(String key, Supplier<String> secret, TokenSource source, Clock clock) {
    this.key = key;
    this.secret = secret;
    this.source = source;
    this.clock = clock;
  }

  @Override
  public synchronized Map<String, String> headers() {
    Held now = held;
    if (now == null || !clock.instant().isBefore(now.renew())) {
      now = fetch();
      held = now;
    }
    return now.headers();
  }

  @Override
  public synchronized boolean refused(Map<String, String> headers) {
    if (held != null && held.headers().equals(headers)) {
      held = null;
    }
    return true;
  }

  private Held fetch() {
    Instant asked = clock.instant();
    String pair = key + ":" + secret.get();
    TokenSource.Token token =
        source.fetch("Basic " + Base64.getEncoder().encodeToString(pair.getBytes(UTF_8)));
    Instant renew = asked.plus(token.life().multipliedBy(4).dividedBy(5));
    return new Held(Map.of(AUTHORIZATION, "Bearer " + token.text()), renew);
  }
}
