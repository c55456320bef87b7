package vn.lienthong.routes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.List;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import vn.lienthong.flow.Report;
import vn.lienthong.ledger.Count;
import vn.lienthong.ledger.Receipt;
import vn.lienthong.record.Cause;
import vn.lienthong.record.Entry;
import vn.lienthong.record.Key;
import vn.lienthong.record.Standing;

/**
 * Forms on their way from the province's tables to the nation, through the shipped routes. Each
 * test goes on from the last.
 */
@ParameterizedClass
@EnumSource
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class FeedPathTest {
  private static final String FORM = "PT01-03390001-2025";

  @Parameter private Site.On on = Site.On.H2;
  private Town town;

  @BeforeParameterizedClassInvocation
  void open() {
    town = Town.at(Site.laiChau(on).with("purpose.phieu-ho", "thử"));
  }

  @AfterParameterizedClassInvocation
  void close() {
    town.close();
  }

  @Test
  @Order(1)
  void formsWaitForTheirTemplateAndTheirUnit() {
    Report report = town.tick("phieu");

    assertThat(count(report, Count.WAITING))
        .isEqualTo(count(report, Count.READ_PROVINCE) - drafts());
    Entry entry = town.entry("phieu", FORM);
    assertThat(entry).isNotNull();
    assertThat(entry.standing()).isEqualTo(Standing.WAITING);
    assertThat(entry.causes()).extracting(Cause::field).contains("maMau", "maDonVi");
  }

  private int drafts() {
    return Integer.parseInt(
        String.valueOf(
            town.value(
                "SELECT COUNT(*) FROM phieu WHERE trang_thai <> 'DA_DUYET' AND tinh = '12'")));
  }

  @Test
  @Order(2)
  void theCataloguesArrivalReleasesThem() {
    town.approvedCycle();
    town.tick("phieu");

    JsonNode form = form();
    assertThat(form.path("traLoi")).hasSize(answers());
    assertThat(form.path("ketQua").asText()).isEqualTo("CHO_XEM");
    assertThat(town.entry("phieu", FORM)).isNull();
    assertThat(receipts(FORM)).isNotEmpty().noneMatch(Receipt.Sent::withdrawn);
  }

  private JsonNode form() {
    return town.stored("phieu").getOrDefault("12:" + FORM, MissingNode.getInstance());
  }

  private int answers() {
    return Integer.parseInt(
        String.valueOf(
            town.value("SELECT COUNT(*) FROM phieu_tra_loi WHERE so_phieu = '" + FORM + "'")));
  }

  private List<Receipt.Sent> receipts(String form) {
    return town.gateway().ledger().receipts().of("phieu", Key.of(form));
  }

  @Test
  @Order(3)
  void theVerdictComesBackIntoTheRow() {
    town.tick("phieu");

    assertThat(town.value("SELECT ket_qua_bo FROM phieu WHERE so_phieu = '" + FORM + "'"))
        .isEqualTo("CHO_XEM");
  }

  @Test
  @Order(4)
  void anAnswerThatChangedIsSentAndNothingElse() {
    town.tick("phieu");
    town.sql(
        "UPDATE phieu_tra_loi SET gia_tri = '97' WHERE cau_hoi = 'C01' AND so_phieu = '"
            + FORM
            + "'");

    Report report = town.tick("phieu");

    assertThat(count(report, Count.DELIVERED)).isEqualTo(1);
    assertThat(form().findValuesAsText("giaTri")).contains("97");
    assertThat(count(town.tick("phieu"), Count.TO_NATION)).isZero();
  }

  @Test
  @Order(5)
  void aFormTakenBackIsWithdrawn() {
    town.sql("UPDATE phieu SET trang_thai = 'TRA_LAI' WHERE so_phieu = '" + FORM + "'");

    Report report = town.tick("phieu");

    assertThat(count(report, Count.WITHDRAWN)).isEqualTo(1);
    assertThat(form().path("trangThai").asText()).isEqualTo("DA_XOA");
    assertThat(receipts(FORM)).last().matches(Receipt.Sent::withdrawn);
    assertThat(count(town.tick("phieu"), Count.TO_NATION)).isZero();
  }

  @Test
  @Order(6)
  void approvedOnceMoreItIsSentOnceMore() {
    town.sql("UPDATE phieu SET trang_thai = 'DA_DUYET' WHERE so_phieu = '" + FORM + "'");

    assertThat(count(town.tick("phieu"), Count.DELIVERED)).isEqualTo(1);
    assertThat(form().path("trangThai").asText()).isEqualTo("HOAT_DONG");
  }

  private static int count(Report report, Count count) {
    return report.counts().of(count);
  }
}
