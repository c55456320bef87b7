package vn.lienthong.admin;

import io.javalin.config.RoutesConfig;
import io.javalin.http.sse.SseClient;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.lienthong.admin.access.Visit;

/**
 * {@code /api/events}: the status whenever it has changed, for pages that stay open. As long as
 * nobody listens, nothing is asked.
 */
final class StatusEvents implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(StatusEvents.class);
  private static final String PATH = "/api/events";
  private static final Duration PACE = Duration.ofSeconds(1);
  private static final int PING = 15;
  private static final int MOST = 20;
  private final Operations operations;
  private final Gatekeeper gatekeeper;
  private final List<Listener> listeners = new CopyOnWriteArrayList<>();
  private final ScheduledExecutorService pulse =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "admin-events");
            thread.setDaemon(true);
            return thread;
          });

  StatusEvents(Operations operations, Gatekeeper gatekeeper) {
    this.operations = operations;
    this.gatekeeper = gatekeeper;
  }

  void register(RoutesConfig routes) {
    routes.sse(PATH, this::listen);
    pulse.scheduleWithFixedDelay(this::tell, 0, PACE.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void listen(SseClient client) {
    Listener listener = new Listener(client);
    client.keepAlive();
    client.onClose(() -> listeners.remove(listener));
    listeners.add(listener);
    while (listeners.size() > MOST) {
      listeners.remove(0).client.close();
    }
  }

  private void tell() {
    if (listeners.isEmpty()) {
      return;
    }
    try {
      StatusView now = operations.status();
      listeners.forEach(listener -> listener.tell(now));
    } catch (RuntimeException away) {
      LOG.debug("no status for the pages that are open: {}", away.getClass().getName());
    }
  }

  @Override
  public void close() {
    pulse.shutdownNow();
    listeners.forEach(listener -> listener.client.close());
  }

  /** One page that is open. */
  private final class Listener {
    private final SseClient client;
    private String told = "";
    private int silent;

    Listener(SseClient client) {
      this.client = client;
    }

    void tell(StatusView now) {
      Optional<Visit> visit = gatekeeper.still(client.ctx());
      if (visit.isEmpty()) {
        client.close();
        return;
      }
      StatusView shown = now.seenBy(visit.get().actor());
      String compared = AdminJson.write(shown.at(Instant.EPOCH));
      if (!compared.equals(told)) {
        told = compared;
        silent = 0;
        client.sendEvent("status", AdminJson.write(shown));
      } else if (++silent >= PING) {
        silent = 0;
        client.sendComment("still here");
      }
    }
  }
}
