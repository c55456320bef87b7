package vn.lienthong.routes;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import vn.lienthong.admin.FlowState;

/** A province that keeps one row per code, against a nation whose codes change their meaning. */
class SliceTest {
  private static final String FLOW = "don-vi-hanh-chinh";

  @Test
  void onlyTodaysUnitsAreHeldAndANewMeaningOfACodeIsOneUpdate() {
    Site site =
        Site.empty(Site.On.H2)
            .mapping(FLOW, "identity: [ma, hieuLucTu]", "identity: [ma]\nslice: current");
    try (Town town = Town.at(site)) {
      town.sql("ALTER TABLE dm_don_vi_hanh_chinh DROP PRIMARY KEY");
      town.sql("ALTER TABLE dm_don_vi_hanh_chinh ADD PRIMARY KEY (ma)");
      town.ministry(FLOW, unit("12", "TINH", "TINH", "Lai Châu", "2004-01-01", null));
      town.ministry(FLOW, unit("03388", "XA", "PHUONG", "Quyết Tiến", "2004-01-01", "12"));
      town.ministry(FLOW, unit("03389", "XA", "PHUONG", "Đoàn Kết", "2004-01-01", "12"));
      town.approvedRun(FLOW);
      assertThat(name(town, "03388")).isEqualTo("Quyết Tiến");

      end(town, "03388");
      end(town, "03389");
      town.ministry(FLOW, unit("03388", "XA", "PHUONG", "Đoàn Kết", "2025-07-01", "12"));
      town.approvedRun(FLOW);

      assertThat(name(town, "03388")).isEqualTo("Đoàn Kết");
      assertThat(town.value("SELECT COUNT(*) FROM dm_don_vi_hanh_chinh WHERE ma = '03388'"))
          .isEqualTo("1");
      assertThat(town.value("SELECT hieu_luc_den FROM dm_don_vi_hanh_chinh WHERE ma = '03389'"))
          .isEqualTo("2025-06-30");
      assertThat(town.approvedRun(FLOW).counts().toProvince()).isZero();
      assertThat(town.run(FLOW).state()).isEqualTo(FlowState.IN_STEP);
    }
  }

  private static void end(Town town, String code) {
    town.ministry(
        FLOW, "{'ma':'%s','hieuLucTu':'2004-01-01','hieuLucDen':'2025-06-30'}".formatted(code));
  }

  private static String unit(
      String code, String level, String kind, String name, String from, String parent) {
    String under = parent == null ? "" : "'maCha':'" + parent + "',";
    return "{'ma':'%s',%s'cap':'%s','loai':'%s','ten':'%s','hieuLucTu':'%s','maTinh':'12'}"
        .formatted(code, under, level, kind, name, from);
  }

  private static String name(Town town, String code) {
    return town.value("SELECT ten FROM dm_don_vi_hanh_chinh WHERE ma = '" + code + "'");
  }
}
