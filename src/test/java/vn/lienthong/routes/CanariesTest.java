package vn.lienthong.routes;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.management.ManagementFactory;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.management.JMException;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import vn.lienthong.admin.ConflictView;
import vn.lienthong.admin.Operations;
import vn.lienthong.admin.SentView;
import vn.lienthong.cli.Typed;
import vn.lienthong.demo.DemoFilling;
import vn.lienthong.routes.EchoingNation.Manner;

/**
 * Invented persons go every way there is, while all that can log does so and the ministry says back
 * what it is told: none of them is found anywhere but in the province's tables and at the nation. A
 * catalogue's values stand in the ledger too, which compares with them, and are shown to those who
 * decide; they are in no log.
 */
class CanariesTest {
  private static final int PERSONS = Integer.getInteger("canaries", 120);
  private static final String FLOW = "phieu-ho";
  private static final String NAME = "Qzxa";
  private static final String NUMBER = "12900997";
  private static final String CATALOGUE = "Qzxk";
  private static final String ASKED = "phieu";

  /** The other side's own, in this same process. */
  private static final List<String> NOT_OURS =
      List.of("org.eclipse.jetty", "io.javalin", "vn.lienthong.sandbox", "vn.lienthong.routes");

  private final LoggerContext logs = (LoggerContext) LoggerFactory.getILoggerFactory();
  private final Logger root = logs.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
  private final Level before = root.getLevel();
  private final Map<Logger, Level> levels = new LinkedHashMap<>();
  private final Set<String> loggers = ConcurrentHashMap.newKeySet();
  private final Queue<String> leaks = new ConcurrentLinkedQueue<>();
  private final List<String> shown = new ArrayList<>();
  private final EchoingNation echo = new EchoingNation();
  private final AppenderBase<ILoggingEvent> listener =
      new AppenderBase<>() {
        @Override
        protected void append(ILoggingEvent event) {
          String thrown =
              event.getThrowableProxy() == null
                  ? ""
                  : ThrowableProxyUtil.asString(event.getThrowableProxy());
          if (NOT_OURS.stream().noneMatch(event.getLoggerName()::startsWith)) {
            loggers.add(event.getLevel() + " " + event.getLoggerName());
            String line = event.getFormattedMessage() + thrown;
            if (tells(line) || line.contains(CATALOGUE)) {
              leaks.add(event.getLoggerName() + " " + line);
            }
          }
        }
      };

  @BeforeEach
  void listen() throws IOException {
    for (Logger logger : logs.getLoggerList()) {
      if (logger != root && logger.getLevel() != null) {
        levels.put(logger, logger.getLevel());
        logger.setLevel(null);
      }
    }
    // what no one logs, whatever level the root has
    Pattern.compile("<logger name=\"(org[^\"]*)\" level=\"([A-Z]*)\"/>")
        .matcher(Files.readString(Path.of("src/main/resources/logback.xml")))
        .results()
        .forEach(one -> logs.getLogger(one.group(1)).setLevel(Level.toLevel(one.group(2))));
    root.iteratorForAppenders().forEachRemaining(root::detachAppender);
    listener.setContext(logs);
    listener.start();
    root.addAppender(listener);
    root.setLevel(Level.DEBUG);
  }

  @AfterEach
  void stop() {
    root.detachAppender(listener);
    root.setLevel(before);
    levels.forEach(Logger::setLevel);
    echo.close();
  }

  @Test
  void nobodyIsFoundWhereNobodyBelongs(@TempDir Path folder) throws Exception {
    Site site =
        Site.laiChau(Site.On.H2)
            .with("national.url", echo.url() + "/api/v1")
            .with("purpose." + FLOW, "thử");
    Path home;
    try (Neighbours neighbours = new Neighbours(folder);
        Town town = Town.watched(neighbours.knownTo(site))) {
      home = town.home();
      echo.nation = town.nation.url();
      neighbours.listen();
      persons(town);
      catalogue(town);
      conflict(town);
      services(town, neighbours);
      everyWay(town);
      services(town, neighbours);
      assertThat(neighbours.news).isNotEmpty();
      assertThat(neighbours.notifications).isNotEmpty();
      shown.addAll(neighbours.news);
      shown.addAll(neighbours.notifications);
      assertThat(shown)
          .noneMatch(text -> text.contains("lienthong.alert") && text.contains(CATALOGUE));
      show(() -> String.valueOf(beans()));
      town.everything().forEach(this::table);
      assertThat(town.value("SELECT MIN(chu_ho) FROM phieu_ho WHERE ky = '2026'"))
          .asString()
          .contains(NAME);
      assertThat(town.stored(FLOW).toString()).contains(NAME).contains(NUMBER);
    }
    assertThat(loggers)
        .as("DEBUG is on, and those who carry values log")
        .anyMatch(logger -> logger.startsWith("DEBUG org.apache.camel."))
        .anyMatch(logger -> logger.startsWith("DEBUG org.apache.hc.client5."))
        .anyMatch(logger -> logger.contains(" vn.lienthong."));
    assertThat(leaks).isEmpty();
    assertThat(echo.echoed).as("each was heard").contains(Manner.values());
    assertThat(shown).anyMatch(text -> text.contains("refused"));
    assertThat(shown).hasSizeGreaterThan(30).noneMatch(CanariesTest::tells);
    files(home);
  }

