package vn.lienthong.files.camel;

import java.util.Objects;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.support.ExchangeHelper;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.lienthong.files.FilesReport;
import vn.lienthong.files.FilesRun;
import vn.lienthong.files.FilesRuns;
import vn.lienthong.files.FilesUnavailable;
import vn.lienthong.ledger.LedgerAway;
import vn.lienthong.national.FileAnswer;
import vn.lienthong.national.NationalCall;
import vn.lienthong.national.NationalProblem;
import vn.lienthong.record.Key;

/**
 * The bean {@code files} of the routes: each method is one step of a {@link FilesRun}, which
 * travels with the exchange. When the route has ended the body is the run's {@link FilesReport}, or
 * null if none was opened.
 */
public final class FileSteps {
  /** What the route of a flow's files is called: the flow and this. */
  static final String ROUTE = "-files";

  static final String TRIGGER = "lienthong.files.trigger";
  static final String ONLY = "lienthong.files.only";
  private static final String RUN = "lienthong.files";

  /** A piece that was begun, and neither taken nor refused. */
  private static final String UNDER_WAY = "lienthong.files.piece";

  private static final Logger LOG = LoggerFactory.getLogger(FileSteps.class);

  private final FilesRuns runs;
  private @Nullable ProducerTemplate calls;

  public FileSteps(FilesRuns runs) {
    this.runs = runs;
  }

  public void begin(Exchange exchange) {
    exchange.removeProperty(RUN);
    exchange.removeProperty(UNDER_WAY);
    exchange.getMessage().removeHeaders("*");
    exchange.getMessage().setBody(null);
    String route = Objects.requireNonNull(ExchangeHelper.getRouteId(exchange));
    String flow = route.substring(0, route.length() - ROUTE.length());
    String trigger = exchange.getProperty(TRIGGER, "schedule", String.class);
    exchange.setProperty(RUN, runs.open(flow, trigger, exchange.getProperty(ONLY, Key.class)));
  }

  /** A loop that a problem has broken is asked once more whether it goes on. */
  public boolean more(Exchange exchange) {
    return exchange.getProperty(UNDER_WAY) == null && run(exchange).more();
  }

  /**
   * Sends the call down {@code direct:national-api} as an exchange of its own: what camel-http
   * keeps of an answer until its exchange ends would otherwise be kept of every piece of the run.
   *
   * @throws NationalProblem if it brought no usable answer
   */
  public void ask(Exchange exchange) throws Exception {
    FilesRun run = run(exchange);
    exchange.setProperty(UNDER_WAY, true);
    Exchange answer =
        calls(exchange)
            .request(
                "direct:national-api",
                call -> {
                  call.setProperty(NationalCall.PROPERTY, run.call());
                  call.getMessage().setBody(run.body());
                });
    if (answer.getException() != null) {
      throw answer.getException();
    }
    exchange.getMessage().setBody(answer.getMessage().getBody());
  }

  private synchronized ProducerTemplate calls(Exchange exchange) {
    if (calls == null) {
      calls = exchange.getContext().createProducerTemplate();
    }
    return calls;
  }

  public void take(Exchange exchange) {
    FileAnswer answer = exchange.getMessage().getBody(FileAnswer.class);
    exchange.getMessage().setBody(null);
    run(exchange).take(answer);
    exchange.removeProperty(UNDER_WAY);
  }

  public void refused(Exchange exchange) {
    exchange.getMessage().setBody(null);
    run(exchange).refused(exchange.getProperty(Exchange.EXCEPTION_CAUGHT, NationalProblem.class));
    exchange.removeProperty(UNDER_WAY);
  }

  public void end(Exchange exchange) {
    close(exchange, run(exchange), run(exchange).end());
  }

  /** A run that stops is entered in the ledger as held or failed; the next one goes on. */
  public void fail(Exchange exchange) {
    Throwable broken = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class);
    FilesRun run = exchange.getProperty(RUN, FilesRun.class);
    exchange.getMessage().setBody(null);
    if (run != null) {
      close(exchange, run, run.fail(broken));
    } else if (!(broken instanceof FilesUnavailable || broken instanceof LedgerAway)) {
      LOG.error("no run was opened to move files: {}", broken.getClass().getName());
    }
  }

  private static void close(Exchange exchange, FilesRun run, FilesReport report) {
    run.close();
    exchange.removeProperty(RUN);
    exchange.getMessage().removeHeaders("*");
    exchange.getMessage().setBody(report);
    tell(report);
  }

  private static void tell(FilesReport report) {
    FilesReport.Tally tally = report.tally();
    if (report.result().equals("failed")) {
      LOG.error("files of {}: the run failed: {}", report.flow(), text(report));
    } else if (report.result().equals("held")) {
      LOG.warn("files of {}: held: {}", report.flow(), text(report));
    }
    if (tally.sent() + tally.fetched() + tally.parked() > 0) {
      LOG.info(
          "files of {}: {} sent, {} fetched ({} bytes), {} set aside, {} left for later",
          report.flow(),
          tally.sent(),
          tally.fetched(),
          tally.bytes(),
          tally.parked(),
          tally.awaited());
    }
  }

  private static @Nullable String text(FilesReport report) {
    return report.cause() == null ? null : report.cause().text();
  }

  private static FilesRun run(Exchange exchange) {
    return Objects.requireNonNull(exchange.getProperty(RUN, FilesRun.class), "no run is open");
  }
}
