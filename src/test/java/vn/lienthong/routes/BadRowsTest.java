package vn.lienthong.routes;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.LoggerFactory;
import vn.lienthong.flow.Report;
import vn.lienthong.record.Standing;

/** Rows that are no records, or not as they should be: none is lost and none is quoted in a log. */
@ParameterizedClass
@EnumSource
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadRowsTest {
  /** Stands in every bad row, and in no log. */
  private static final String VALUE = "Khăn piêu";

  private static final String FLOW = "ton-giao";
  private final ListAppender<ILoggingEvent> log = new ListAppender<>();
  @Parameter private Site.On on = Site.On.H2;
  private Town town;

  @BeforeParameterizedClassInvocation
  void open() {
    town = Town.at(Site.laiChau(on).with("read.page-size", "2"));
    town.approvedRun(FLOW);
    town.approvedRun("dan-toc");
    town.sql("ALTER TABLE dm_ton_giao DROP CONSTRAINT pk_ton_giao");
    town.sql("ALTER TABLE dm_ton_giao ALTER COLUMN ma DROP NOT NULL");
    town.restart();
  }

  @AfterParameterizedClassInvocation
  void close() {
    town.close();
  }

  @BeforeEach
  void listen() {
    log.list.clear();
    log.start();
    root().addAppender(log);
  }

  @AfterEach
  void noValueIsInTheLog() {
    root().detachAppender(log);
    assertThat(log.list)
        .extracting(ILoggingEvent::getFormattedMessage)
        .noneMatch(m -> m.contains(VALUE));
    assertThat(log.list).noneMatch(event -> event.getThrowableProxy() != null);
  }

  private static Logger root() {
    Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    root.setLevel(Level.WARN);
    return root;
  }

  @Test
  void aKeyThatStandsTwiceInTheTableIsParkedAndNeitherRowIsTouched() {
    insert("'04'", VALUE);
    int before = town.nation.journal().size();

    Report run = town.tick(FLOW);

    assertThat(run.result()).isEqualTo("in-step");
    assertThat(town.entry(FLOW, "04").standing()).isEqualTo(Standing.PARKED);
    assertThat(town.entry(FLOW, "04").causes().get(0).code()).isEqualTo("duplicate-key");
    assertThat(town.nation.journal()).hasSize(before);
    assertThat(count("ma = '04'")).isEqualTo("2");

    town.sql("DELETE FROM dm_ton_giao WHERE ma = '04' AND ten = '%s'".formatted(VALUE));
    town.tick(FLOW);
    assertThat(town.entry(FLOW, "04").standing()).isEqualTo(Standing.IN_STEP);
  }

  @Test
  void aRowWithoutKeyIsToldAndLeftAlone() {
    insert("NULL", VALUE);

    Report run = town.tick(FLOW);

    assertThat(run.cause()).isNotNull();
    assertThat(run.cause().text()).startsWith("rows-not-read").contains("1").doesNotContain(VALUE);
    assertThat(count("ma IS NULL")).isEqualTo("1");
    town.sql("DELETE FROM dm_ton_giao WHERE ma IS NULL");
  }

  @Test
  void aKeyWithBlanksIsTheSameKey() {
    town.sql(
        "UPDATE dm_dan_toc SET ma_tk = '07  ', ghi_chu = '%s' WHERE ma_tk = '07'".formatted(VALUE));

    Report run = town.tick("dan-toc");

    assertThat(run.result()).isEqualTo("in-step");
    assertThat(town.record("dan-toc", Map.of("ma", "07")).path("ghiChu").asText()).isEqualTo(VALUE);
    town.ministry("dan-toc", "{'ma':'07','ghiChu':'Từ bộ'}");
    town.tick("dan-toc");
    assertThat(town.value("SELECT ghi_chu FROM dm_dan_toc WHERE ma_tk = '07  '"))
        .isEqualTo("Từ bộ");
    assertThat(town.value("SELECT COUNT(*) FROM dm_dan_toc WHERE ma_tk LIKE '07%'")).isEqualTo("1");
  }

  @Test
  void aCodeThatTheCrosswalkDoesNotKnowIsTold() {
    town.sql("INSERT INTO dm_dan_toc (ma_tk, ten) VALUES ('77', '%s')".formatted(VALUE));
    int before = town.nation.journal().size();

    Report run = town.tick("dan-toc");

    assertThat(run.cause()).isNotNull();
    assertThat(run.cause().text()).startsWith("unreadable-rows").doesNotContain(VALUE);
    assertThat(town.nation.journal()).hasSize(before);
    assertThat(town.value("SELECT ten FROM dm_dan_toc WHERE ma_tk = '77'")).isEqualTo(VALUE);
    town.sql("DELETE FROM dm_dan_toc WHERE ma_tk = '77'");
  }

  @Test
  void aTextTooLongForTheContractIsParkedAndTheOthersGo() {
    town.sql(
        "UPDATE dm_dan_toc SET ten_khac = '%s' WHERE ma_tk = '11'".formatted(VALUE.repeat(60)));
    town.sql("UPDATE dm_dan_toc SET ten_khac = 'Khác' WHERE ma_tk = '12'");

    town.tick("dan-toc");

    assertThat(town.entry("dan-toc", "12").standing()).isEqualTo(Standing.PARKED);
    assertThat(town.entry("dan-toc", "12").causes().get(0).text())
        .startsWith("too-long (tenKhac")
        .doesNotContain(VALUE);
    assertThat(town.record("dan-toc", Map.of("ma", "13")).path("tenKhac").path(0).asText())
        .isEqualTo("Khác");
    town.sql("UPDATE dm_dan_toc SET ten_khac = NULL WHERE ma_tk = '11'");
    town.tick("dan-toc");
    assertThat(town.entry("dan-toc", "12").standing()).isEqualTo(Standing.IN_STEP);
  }

  @Test
  void aTextTooLongForTheColumnIsParkedAndTheOthersGo() {
    town.sql("ALTER TABLE dm_ton_giao ALTER COLUMN to_chuc SET DATA TYPE VARCHAR(60)");
    town.restart();
    town.ministry(FLOW, "{'ma':'10','toChuc':'%s'}".formatted(VALUE.repeat(20)));
    town.ministry(FLOW, "{'ma':'13','toChuc':'Ngắn'}");

    town.tick(FLOW);

    assertThat(town.entry(FLOW, "10").standing()).isEqualTo(Standing.PARKED);
    assertThat(town.entry(FLOW, "10").causes().get(0).text()).doesNotContain(VALUE);
    assertThat(town.value("SELECT to_chuc FROM dm_ton_giao WHERE ma = '13'")).isEqualTo("Ngắn");
    town.ministry(FLOW, "{'ma':'10','toChuc':'Vừa'}");
    town.tick(FLOW);
    assertThat(town.entry(FLOW, "10").standing()).isEqualTo(Standing.IN_STEP);
  }

  @Test
  void aVersionThatGoesBackwardsIsParkedAndNotWritten() {
    town.ministry(FLOW, "{'ma':'99','ghiChu':'một'}");
    town.ministry(FLOW, "{'ma':'99','ghiChu':'hai'}");
    town.tick(FLOW);
    String id = town.record(FLOW, Map.of("ma", "99")).path("id").asText();
    town.raw(FLOW, id, "{'phienBan':1,'ghiChu':'%s'}".formatted(VALUE));

    town.run(FLOW);

    assertThat(town.entry(FLOW, "99").standing()).isEqualTo(Standing.PARKED);
    assertThat(town.entry(FLOW, "99").causes().get(0).code()).isEqualTo("version-went-back");
    assertThat(town.value("SELECT ghi_chu FROM dm_ton_giao WHERE ma = '99'")).isEqualTo("hai");
    // as long as somebody has not looked at it, nothing of the flow goes by itself
    town.people().discard(FLOW, "99", "An", "as the ministry has it");
  }

  private void insert(String key, String name) {
    town.sql("INSERT INTO dm_ton_giao (ma, ten) VALUES (%s, '%s')".formatted(key, name));
  }

  private String count(String where) {
    return town.value("SELECT COUNT(*) FROM dm_ton_giao WHERE " + where);
  }
}