  private void persons(Town town) throws Exception {
    try (Connection connection = Sides.open(town.province)) {
      DemoFilling.households(connection, Sides.FIXTURES, PERSONS);
    }
    for (String flow : List.of("dan-toc", "ton-giao", "don-vi-hanh-chinh", "mau-phieu", ASKED)) {
      town.approvedRun(flow);
    }
    rename(town, "a");
    town.sql("UPDATE phieu_ho_tra_loi SET gia_tri = '" + NUMBER + "1234' WHERE cau_hoi = 'H05'");
    // no such group of people, and no such answer: set aside before they are sent
    town.sql("UPDATE phieu_ho SET dan_toc = 'Qzxa' WHERE so_phieu LIKE '%00003%' AND ky = '2026'");
    town.sql(
        "UPDATE phieu_ho_tra_loi SET gia_tri = 'Qzxa' WHERE cau_hoi = 'H02'"
            + " AND so_phieu LIKE '%00004%'");
    show(() -> town.people().capture().install(FLOW, true, "An"));
  }

  private static void rename(Town town, String turn) {
    town.sql(
        "UPDATE phieu_ho SET chu_ho = 'Sùng Thị "
            + NAME
            + turn
            + " ' || so_phieu WHERE ky = '2026'");
  }

  /** One record of a catalogue changed on both sides, another that does not fit its column. */
  private void catalogue(Town town) {
    town.sql("UPDATE dm_dan_toc SET ten_khac = '" + CATALOGUE + " tỉnh' WHERE ma_tk = '20'");
    town.raw("dan-toc", "TW:21", "{'ten':'" + (CATALOGUE + " ").repeat(200) + "'}");
    town.ministry("dan-toc", "{'ma':'22','ghiChu':'" + CATALOGUE + "'}");
    town.sql("UPDATE dm_dan_toc SET ghi_chu = '" + CATALOGUE + "' WHERE ma_tk = '23'");
    show(() -> town.run("dan-toc"));
    show(() -> town.run("dan-toc"));
  }

  /** Both sides change a note about which a person decides; that person is shown both. */
  private void conflict(Town town) {
    town.approvedRun("ton-giao");
    town.sql("UPDATE dm_ton_giao SET ghi_chu = '" + CATALOGUE + " tỉnh' WHERE ma = '08'");
    town.ministry("ton-giao", "{'ma':'08','ghiChu':'" + CATALOGUE + " Bộ'}");
    show(() -> town.tick("ton-giao"));
    ConflictView seen = town.people().conflict("ton-giao", "08");
    assertThat(seen.toString()).contains(CATALOGUE + " tỉnh", CATALOGUE + " Bộ");
    show(
        () ->
            town.people()
                .resolve(
                    "ton-giao", "08", Operations.Choice.PROVINCE, seen.fingerprint(), "An", "vậy"));
    show(() -> town.people().trace("ton-giao", "08"));
    assertThat(town.record("ton-giao", Map.of("ma", "08")).path("ghiChu").asText())
        .isEqualTo(CATALOGUE + " tỉnh");
  }

  /** Others ask for forms, ours and as the ministry has them, and for a person by name. */
  private void services(Town town, Neighbours neighbours) {
    town.sql("UPDATE phieu_tra_loi SET gia_tri = '" + NAME + " ai' WHERE cau_hoi = 'C06'");
    show(() -> town.tick(ASKED));
    for (String resource : List.of(ASKED, "quoc-gia/" + ASKED)) {
      assertThat(neighbours.asked(town, resource, "ky", "2025")).startsWith("200").contains(NAME);
      for (String parameter : List.of("ky", "donVi", "ma", NAME)) {
        neighbours.asked(town, resource, parameter, NAME + " Thị " + NUMBER);
      }
    }
  }

