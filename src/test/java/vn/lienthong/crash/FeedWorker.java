package vn.lienthong.crash;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.spi.CamelEvent;
import org.apache.camel.support.EventNotifierSupport;
import vn.lienthong.Gateway;
import vn.lienthong.admin.FlowState;
import vn.lienthong.admin.StatusView;
import vn.lienthong.config.Settings;
import vn.lienthong.flow.Report;
import vn.lienthong.flow.RunRequest;
import vn.lienthong.flow.camel.RouteRunner;
import vn.lienthong.ledger.Count;
import vn.lienthong.ledger.Counts;
import vn.lienthong.national.NationalCall;

/**
 * A gateway in a process of its own that runs the feeds as the schedule does. {@code prepare}:
 * brings the catalogues in step and installs capture; {@code feed}: feeds until it is killed, and
 * says before each batch where it goes; {@code rest}: feeds until nothing is left to do.
 */
public final class FeedWorker {
  static final List<String> FEEDS = List.of("bieu", "phieu", "phieu-ho");
  private static final int CYCLES = 20;

  private final Gateway gateway;

  private FeedWorker(Gateway gateway) {
    this.gateway = gateway;
  }

  public static void main(String[] args) {
    Settings settings = Settings.load(Path.of(args[0]), System.getenv());
    boolean rested;
    try (Gateway gateway = new Gateway(settings, Clock.systemDefaultZone(), false)) {
      FeedWorker worker = new FeedWorker(gateway);
      rested =
          switch (args[1]) {
            case "prepare" -> worker.prepare();
            case "feed" -> worker.feed();
            default -> worker.rest();
          };
    }
    System.exit(rested ? 0 : 1);
  }

  private boolean prepare() {
    gateway.operations().capture().install(null, true, "test");
    for (String flow :
        List.of("dan-toc", "ton-giao", "don-vi-hanh-chinh", "mau-bieu", "mau-phieu")) {
      gateway.operations().resync(flow, null, true, false);
      for (StatusView.Flow now : gateway.operations().status().flows()) {
        if (now.state() == FlowState.WAITING_APPROVAL && now.heldPlan() != null) {
          gateway.operations().approve(now.heldPlan(), "test", "killed often");
        }
      }
    }
    return true;
  }

  private boolean feed() {
    gateway.context().getManagementStrategy().addEventNotifier(new Told());
    while (true) {
      FEEDS.forEach(this::tick);
    }
  }

  /** Says when a batch is about to be sent. */
  private static final class Told extends EventNotifierSupport {
    @Override
    public void notify(CamelEvent event) {
      if (event instanceof CamelEvent.ExchangeSendingEvent sending
          && sending.getEndpoint().getEndpointUri().equals("direct://national-api")) {
        NationalCall call =
            sending.getExchange().getProperty(NationalCall.PROPERTY, NationalCall.class);
        if (call.purpose() == NationalCall.Purpose.BATCH) {
          System.out.println(call.path());
        }
      }
    }
  }

  private boolean rest() {
    List<String> restless = List.of();
    for (int cycle = 0; cycle < CYCLES; cycle++) {
      restless = new ArrayList<>();
      for (String flow : FEEDS) {
        Report report = tick(flow);
        Counts counts = report.counts();
        if (!report.result().equals("in-step")
            || counts.of(Count.READ_PROVINCE) + counts.of(Count.TO_PROVINCE) > 0) {
          restless.add(flow + " " + report.result() + " " + report.cause() + " " + counts);
        }
      }
      if (restless.isEmpty()) {
        return true;
      }
    }
    System.err.println("no rest: " + restless);
    return false;
  }

  private Report tick(String flow) {
    return new RouteRunner(gateway.context()).run(flow, RunRequest.scheduled());
  }
}
