package vn.lienthong.routes;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.management.JMException;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanServer;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;
import javax.management.openmbean.TabularData;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXConnectorServer;
import javax.management.remote.JMXConnectorServerFactory;
import javax.management.remote.JMXServiceURL;
import org.apache.camel.spi.CamelEvent;
import org.apache.camel.support.EventNotifierSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import vn.lienthong.admin.jmx.FlowStatistics;
import vn.lienthong.flow.Report;
import vn.lienthong.ledger.Count;

/** What JMX shows of a run, and that each part of Camel that is shipped has work to do. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FiguresTest {
  private static final MBeanServer SERVER = ManagementFactory.getPlatformMBeanServer();
  private static final int PAGE = 20;
  private Town town;

  @BeforeAll
  void open() {
    town =
        Town.watched(
            Site.laiChau(Site.On.H2)
                .with("read.page-size", Integer.toString(PAGE))
                .with("schedule.cycle", "0/1 * * * * ?"));
    town.approvedRun("dan-toc");
  }

  @AfterAll
  void close() {
    town.close();
  }

  @Test
  void theCountsOfARunAreThoseThatJmxShows() throws Exception {
    town.sql("UPDATE dm_dan_toc SET ten_khac = 'Jrai' WHERE ma_tk IN ('10', '20', '30')");
    town.ministry("dan-toc", "{'ma':'15','ghiChu':'mới'}");
    long runs = exchanges("routes", "dan-toc");
    long pages = exchanges("processors", "dan-toc.province-page");
    long batches = exchanges("processors", "dan-toc.batch");
    long settled = exchanges("processors", "dan-toc.settle");

    Report run = town.tick("dan-toc");

    assertThat(exchanges("routes", "dan-toc")).isEqualTo(runs + 1);
    assertThat(exchanges("processors", "dan-toc.province-page"))
        .isEqualTo(pages + run.counts().of(Count.READ_PROVINCE) / PAGE + 1);
    assertThat(exchanges("processors", "dan-toc.batch")).isEqualTo(batches + 1);
    assertThat(exchanges("processors", "dan-toc.settle")).isEqualTo(settled + 1);
    assertThat(run.counts().of(Count.TO_NATION)).isEqualTo(3);
    assertThat(flow("WrittenToNation")).isEqualTo(run.counts().of(Count.TO_NATION));
    assertThat(flow("WrittenToProvince"))
        .isEqualTo(run.counts().of(Count.TO_PROVINCE))
        .isEqualTo(1);
    assertThat(flow("ProvinceRecords"))
        .isEqualTo(run.counts().of(Count.READ_PROVINCE))
        .isEqualTo(56);
    assertThat(flow("NationalRecords")).isEqualTo(run.counts().of(Count.READ_NATION)).isEqualTo(56);
    assertThat(flow("Unchanged")).isEqualTo(run.counts().of(Count.UNCHANGED)).isEqualTo(52);
    assertThat(flow("Parked")).isZero();
    assertThat(SERVER.getAttribute(FlowStatistics.name("dan-toc"), "State")).isEqualTo("in-step");
  }

  @Test
  void sqlHttpAndJacksonHaveWorkInARun() throws Exception {
    town.sql("UPDATE dm_dan_toc SET ten_khac = 'Xtiêng' WHERE ma_tk = '22'");
    town.tick("dan-toc");

    for (String sql : List.of("count", "province-page")) {
      worked("dan-toc." + sql, "sql:");
    }
    worked("national-http", "http:");
    worked("national-token-http", "http:");
    assertThat(exchanges("processors", "dan-toc.encode-batch")).isPositive();
    assertThat(exchanges("processors", "national-json-unmarshal")).isPositive();
    for (String coder : List.of("dan-toc.encode-batch", "national-json-unmarshal")) {
      assertThat(SERVER.getAttribute(name("processors", coder), "DataFormatName"))
          .isEqualTo("jackson");
    }
  }

  /** As jconsole reads it: over RMI, with no class of ours. */
  @Test
  @SuppressWarnings("BanJNDI") // to a door of this process
  void aPlainClientReadsTheGatewayAndItsFlows() throws Exception {
    town.tick("dan-toc");
    JMXConnectorServer door =
        JMXConnectorServerFactory.newJMXConnectorServer(
            new JMXServiceURL("service:jmx:rmi://127.0.0.1"), null, SERVER);
    door.start();
    try (JMXConnector client = JMXConnectorFactory.connect(door.getAddress())) {
      MBeanServerConnection far = client.getMBeanServerConnection();
      ObjectName whole = new ObjectName("vn.lienthong:type=Gateway");
      TabularData states = (TabularData) far.getAttribute(whole, "States");
      ObjectName flow = FlowStatistics.name("dan-toc");

      assertThat(states.get(new Object[] {"dan-toc"}).get("value")).isEqualTo("in-step");
      assertThat((String[]) far.getAttribute(whole, "ToDo"))
          .anyMatch(line -> line.contains("lienthong") || line.contains("since"));
      assertThat((Long) far.getAttribute(whole, "SecondsSinceSuccess")).isNotNegative();
      for (MBeanAttributeInfo one : far.getMBeanInfo(whole).getAttributes()) {
        assertThat(far.getAttribute(whole, one.getName())).as(one.getName()).isNotNull();
      }
      assertThat((Long) far.getAttribute(flow, "LagSeconds")).isNotNegative();
      assertThat((Double) far.getAttribute(flow, "RatePerSecond")).isPositive();
      assertThat((Long) far.getAttribute(flow, "Backlog")).isZero();
      assertThat(far.getAttribute(flow, "LastSuccess")).asString().endsWith("Z");
      assertThat((Double) far.getAttribute(flow, "ProgressPercent")).isEqualTo(-1);
      assertThat(far.getAttribute(flow, "EstimatedEnd")).isEqualTo("");
      assertThat(far.invoke(flow, "resync", null, null)).isEqualTo("in-step");
      assertThat(far.invoke(flow, "retry", null, null)).isEqualTo("in-step");
      far.invoke(flow, "pause", new Object[] {"by hand"}, new String[] {"java.lang.String"});
      assertThat(far.getAttribute(flow, "State")).isEqualTo("paused");
      far.invoke(flow, "resume", null, null);
      assertThat(far.getAttribute(flow, "State")).isEqualTo("in-step");
    } finally {
      door.stop();
    }
  }

  /** With them, whoever reaches JMX reads records. */
  @Test
  void noBeanTracesOrDebugs() throws Exception {
    assertThat(SERVER.queryNames(new ObjectName("org.apache.camel:*"), null))
        .isNotEmpty()
        .extracting(name -> name.getKeyProperty("type") + " " + name.getKeyProperty("name"))
        .noneMatch(name -> name.toLowerCase(Locale.ROOT).matches(".*(trace|debug).*"));
  }

  private static void worked(String step, String scheme) throws JMException {
    assertThat(exchanges("processors", step)).as(step).isPositive();
    assertThat((String) SERVER.getAttribute(name("processors", step), "Destination"))
        .startsWith(scheme);
  }

  @Test
  void quartzStartsTheFlows() throws Exception {
    assertThat(town.gateway().context().getRoute("catalogues").getEndpoint().getEndpointUri())
        .startsWith("quartz:");
    CountDownLatch ran = new CountDownLatch(1);
    town.gateway()
        .context()
        .getManagementStrategy()
        .addEventNotifier(
            new EventNotifierSupport() {
              @Override
              public void notify(CamelEvent event) {
                if (event instanceof CamelEvent.ExchangeCompletedEvent completed
                    && "catalogues".equals(completed.getExchange().getFromRouteId())) {
                  ran.countDown();
                }
              }
            });
    long before = exchanges("routes", "dan-toc");

    town.gateway().context().getRouteController().startRoute("catalogues");

    assertThat(ran.await(70, TimeUnit.SECONDS)).isTrue();
    town.gateway().context().getRouteController().stopRoute("catalogues");
    assertThat(exchanges("routes", "dan-toc")).isGreaterThan(before);
  }

  private static long flow(String attribute) throws JMException {
    return (Long) SERVER.getAttribute(FlowStatistics.name("dan-toc"), attribute);
  }

  private static long exchanges(String type, String name) throws JMException {
    return (Long) SERVER.getAttribute(name(type, name), "ExchangesTotal");
  }

  private static ObjectName name(String type, String name) throws JMException {
    String pattern = "org.apache.camel:context=*,type=%s,name=\"%s\"".formatted(type, name);
    return SERVER.queryNames(new ObjectName(pattern), null).stream()
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("JMX does not show " + type + " " + name));
  }
}
