package vn.lienthong.admin.metrics;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;
import java.util.function.Supplier;
import vn.lienthong.admin.OpenRoutes;
import vn.lienthong.admin.StatusView;
import vn.lienthong.alert.AlertKind;

/**
 * {@code /metrics}, {@code /health/live} and {@code /health/ready}: without a token, because they
 * are asked by programs that cannot read one, and tell counts only. Not ready is a gateway that
 * cannot ask its ledger, or that is up but does not move; one whose ministry is away is ready, as a
 * new start would not bring it nearer.
 */
public final class WatchRoutes implements OpenRoutes {
  private static final String METRICS = "/metrics";
  private static final String LIVE = "/health/live";
  private static final String READY = "/health/ready";
  private static final String TEXT = "text/plain; version=0.0.4; charset=utf-8";
  private final Supplier<StatusView> status;
  private final Supplier<List<StatusView.Alarm>> alerts;

  /**
   * @param alerts those of the status, without the rest
   */
  public WatchRoutes(Supplier<StatusView> status, Supplier<List<StatusView.Alarm>> alerts) {
    this.status = status;
    this.alerts = alerts;
  }

  /**
   * @param status {@code UP} or {@code DOWN}
   * @param why such as {@code not-moving bieu}; empty if it is up
   */
  record Health(String status, List<String> why) {}

  @Override
  public List<String> paths() {
    return List.of(METRICS, LIVE, READY);
  }

  @Override
  public void register(RoutesConfig routes) {
    routes.get(METRICS, call -> call.contentType(TEXT).result(Metrics.text(status.get())));
    routes.get(LIVE, call -> call.json(new Health("UP", List.of())));
    routes.get(READY, this::ready);
  }

  private void ready(Context call) {
    List<String> why = why();
    call.status(why.isEmpty() ? 200 : 503);
    call.json(new Health(why.isEmpty() ? "UP" : "DOWN", why));
  }

  private List<String> why() {
    try {
      return alerts.get().stream()
          .filter(alert -> alert.kind().equals(AlertKind.NOT_MOVING.word()))
          .map(alert -> alert.kind() + " " + alert.about())
          .toList();
    } catch (RuntimeException away) {
      return List.of("ledger-away");
    }
  }
}
