package vn.lienthong.flow.camel;

import java.util.Objects;
import org.apache.camel.Exchange;
import org.apache.camel.support.ExchangeHelper;
import vn.lienthong.flow.Carrying;
import vn.lienthong.flow.FlowRun;
import vn.lienthong.flow.FlowRuns;
import vn.lienthong.flow.Report;
import vn.lienthong.flow.RunRequest;
import vn.lienthong.flow.Stopping;
import vn.lienthong.national.NationalProblem;
import vn.lienthong.national.Trace;

/**
 * The bean {@code run} of the routes: each method is a step of a {@link FlowRun}. When the route
 * has ended the body is the run's {@link Report}, or null if somebody else is running the flow.
 */
public final class RunSteps {
  public static final String REQUEST = "lienthong.request";
  static final String RUN = "lienthong.run";

  private final FlowRuns runs;
  private final Observer observer;
  private final Standstill standstill = new Standstill();
  private volatile boolean stopping;

  /** Learns of every run's beginning and end. */
  public interface Observer {
    void began(String flow);

    void ended(Report report);
  }

  public RunSteps(FlowRuns runs, Observer observer) {
    this.runs = runs;
    this.observer = observer;
  }

  /** Runs in hand end before their next page or batch, later ones at once. */
  public void stop() {
    stopping = true;
  }

  public void begin(Exchange exchange) {
    exchange.removeProperty(RUN);
    going();
    exchange.getMessage().removeHeaders("*");
    RunRequest request = exchange.getProperty(REQUEST, RunRequest.class);
    String name = Objects.requireNonNull(ExchangeHelper.getRouteId(exchange));
    FlowRun run = runs.open(name, request == null ? RunRequest.scheduled() : request);
    exchange.getMessage().setBody(null);
    exchange.setProperty(RUN, run);
    exchange.setProperty(Trace.RUN, run.number());
    observer.began(name);
  }

  public void askCount(Exchange exchange) {
    Parcels.ask(exchange, run(exchange).countQuery());
  }

  public void takeCount(Exchange exchange) {
    run(exchange).counted(exchange.getMessage().getBody(Long.class));
  }

  public boolean hasFilter(Exchange exchange) {
    return run(exchange).sql().filters();
  }

  public void askSkipped(Exchange exchange) {
    Parcels.ask(exchange, run(exchange).sql().filteredOut());
  }

  public void takeSkipped(Exchange exchange) {
    run(exchange).skipped(exchange.getMessage().getBody(Long.class));
  }

  public boolean moreProvince(Exchange exchange) {
    return Parcels.open(exchange) && going(exchange).moreProvince();
  }

  public void askProvincePage(Exchange exchange) {
    Parcels.ask(exchange, run(exchange).provincePage());
  }

  public void keepRows(Exchange exchange) {
    run(exchange).children().begin(Parcels.rows(exchange));
  }

  public boolean moreChildren(Exchange exchange) {
    return Parcels.open(exchange) && run(exchange).children().more();
  }

  public void askChildren(Exchange exchange) {
    FlowRun run = run(exchange);
    Parcels.ask(exchange, run.children().query(run.sql()));
  }

  public void takeChildren(Exchange exchange) {
    run(exchange).children().take(Parcels.rows(exchange));
  }

  public void takeProvincePage(Exchange exchange) {
    run(exchange).takeProvince(run(exchange).children().whole());
  }

  public boolean moreNation(Exchange exchange) {
    return Parcels.open(exchange) && going(exchange).moreNation();
  }

  public void askNationalPage(Exchange exchange) {
    Parcels.call(exchange, run(exchange).nationalPage(), null);
  }

  public void takeNationalPage(Exchange exchange) {
    run(exchange).takeNational(Parcels.json(exchange));
  }

  public void findMissing(Exchange exchange) {
    run(exchange).findMissing();
  }

  public boolean moreMissingAtProvince(Exchange exchange) {
    return Parcels.open(exchange) && run(exchange).moreMissingAtProvince();
  }

  public void askKeys(Exchange exchange) {
    Parcels.ask(exchange, run(exchange).missingAtProvince());
  }

  public void askKeysAnywhere(Exchange exchange) {
    Parcels.ask(exchange, run(exchange).missingAnywhere());
  }

  public void takeKeys(Exchange exchange) {
    FlowRun run = run(exchange);
    run.takeMissingAtProvince(run.children().whole(), Parcels.rows(exchange));
  }

  public boolean moreMissingAtNation(Exchange exchange) {
    return Parcels.open(exchange) && going(exchange).moreMissingAtNation();
  }

  public void askRecord(Exchange exchange) {
    Parcels.call(exchange, run(exchange).missingAtNation(), null);
  }

  public void takeRecord(Exchange exchange) {
    run(exchange).takeMissingAtNation(Parcels.json(exchange));
  }

  public void compare(Exchange exchange) {
    run(exchange).compare();
  }

  public boolean nextBatch(Exchange exchange) {
    return Parcels.open(exchange) && going(exchange).carrying().nextBatch();
  }

  public boolean moreToSend(Exchange exchange) {
    return Parcels.open(exchange) && run(exchange).carrying().moreToSend();
  }

  public void askBatch(Exchange exchange) {
    Carrying carrying = run(exchange).carrying();
    Parcels.call(exchange, carrying.nationalBatch(), carrying.nationalBody());
  }

  public void takeAnswers(Exchange exchange) {
    run(exchange).carrying().takeAnswer(Parcels.json(exchange));
  }

  public void refused(Exchange exchange) {
    run(exchange)
        .carrying()
        .refused(exchange.getProperty(Exchange.EXCEPTION_CAUGHT, NationalProblem.class));
  }

  public void writeProvince(Exchange exchange) {
    run(exchange).carrying().writeProvince();
  }

  public void settle(Exchange exchange) {
    run(exchange).carrying().settle();
  }

  public boolean hasDeadLetters(Exchange exchange) {
    return !run(exchange).carrying().deadLetters().isEmpty();
  }

  public void tellDeadLetters(Exchange exchange) {
    log(run(exchange)).parked(run(exchange).carrying().deadLetters());
  }

  public void end(Exchange exchange) {
    close(exchange, run(exchange).end());
  }

  public void fail(Exchange exchange) {
    Throwable broken = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class);
    FlowRun run = exchange.getProperty(RUN, FlowRun.class);
    if (run == null) {
      RunLog.unopened(broken);
      exchange.getMessage().setBody(broken);
      return;
    }
    Report report = run.fail(broken);
    if (report.result().equals("failed")) {
      log(run).failed(broken);
    }
    close(exchange, report);
  }

  private static RunLog log(FlowRun run) {
    return new RunLog(run.name(), run.number());
  }

  private void close(Exchange exchange, Report report) {
    run(exchange).close();
    exchange.removeProperty(RUN);
    exchange.getMessage().removeHeaders("*");
    exchange.getMessage().setBody(report);
    standstill.note(report);
    observer.ended(report);
  }

  /** Between two pages or batches everything written is settled, so a run may end there. */
  private FlowRun going(Exchange exchange) {
    going();
    return run(exchange);
  }

  /** Throws {@link Stopping} if the service is ending. */
  public void going() {
    if (stopping) {
      throw new Stopping();
    }
  }

  private static FlowRun run(Exchange exchange) {
    return Objects.requireNonNull(exchange.getProperty(RUN, FlowRun.class), "no run is open");
  }
}
