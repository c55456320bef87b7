package vn.lienthong.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import vn.lienthong.admin.ConflictView;
import vn.lienthong.admin.FlowState;
import vn.lienthong.admin.OperationException;
import vn.lienthong.admin.Operations.Choice;
import vn.lienthong.admin.ParkedGroup;
import vn.lienthong.admin.RunView;
import vn.lienthong.admin.TraceView;
import vn.lienthong.record.Side;
import vn.lienthong.record.Standing;

/** Conflicts, dead letters and records that wait: what people see of them and do about them. */
@ParameterizedClass
@EnumSource
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PeopleTest {
  private static final String LONG = "Bản rất dài ".repeat(20);
  @Parameter private Site.On on = Site.On.H2;
  private Town town;

  @BeforeParameterizedClassInvocation
  void open() {
    town = Town.at(Site.laiChau(on));
    town.approvedCycle();
  }

  @AfterParameterizedClassInvocation
  void close() {
    town.close();
  }

  @Test
  void aConflictIsListedShownAndResolvedAsItWasSeen() {
    String flow = "ton-giao";
    town.sql("UPDATE dm_ton_giao SET ghi_chu = 'của tỉnh' WHERE ma = '08'");
    town.ministry(flow, "{'ma':'08','ghiChu':'của bộ'}");
    town.tick(flow);

    assertThat(town.people().conflicts(flow)).extracting(ConflictView::key).containsExactly("08");
    ConflictView shown = town.people().conflict(flow, "08");
    assertThat(shown.fields())
        .singleElement()
        .satisfies(
            field -> {
              assertThat(field.field()).isEqualTo("ghiChu");
              assertThat(field.province()).isEqualTo("của tỉnh");
              assertThat(field.nation()).isEqualTo("của bộ");
              assertThat(field.provinceBefore()).isEqualTo(field.nationBefore()).isNotNull();
            });
    assertThat(town.status(flow).counts().conflicts()).isEqualTo(1);

    town.sql("UPDATE dm_ton_giao SET ghi_chu = 'của tỉnh ta' WHERE ma = '08'");
    assertThatThrownBy(() -> resolve(flow, shown.fingerprint()))
        .isInstanceOf(OperationException.Refused.class);
    town.tick(flow);
    assertThatThrownBy(() -> resolve(flow, shown.fingerprint()))
        .isInstanceOf(OperationException.Refused.class);
    assertThat(note()).isEqualTo("của bộ");

    resolve(flow, town.people().conflict(flow, "08").fingerprint());

    assertThat(note()).isEqualTo("của tỉnh ta");
    assertThat(town.people().conflicts(flow)).isEmpty();
    assertThat(town.people().trace(flow, "08").losers())
        .extracting(TraceView.Loser::side, TraceView.Loser::value)
        .contains(org.assertj.core.groups.Tuple.tuple(Side.NATION, "của bộ"));
    assertThat(Town.written(town.tick(flow))).isZero();
    assertThat(town.status(flow).state()).isEqualTo(FlowState.IN_STEP);
  }

  @Test
  void aValueThatGaveWayIsPutBackOnBothSides() {
    String flow = "dan-toc";
    assertThat(spelling()).isEqualTo("Khơ-me");

    town.people().restore(flow, "05", "ten", "An", "the province's spelling is right");

    assertThat(spelling()).isEqualTo("Khmer");
    assertThat(town.status(flow).counts().national()).isEqualTo(56);
    assertThat(town.record(flow, Map.of("ma", "05")).path("ten").asText()).isEqualTo("Khmer");
    assertThat(town.people().trace(flow, "05").losers())
        .extracting(TraceView.Loser::value)
        .contains("Khmer", "Khơ-me");
    assertThat(Town.written(town.tick(flow))).isZero();
    assertThat(town.status(flow).state()).isEqualTo(FlowState.IN_STEP);
    assertThatThrownBy(() -> town.people().restore(flow, "05", "nhomNgonNgu", "An", "why not"))
        .isInstanceOf(OperationException.NotFound.class);
  }

  @Test
  void aValueIsNotPutBackOverAnEditThatIsOnItsWay() {
    town.sql("UPDATE dm_dan_toc SET ghi_chu = 'đang sửa' WHERE ma_tk = '08'");

    RunView run = town.people().restore("dan-toc", "08", "ten", "An", "too early");

    assertThat(run.counts().toProvince() + run.counts().toNational()).isZero();
    assertThat(town.value("SELECT ghi_chu FROM dm_dan_toc WHERE ma_tk = '08'"))
        .isEqualTo("đang sửa");
    town.tick("dan-toc");
    assertThat(town.record("dan-toc", Map.of("ma", "08")).path("ghiChu").asText())
        .isEqualTo("đang sửa");
  }

  private String spelling() {
    return town.value("SELECT ten FROM dm_dan_toc WHERE ma_tk = '05'");
  }

  private void resolve(String flow, String seen) {
    town.people().resolve(flow, "08", Choice.PROVINCE, seen, "An", "asked there");
  }

  private String note() {
    return town.record("ton-giao", Map.of("ma", "08")).path("ghiChu").asText();
  }

  @Test
  void aParkedRecordIsRetriedDiscardedAndHealedAtItsSource() {
    String flow = "don-vi-hanh-chinh";
    String key = "03463090|2026-01-01";
    village("03463090", LONG);
    village("03463091", "Bản Nậm Lúc");
    town.tick(flow);

    assertThat(town.record(flow, Map.of("ma", "03463091")).isMissingNode()).isFalse();
    List<ParkedGroup> parked = town.people().parked(flow);
    assertThat(parked).singleElement().extracting(ParkedGroup::keys).isEqualTo(List.of(key));
    assertThat(parked.get(0).cause().text()).startsWith("too-long (ten").doesNotContain("Bản");

    town.people().retry(flow, key, null, 0);
    assertThat(standing(flow, key)).isEqualTo(Standing.PARKED);
    town.people().discard(flow, key, "An", "not needed");
    assertThat(town.people().parked(flow)).isEmpty();
    assertThat(town.status(flow).counts().parked()).isZero();
    assertThat(Town.written(town.tick(flow))).isZero();

    town.sql("UPDATE dm_don_vi_hanh_chinh SET ten = 'Bản mới' WHERE ma = '03463090'");
    town.tick(flow);

    assertThat(standing(flow, key)).isEqualTo(Standing.IN_STEP);
    assertThat(town.record(flow, Map.of("ma", "03463090")).path("ten").asText())
        .isEqualTo("Bản mới");
    assertThat(town.people().trace(flow, key).events())
        .extracting(TraceView.Event::what)
        .contains("parked", "retried", "discarded", "written-to-nation");
  }

  private void village(String code, String name) {
    town.sql(
        "INSERT INTO dm_don_vi_hanh_chinh (ma, hieu_luc_tu, ten, cap, loai, ma_cha, tinh)"
            + " VALUES ('%s', DATE '2026-01-01', '%s', 'THON', 'BAN', '03463', '12')"
                .formatted(code, name.strip()));
  }

  @Test
  void whatWaitsIsReleasedWhenItsParentComes() {
    String flow = "chi-tieu";
    indicator("1698", "'1699'");
    indicator("1696", "'1697'");
    indicator("1697", "'1696'");
    indicator("1695", "NULL");
    town.tick(flow);

    assertThat(standing(flow, "1698")).isEqualTo(Standing.WAITING);
    assertThat(standing(flow, "1696")).isEqualTo(Standing.WAITING);
    assertThat(standing(flow, "1697")).isEqualTo(Standing.WAITING);
    assertThat(standing(flow, "1695")).isEqualTo(Standing.IN_STEP);
    assertThat(town.entry(flow, "1698").attempts()).isZero();

    town.people().retry(flow, "1698", null, 0);
    assertThat(standing(flow, "1698")).isEqualTo(Standing.WAITING);
    assertThat(town.entry(flow, "1698").nextAttempt()).isNull();

    indicator("1699", "NULL");
    town.tick(flow);

    assertThat(standing(flow, "1699")).isEqualTo(Standing.IN_STEP);
    assertThat(standing(flow, "1698")).isEqualTo(Standing.IN_STEP);
    assertThat(standing(flow, "1696")).isEqualTo(Standing.WAITING);

    town.sql("UPDATE dm_chi_tieu SET ma_cha = NULL WHERE ma_chi_tieu = '1697'");
    town.tick(flow);
    assertThat(standing(flow, "1696")).isEqualTo(Standing.IN_STEP);
    assertThat(town.people().trace(flow, "1696").events())
        .extracting(TraceView.Event::what)
        .contains("waiting");
  }

  private void indicator(String code, String parent) {
    town.sql(
        "INSERT INTO dm_chi_tieu (ma_chi_tieu, ten_chi_tieu, ma_nhom, ma_cha, don_vi_tinh,"
            + " kieu_gia_tri, cua_dia_phuong, ma_tinh, ngay_bat_dau) VALUES ('%s', 'Số %s', '16', %s,"
                .formatted(code, code, parent)
            + " 'hộ', 'SO_NGUYEN', TRUE, '12', DATE '2026-01-01')");
  }

  private Standing standing(String flow, String key) {
    return town.entry(flow, key).standing();
  }
}
