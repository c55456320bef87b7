package vn.lienthong.admin;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/**
 * {@link Operations} over HTTP with JSON, on this machine's own address only. Who may read the
 * token file may ask; the token is new with every start.
 */
public final class AdminApi implements AutoCloseable {
  private static final int THREADS = 32;
  private static final long LARGEST_BODY = 64 * 1024;
  private static final Duration LONGEST_RUN = Duration.ofHours(2);
  private final Javalin server;
  private final AdminFiles files;

  private AdminApi(Javalin server, AdminFiles files) {
    this.server = server;
    this.files = files;
  }

  /**
   * Listens, then tells in the data folder where.
   *
   * @param port 0 for any free one
   */
  public static AdminApi start(Operations operations, Path data, int port) {
    String token = Gatekeeper.newToken();
    Gatekeeper gatekeeper = new Gatekeeper(token);
    Javalin server =
        Javalin.create(
            config -> {
              limit(config);
              config.routes.before(
                  call -> {
                    call.header("Cache-Control", "no-store");
                    gatekeeper.admit(call);
                  });
              new AdminRoutes(operations).register(config.routes);
              AdminErrors.register(config.routes);
            });
    AdminApi api = new AdminApi(server.start("127.0.0.1", port), new AdminFiles(data));
    try {
      api.files.write(api.port(), token);
      return api;
    } catch (IOException unwritable) {
      server.stop();
      throw new UncheckedIOException(unwritable);
    }
  }

  private static void limit(JavalinConfig config) {
    config.startup.showJavalinBanner = false;
    config.startup.showOldJavalinVersionWarning = false;
    config.startup.startupWatcherEnabled = false;
    config.http.maxRequestSize = LARGEST_BODY;
    config.http.prefer405over404 = true;
    QueuedThreadPool threads = new QueuedThreadPool(THREADS, 2);
    threads.setName("admin");
    threads.setDaemon(true);
    config.jetty.threadPool = threads;
    config.jetty.modifyHttpConfiguration(
        http -> {
          http.setSendServerVersion(false);
          http.setRequestHeaderSize(8 * 1024);
          http.setIdleTimeout(LONGEST_RUN.toMillis());
        });
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
      server.stop();
    }
  }
}
