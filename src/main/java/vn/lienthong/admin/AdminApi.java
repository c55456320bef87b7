package vn.lienthong.admin;

import io.javalin.Javalin;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import vn.lienthong.web.HttpLimits;

/**
 * {@link Operations} over HTTP with JSON, on this machine's own address only. Who may read the
 * token file may ask; the token is new with every start.
 */
public final class AdminApi implements AutoCloseable {
  private static final Duration LONGEST_RUN = Duration.ofHours(2);
  private static final HttpLimits LIMITS =
      new HttpLimits("admin", 32, 64 * 1024, 8 * 1024, LONGEST_RUN);
  private final Javalin server;
  private final AdminFiles files;
  private final AdminRoutes routes;

  private AdminApi(Javalin server, AdminFiles files, AdminRoutes routes) {
    this.server = server;
    this.files = files;
    this.routes = routes;
  }

  /**
   * Listens, then tells in the data folder where.
   *
   * @param port 0 for any free one
   * @param open what needs no token
   */
  public static AdminApi start(Operations operations, Path data, int port, OpenRoutes open) {
    String token = Gatekeeper.newToken();
    Gatekeeper gatekeeper = new Gatekeeper(token, Set.copyOf(open.paths()));
    AdminRoutes routes = new AdminRoutes(operations);
    Javalin server =
        Javalin.create(
            config -> {
              LIMITS.apply(config);
              config.routes.before(
                  call -> {
                    call.header("Cache-Control", "no-store");
                    gatekeeper.admit(call);
                  });
              routes.register(config.routes);
              open.register(config.routes);
              AdminErrors.register(config.routes);
            });
    AdminApi api = new AdminApi(server.start("127.0.0.1", port), new AdminFiles(data), routes);
    try {
      api.files.write(api.port(), token);
      return api;
    } catch (IOException unwritable) {
      server.stop();
      throw new UncheckedIOException(unwritable);
    }
  }

  public int port() {
    return server.port();
  }

  @Override
  public void close() {
    try {
      files.remove();
    } catch (IOException left) {
      throw new UncheckedIOException(left);
    } finally {
      routes.answered();
      server.stop();
    }
  }
}
