package vn.lienthong.feed.camel;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Iterator;
import java.util.Objects;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.support.ExchangeHelper;
import vn.lienthong.feed.Batch;
import vn.lienthong.feed.FeedRun;
import vn.lienthong.feed.FeedRuns;
import vn.lienthong.feed.Forgetting;
import vn.lienthong.flow.Report;
import vn.lienthong.flow.RunRequest;
import vn.lienthong.flow.camel.RunLog;
import vn.lienthong.flow.camel.RunSteps;
import vn.lienthong.flow.camel.Standstill;
import vn.lienthong.ledger.Count;
import vn.lienthong.national.NationalCall;
import vn.lienthong.national.NationalProblem;
import vn.lienthong.national.Trace;
import vn.lienthong.province.Query;

/**
 * The bean {@code feed} of the routes: each method is one step of a {@link FeedRun}, which travels
 * with the exchange. When the route has ended the body is the run's {@link Report}, or null if
 * somebody else is running the flow.
 */
public final class FeedSteps {
  private static final String RUN = "lienthong.feed";
  private static final String BATCH = "lienthong.batch";

  private final FeedRuns runs;
  private final RunSteps.Observer observer;
  private final Forgetting forgetting;
  private final Duration pause;
  private final Standstill standstill = new Standstill();

  /**
   * @param pause before a part that got no answer is sent once more; longer before the next time
   */
  public FeedSteps(
      FeedRuns runs, RunSteps.Observer observer, Forgetting forgetting, Duration pause) {
    this.runs = runs;
    this.observer = observer;
    this.forgetting = forgetting;
    this.pause = pause;
  }

  public void begin(Exchange exchange) {
    exchange.removeProperty(RUN);
    exchange.getMessage().removeHeaders("*");
    RunRequest request = exchange.getProperty(RunSteps.REQUEST, RunRequest.class);
    String name = Objects.requireNonNull(ExchangeHelper.getRouteId(exchange));
    // people's requests are never met with a glance
    Optional<Report> known =
        runs.off(name).or(() -> request == null ? runs.glance(name) : Optional.empty());
    if (known.isPresent()) {
      exchange.getMessage().setBody(known.get());
      exchange.setRouteStop(true);
      return;
    }
    FeedRun run = runs.open(name, request == null ? RunRequest.scheduled() : request);
    exchange.getMessage().setBody(null);
    exchange.setProperty(RUN, run);
    exchange.setProperty(Trace.RUN, run.number());
    observer.began(name);
    run.look();
  }

  public boolean probes(Exchange exchange) {
    return run(exchange).probe().isPresent();
  }

  public void askProbe(Exchange exchange) {
    Query query = run(exchange).probe().orElseThrow();
    exchange.getMessage().setHeader("CamelSqlQuery", query.text());
    exchange.getMessage().setBody(query.values());
  }

  public void takeProbe(Exchange exchange) {
    exchange.getMessage().removeHeader("CamelSqlQuery");
    Number found = exchange.getMessage().getBody(Number.class);
    if (found == null || found.longValue() == 0) {
      run(exchange).idle();
    }
  }

  /** Whether the nation is to be asked if it still has what it had. */
  public boolean hears(Exchange exchange) {
    return run(exchange).hearing().due();
  }

  public void askWitness(Exchange exchange) {
    exchange.getMessage().removeHeaders("*");
    exchange.setProperty(NationalCall.PROPERTY, run(exchange).hearing().call());
    exchange.getMessage().setBody(null);
  }

  public void takeWitness(Exchange exchange) {
    run(exchange).hearing().take(exchange.getMessage().getBody(JsonNode.class));
    exchange.getMessage().setBody(null);
  }

  /** Read while they are sent: the next is made when there is room for it. */
  public Iterator<Batch> batches(Exchange exchange) {
    return run(exchange).batches();
  }

