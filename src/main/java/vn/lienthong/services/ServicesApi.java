package vn.lienthong.services;

import io.javalin.Javalin;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import vn.lienthong.mapping.KeptFile;
import vn.lienthong.web.HttpLimits;

/** The query services over HTTP, on an address and port of their own. */
public final class ServicesApi implements AutoCloseable {
  private static final HttpLimits LIMITS =
      new HttpLimits("services", 24, 1024, 16 * 1024, Duration.ofSeconds(60));
  private final Javalin server;
  private final Witness witness;

  private ServicesApi(Javalin server, Witness witness) {
    this.server = server;
    this.witness = witness;
  }

  /**
   * Listens.
   *
   * @throws IllegalArgumentException if the callers' file has a problem
   */
  public static ServicesApi start(ServicesParts parts) {
    Witness witness = new Witness(parts.audit(), parts.clock());
    KeptFile<Callers> callers =
        new KeptFile<>(
            "callers", Objects.requireNonNull(parts.settings().callers()), Callers::read);
    Admission admission = new Admission(callers, new RequestRate(parts.clock()));
    ServicesRoutes routes = new ServicesRoutes(parts, admission, witness);
    Javalin server =
        Javalin.create(
            config -> {
              LIMITS.apply(config);
              routes.register(config.routes);
              new ServicesErrors(witness, parts.clock()).register(config.routes);
            });
    server.start(parts.settings().address(), parts.settings().port());
    new ServicesStatistics(witness, callers).register();
    return new ServicesApi(server, witness);
  }

  public int port() {
    return server.port();
  }

  /** Answers since the start by {@code caller resource code}. */
  public Map<String, Long> counts() {
    return witness.counts();
  }

  @Override
  public void close() {
    ServicesStatistics.unregister();
    server.stop();
  }
}