  private void everyWay(Town town) {
    show(() -> town.people().plan(FLOW, PERSONS));
    int turn = 0;
    for (Manner manner : Manner.values()) {
      echo.manner = manner;
      rename(town, "b" + turn++);
      untilHeard(town, manner);
      views(town);
      town.look();
      // whoever was stopped or told to wait goes on
      town.clock.advance(Duration.ofHours(3));
      echo.manner = Manner.HANDS_ON;
      show(() -> town.tick(FLOW));
      show(() -> town.people().retry(FLOW, null, null, 0));
    }
    town.sql("UPDATE phieu_ho SET trang_thai = 'TRA_LAI' WHERE so_phieu LIKE '%00005%'");
    show(() -> town.tick(FLOW));
    show(() -> town.people().resync(FLOW, null, true, false));
    show(() -> town.people().verify(FLOW));
    show(() -> town.people().check());
    views(town);
    town.restart();
    show(() -> town.tick(FLOW));
    views(town);
  }

  /** The breaker lets calls through again after a second. */
  private void untilHeard(Town town, Manner manner) {
    long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    do {
      show(() -> town.tick(FLOW));
      show(() -> town.people().retry(FLOW, null, null, 0));
    } while (!echo.echoed.contains(manner) && System.nanoTime() < deadline);
  }

  private void views(Town town) {
    String key = String.valueOf(town.value("SELECT MIN(so_phieu) FROM phieu_ho WHERE ky = '2026'"));
    show(() -> town.people().status());
    show(() -> town.people().parked(FLOW));
    show(() -> town.people().parkedLines(FLOW));
    town.people().parkedLines(FLOW).stream()
        .limit(5)
        .forEach(line -> show(() -> line + " " + town.people().parkedRecord(FLOW, line.key())));
    show(() -> Typed.of(town.home(), "parked", "export", "--by", "cause"));
    show(() -> Typed.of(town.home(), "sent", FLOW));
    show(() -> Typed.of(town.home(), "trace", FLOW, key));
    show(() -> Thread.getAllStackTraces().keySet().stream().map(Thread::getName).toList());
    show(() -> town.people().conflicts(FLOW));
    show(() -> town.people().trace(FLOW, key));
    show(() -> town.people().sent(FLOW, new SentView.Question(null, null, null, null, 100)));
  }

  /** What is answered, or why it is not. */
  private void show(Supplier<?> asked) {
    try {
      shown.add(String.valueOf(asked.get()));
    } catch (RuntimeException refused) {
      StringWriter trace = new StringWriter();
      refused.printStackTrace(new PrintWriter(trace));
      shown.add(trace.toString());
    }
  }

  private void table(String name, List<String> rows) {
    if (name.startsWith("ledger ")) {
      rows.forEach(row -> shown.add(name + " " + row));
    }
  }

  private static boolean tells(String text) {
    return text.contains(NAME) || text.contains(NUMBER);
  }

  private static List<String> beans() {
    List<String> all = new ArrayList<>();
    MBeanServer server = ManagementFactory.getPlatformMBeanServer();
    for (ObjectName name : server.queryNames(null, null)) {
      try {
        for (MBeanAttributeInfo attribute : server.getMBeanInfo(name).getAttributes()) {
          all.add(name + " " + value(server, name, attribute.getName()));
        }
      } catch (JMException gone) {
        all.add(name + " " + gone);
      }
    }
    return all;
  }

  private static String value(MBeanServer server, ObjectName name, String attribute) {
    try {
      Object value = server.getAttribute(name, attribute);
      return attribute
          + "="
          + (value instanceof Object[] array ? Arrays.deepToString(array) : value);
    } catch (JMException | RuntimeException notNow) {
      return attribute + " " + notNow;
    }
  }

  /** All that the gateway leaves on the disk, its ledger above all. */
  private static void files(Path home) throws IOException {
    List<Path> files;
    try (Stream<Path> found = Files.walk(home)) {
      files = found.filter(Files::isRegularFile).toList();
    }
    assertThat(files).anyMatch(file -> file.toString().endsWith(".mv.db"));
    for (Path file : files) {
      String bytes = Files.readString(file, ISO_8859_1);
      for (Charset charset : List.of(UTF_8, UTF_16BE, UTF_16LE)) {
        for (String canary : List.of(NAME, NUMBER)) {
          assertThat(bytes.contains(new String(canary.getBytes(charset), ISO_8859_1)))
              .as(file + " " + canary)
              .isFalse();
        }
      }
    }
  }
}
