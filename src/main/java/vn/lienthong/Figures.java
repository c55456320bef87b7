package vn.lienthong;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.lienthong.admin.AdminApi;
import vn.lienthong.admin.OpenRoutes;
import vn.lienthong.admin.Operations;
import vn.lienthong.admin.Reception;
import vn.lienthong.admin.StatusBoard;
import vn.lienthong.admin.jmx.FlowStatistics;
import vn.lienthong.admin.jmx.GatewayStatistics;
import vn.lienthong.admin.metrics.WatchRoutes;
import vn.lienthong.admin.page.PageRoutes;
import vn.lienthong.alert.AlertBell;
import vn.lienthong.config.AdminSettings;
import vn.lienthong.config.Settings;
import vn.lienthong.flow.Report;
import vn.lienthong.flow.camel.RunSteps;
import vn.lienthong.ledger.Ledger;

/**
 * What is told by JMX: a bean for the gateway and for each flow, and the alerts. Hears of every
 * run.
 */
final class Figures implements RunSteps.Observer, AutoCloseable {
  private final StatusBoard board;
  private final Ledger ledger;
  private final Map<String, FlowStatistics> flows = new LinkedHashMap<>();
  private final AlertBell bell;
  private @Nullable GatewayStatistics whole;

  Figures(StatusBoard board, Ledger ledger) {
    this.board = board;
    this.ledger = ledger;
    this.bell = new AlertBell(ledger.alerts());
  }

  void register(List<String> names, Operations operations, Clock clock) {
    for (String flow : names) {
      FlowStatistics statistics = new FlowStatistics(flow, board, operations, clock);
      statistics.register();
      flows.put(flow, statistics);
    }
    whole = new GatewayStatistics(operations);
    whole.register();
  }

  /** The same for programs and people that ask over HTTP. */
  AdminApi open(Operations operations, Settings settings, Clock clock) {
    AdminSettings admin = settings.admin();
    Reception reception =
        new Reception(
            settings.folders().data(),
            admin.port(),
            admin.accounts(),
            admin.hosts(),
            ledger.audit()::append,
            clock);
    OpenRoutes watch = new WatchRoutes(operations::status, board::alerts);
    return AdminApi.start(operations, reception, OpenRoutes.of(new PageRoutes(), watch));
  }

  AlertBell bell() {
    return bell;
  }

  @Override
  public void began(String flow) {
    board.began(flow);
  }

  @Override
  public void ended(Report report) {
    board.ended(report.flow());
    FlowStatistics flow = flows.get(report.flow());
    if (flow != null) {
      flow.ended(report);
    }
  }

  @Override
  public void close() {
    flows.values().forEach(FlowStatistics::unregister);
    if (whole != null) {
      whole.close();
    }
    bell.close();
  }
}