  public void takeUp(Exchange exchange) {
    Batch batch = exchange.getMessage().getBody(Batch.class);
    if (!batch.none()) {
      exchange.setProperty(BATCH, batch);
    }
    exchange.getMessage().setBody(null);
  }

  public boolean moreToSend(Exchange exchange) {
    return exchange.getProperty(BATCH) != null && run(exchange).sends(batch(exchange));
  }

  public void askBatch(Exchange exchange) {
    exchange.getMessage().removeHeaders("*");
    exchange.setProperty(NationalCall.PROPERTY, run(exchange).call());
    exchange.getMessage().setBody(run(exchange).body(batch(exchange)));
  }

  public void takeAnswers(Exchange exchange) {
    run(exchange).answered(batch(exchange), exchange.getMessage().getBody(JsonNode.class));
  }

  /** Halves what was refused whole; what got no answer is tried again, halved, or given back. */
  public void refused(Exchange exchange) {
    NationalProblem problem =
        exchange.getProperty(Exchange.EXCEPTION_CAUGHT, NationalProblem.class);
    if (!run(exchange).failed(batch(exchange), problem)) {
      putDown(exchange);
    }
  }

  /** In milliseconds; 0 if what comes next is another part. */
  public long pause(Exchange exchange) {
    Batch batch = exchange.getProperty(BATCH, Batch.class);
    return batch == null ? 0 : pause.multipliedBy(batch.failures()).toMillis();
  }

  public void settle(Exchange exchange) {
    if (exchange.getProperty(BATCH) != null) {
      run(exchange).settle(batch(exchange));
      putDown(exchange);
    }
  }

  /** Whatever it was that the batch failed at: no other is handed out. */
  public void broke(Exchange exchange) {
    run(exchange).broke(exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class));
    putDown(exchange);
  }

  private static void putDown(Exchange exchange) {
    if (exchange.removeProperty(BATCH) instanceof Batch batch) {
      run(exchange).home(batch);
    }
  }

  public boolean moreVerdicts(Exchange exchange) {
    return exchange.getProperty(RUN) != null && run(exchange).moreVerdicts();
  }

  public void askVerdicts(Exchange exchange) {
    exchange.getMessage().removeHeaders("*");
    exchange.setProperty(NationalCall.PROPERTY, run(exchange).verdictPage());
    exchange.getMessage().setBody(null);
  }

  public void takeVerdicts(Exchange exchange) {
    run(exchange).takeVerdicts(exchange.getMessage().getBody(JsonNode.class));
  }

  public void end(Exchange exchange) {
    close(exchange, run(exchange).end());
  }

  public void fail(Exchange exchange) {
    Throwable broken = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class);
    FeedRun run = exchange.getProperty(RUN, FeedRun.class);
    if (run == null) {
      RunLog.unopened(broken);
      exchange.getMessage().setBody(broken);
      return;
    }
    Report report = run.fail(broken);
    if (report.result().equals("failed")) {
      new RunLog(run.name(), run.number()).failed(broken);
    }
    close(exchange, report);
  }

  /** Old receipts and old changes; belongs to no run. */
  public void prune() {
    forgetting.prune();
  }

  private void close(Exchange exchange, Report report) {
    FeedRun run = run(exchange);
    RunLog log = new RunLog(run.name(), run.number());
    log.parked(run.deadLetters());
    if (report.run() != 0 && report.counts().of(Count.READ_PROVINCE) > 0) {
      log.say(run.equation());
    }
    run.close();
    runs.ended(run, report);
    exchange.removeProperty(RUN);
    exchange.getMessage().removeHeaders("*");
    exchange.getMessage().setBody(report);
    standstill.note(report);
    observer.ended(report);
  }

  private static FeedRun run(Exchange exchange) {
    return Objects.requireNonNull(exchange.getProperty(RUN, FeedRun.class), "no run is open");
  }

  private static Batch batch(Exchange exchange) {
    return Objects.requireNonNull(exchange.getProperty(BATCH, Batch.class), "no batch in hand");
  }
}
