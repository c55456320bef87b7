package vn.lienthong.routes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import vn.lienthong.flow.Report;
import vn.lienthong.ledger.Count;
import vn.lienthong.national.NationalCall.Purpose;
import vn.lienthong.record.Cause;
import vn.lienthong.record.Entry;
import vn.lienthong.record.Standing;

/**
 * Forms and tables as nobody should have filled them, through the shipped routes. Each is set aside
 * under its cause while another one goes, and goes itself when its row is mended.
 */
@ParameterizedClass
@EnumSource
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadReportsTest {
  private static final String FORM = "PT01-03390001-2025";
  private static final String OTHER_FORM = "PT01-03390002-2025";
  private static final String TABLE = "BM04|2025-M09|03390";

  @Parameter private Site.On on = Site.On.H2;
  private Town town;
  private int day = 1;

  @BeforeParameterizedClassInvocation
  void open() {
    town = Town.at(Site.laiChau(on));
    for (String column : List.of("ma_mau", "don_vi", "ky")) {
      town.sql("ALTER TABLE phieu ALTER COLUMN " + column + " DROP NOT NULL");
    }
    boolean h2 = on == Site.On.H2;
    town.sql(
        "ALTER TABLE phieu ALTER COLUMN ky SET DATA TYPE " + (h2 ? "VARCHAR(20000000)" : "TEXT"));
    town.sql(
        "ALTER TABLE phieu_tra_loi ALTER COLUMN gia_tri SET DATA TYPE "
            + (h2 ? "VARBINARY(8000)" : "BYTEA USING convert_to(gia_tri, 'UTF8')"));
    town.restart();
    town.approvedCycle();
    for (String flow : List.of("phieu", "bieu")) {
      town.people().capture().install(flow, true, "An");
      rest(flow);
    }
  }

  @AfterParameterizedClassInvocation
  void close() {
    town.close();
  }

  @BeforeEach
  void allIsSound() {
    assertThat(town.entry("phieu", FORM)).isNull();
    assertThat(town.entry("bieu", TABLE)).isNull();
  }

  /** Until verdicts have come back, and are known as our own writes. */
  private void rest(String flow) {
    Report last = town.tick(flow);
    for (int i = 0; i < 5 && last.counts().of(Count.READ_PROVINCE) > 0; i++) {
      last = town.tick(flow);
    }
    assertThat(last.result()).isEqualTo("in-step");
    assertThat(last.counts().of(Count.READ_PROVINCE)).isZero();
  }

  @Test
  void aFormWithoutRequiredValuesIsParked() {
    form("ma_mau = NULL, ky = NULL");

    parked("missing (maMau)", "missing (ky)");

    form("ma_mau = 'PT01', ky = '2025'");
    mended();
  }

  @Test
  void aFormWithBytesThatAreNoTextIsParked() {
    answer("C06", "C3A1C4");

    assertThat(parked()).hasSize(1);
    assertThat(aside(Standing.PARKED).get(0).text()).startsWith("invalid-utf-8 (traLoi.giaTri");

    answer("C06", "C3A1");
    mended();
    assertThat(sent().findValuesAsText("giaTri")).contains("á");
  }

  @Test
  void aFormWithATextOfTenMegabytesIsParked() {
    form("ky = REPEAT('x', 10000000)");

    assertThat(parked()).extracting(Cause::field).containsExactly("ky");

    form("ky = '2025'");
    mended();
  }

  @Test
  void aFormOfAnUnknownTemplateWaitsForIt() {
    form("ma_mau = 'PT99'");

    tick();
    assertThat(aside(Standing.WAITING))
        .extracting(Cause::text)
        .containsExactly("missing-reference (maMau: mau-phieu)");

    form("ma_mau = 'PT01'");
    mended();
  }

  @Test
  void anAnswerWithoutQuestionParksItsForm() {
    town.sql(
        "INSERT INTO phieu_tra_loi (so_phieu, cau_hoi, gia_tri) VALUES ('%s', 'C99', %s)"
            .formatted(FORM, bytes("31")));

    parked("rule (traLoi: du-cau-hoi: an answer without question)");

    town.sql("DELETE FROM phieu_tra_loi WHERE cau_hoi = 'C99'");
    mended();
  }

  @Test
  void aRequiredQuestionWithoutAnswerParksItsForm() {
    town.sql(
        "DELETE FROM phieu_tra_loi WHERE so_phieu = '" + FORM + "' AND cau_hoi IN ('C02', 'C03')");

    assertThat(parked()).isNotEmpty().allMatch(cause -> cause.text().contains("du-cau-hoi: C0"));

    for (String question : List.of("C02", "C03")) {
      town.sql(
          "INSERT INTO phieu_tra_loi (so_phieu, cau_hoi, gia_tri) VALUES ('%s', '%s', %s)"
              .formatted(FORM, question, bytes("3930")));
    }
    mended();
  }

  @Test
  void aCellOutsideTheGridParksItsTable() {
    cell("V99", "C01");
    cell("V01", "C77");

    table("rule (o.dong: trong-bang-dong)", "rule (o.cot: trong-bang-cot)");

    town.sql("DELETE FROM bieu_o WHERE ma_dong = 'V99' OR ma_cot = 'C77'");
    town.tick("bieu");
    assertThat(town.entry("bieu", TABLE)).isNull();
  }

  @Test
  void aTableOfAnotherPeriodThanItsTemplatesIsParked() {
    town.sql(
        "INSERT INTO bieu (ma_mau, ky, don_vi, tinh, trang_thai, lan_nop)"
            + " VALUES ('BM04', '2025-Q3', '03390', '12', 'DA_DUYET', 1)");

    town.tick("bieu");

    Entry entry = town.entry("bieu", "BM04|2025-Q3|03390");
    assertThat(entry).isNotNull();
    assertThat(entry.standing()).isEqualTo(Standing.PARKED);
    assertThat(entry.causes()).extracting(Cause::text).containsExactly("rule (ky: dung-ky)");
    assertThat(town.stored("bieu")).doesNotContainKey("12:BM04:2025-Q3:03390");
    town.sql("DELETE FROM bieu WHERE ky = '2025-Q3'");
    town.tick("bieu");
    assertThat(town.entry("bieu", "BM04|2025-Q3|03390")).isNull();
  }

  @Test
  void aTableEditedWhileItIsSentGoesOnceMoreAndNeverHalf() {
    value("V01", "121");
    town.before(
        Purpose.BATCH,
        () -> {
          value("V01", "122");
          value("V02", "5500");
        });

    town.tick("bieu");

    assertThat(cells()).contains("121", "5400.5").doesNotContain("122", "5500");
    town.tick("bieu");
    assertThat(cells()).contains("122", "5500").doesNotContain("121", "5400.5");
    rest("bieu");
  }

  private void form(String set) {
    town.sql("UPDATE phieu SET " + set + " WHERE so_phieu = '" + FORM + "'");
  }

  private void answer(String question, String hex) {
    town.sql(
        "UPDATE phieu_tra_loi SET gia_tri = %s WHERE so_phieu = '%s' AND cau_hoi = '%s'"
            .formatted(bytes(hex), FORM, question));
  }

  private String bytes(String hex) {
    return on == Site.On.H2 ? "X'" + hex + "'" : "decode('" + hex + "', 'hex')";
  }

  private void cell(String row, String column) {
    town.sql(
        "INSERT INTO bieu_o (ma_mau, ky, don_vi, ma_dong, ma_cot, gia_tri)"
            + " VALUES ('BM04', '2025-M09', '03390', '%s', '%s', 1)".formatted(row, column));
  }

  private void value(String row, String value) {
    town.sql(
        "UPDATE bieu_o SET gia_tri = %s WHERE don_vi = '03390' AND ma_dong = '%s'"
            .formatted(value, row));
  }

  /** A run in which another form changed too, and goes. */
  private void tick() {
    String date = "2026-03-%02d".formatted(++day);
    town.sql(
        "UPDATE phieu SET ngay_lap = DATE '%s' WHERE so_phieu = '%s'".formatted(date, OTHER_FORM));
    String before = sent().toString();

    assertThat(town.tick("phieu").result()).isEqualTo("in-step");

    assertThat(sent()).hasToString(before);
    assertThat(town.stored("phieu").get("12:" + OTHER_FORM).path("ngayLap").asText())
        .isEqualTo(date);
  }

  private List<Cause> parked() {
    tick();
    return aside(Standing.PARKED);
  }

  private void parked(String... causes) {
    assertThat(parked()).extracting(Cause::text).containsExactlyInAnyOrder(causes);
  }

  private List<Cause> aside(Standing standing) {
    Entry entry = town.entry("phieu", FORM);
    assertThat(entry).isNotNull();
    assertThat(entry.standing()).isEqualTo(standing);
    return entry.causes();
  }

  private void table(String... causes) {
    town.tick("bieu");
    Entry entry = town.entry("bieu", TABLE);
    assertThat(entry).isNotNull();
    assertThat(entry.standing()).isEqualTo(Standing.PARKED);
    assertThat(entry.causes()).extracting(Cause::text).containsExactlyInAnyOrder(causes);
  }

  /** The row is as it should be: it goes, and what was set aside is no more. */
  private void mended() {
    town.tick("phieu");
    assertThat(town.entry("phieu", FORM)).isNull();
    rest("phieu");
    // who compares the sides takes the bytes of PostgreSQL for their digits
    String unread = on == Site.On.POSTGRES ? ": traLoi" : "nothing";
    assertThat(town.differences())
        .filteredOn(text -> text.startsWith("phieu ") && !text.endsWith(unread))
        .isEmpty();
  }

  private JsonNode sent() {
    return town.stored("phieu").getOrDefault("12:" + FORM, MissingNode.getInstance());
  }

  private List<String> cells() {
    return town.stored("bieu").get("12:BM04:2025-M09:03390").findValuesAsText("giaTri");
  }
}
