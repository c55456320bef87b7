package vn.lienthong.feed;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import vn.lienthong.feed.camel.FeedSteps;
import vn.lienthong.flow.Report;
import vn.lienthong.flow.RunRequest;
import vn.lienthong.flow.camel.RunLog;
import vn.lienthong.flow.camel.RunSteps;
import vn.lienthong.national.Verdict;

/** A feed that is held says so when that begins and when it ends, not at every run between. */
class HeldFeedsTest {
  private final Rig rig = new Rig();
  private final FeedSteps steps =
      new FeedSteps(
          rig.runs(),
          new RunSteps.Observer() {
            @Override
            public void began(String flow) {}

            @Override
            public void ended(Report report) {}
          },
          new Forgetting(rig.ledger, rig.clock, Duration.ofDays(7), Map.of()),
          Duration.ofMillis(200));
  private final Logger log = (Logger) LoggerFactory.getLogger(RunLog.class);
  private final ListAppender<ILoggingEvent> told = new ListAppender<>();

  @BeforeEach
  void listen() {
    told.start();
    log.addAppender(told);
    log.setLevel(Level.INFO);
  }

  @AfterEach
  void close() {
    log.detachAppender(told);
    log.setLevel(null);
    rig.close();
  }

  private List<String> told() {
    return told.list.stream()
        .map(event -> event.getLevel() + " " + event.getFormattedMessage())
        .toList();
  }

  private Exchange run(RunRequest request) {
    Exchange exchange = new DefaultExchange(new DefaultCamelContext());
    FeedRun run = rig.runs().open(Rig.FLOW, request);
    run.look();
    exchange.setProperty("lienthong.feed", run);
    return exchange;
  }

  private void held() {
    Exchange exchange = run(RunRequest.scheduled());
    exchange.setProperty(
        Exchange.EXCEPTION_CAUGHT, MemoryNation.problem(Verdict.RETRY_LATER, "nation-busy"));
    steps.fail(exchange);
  }

  private void well(RunRequest request) {
    steps.end(run(request));
  }

  @Test
  void theOnsetIsToldOnceAndSoIsTheRecovery() {
    well(RunRequest.scheduled());
    held();
    held();
    assertThat(told()).containsExactly("INFO flow thu: held: national-unreachable (nation-busy)");

    well(RunRequest.scheduled().dryRun(0));
    assertThat(told()).hasSize(1);

    well(RunRequest.scheduled());
    well(RunRequest.scheduled());
    assertThat(told()).hasSize(2).last().isEqualTo("INFO flow thu: goes on");
  }

  @Test
  void aPartThatGotNoAnswerIsSentAgainAfterAMoment() {
    rig.province.put("00001", "poison");
    Exchange exchange = run(RunRequest.scheduled());
    FeedRun run = exchange.getProperty("lienthong.feed", FeedRun.class);
    Batch batch = run.batches().next();
    exchange.setProperty("lienthong.batch", batch);
    exchange.setProperty(
        Exchange.EXCEPTION_CAUGHT, MemoryNation.problem(Verdict.UNKNOWN, "outcome-unknown"));
    assertThat(steps.pause(exchange)).isZero();

    steps.refused(exchange);
    assertThat(steps.pause(exchange)).isEqualTo(200);
    steps.refused(exchange);
    assertThat(steps.pause(exchange)).isEqualTo(400);
    steps.refused(exchange);
    assertThat(steps.pause(exchange)).isZero();
  }
}
