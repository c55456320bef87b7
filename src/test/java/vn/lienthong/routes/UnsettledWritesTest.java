package vn.lienthong.routes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vn.lienthong.record.Standing;

/**
 * The nation took what was sent, and the gateway never learnt it. What people do before the next
 * run must not be mistaken: what the nation holds is our own write, not the ministry's edit.
 */
class UnsettledWritesTest {
  private static final String FLOW = "nhom-van-ban";
  private static final String LOST =
      "{'operation':'write','afterWrite':true,'status':500,'empty':true}";

  @ParameterizedTest
  @EnumSource
  void whatWasDeletedBeforeItsCreationWasSettledDoesNotComeBack(Site.On on) {
    try (Town town = atRest(on)) {
      town.sql(
          "INSERT INTO nhom_van_ban (ma_nhom, ten_nhom, nhom_cha, tinh)"
              + " VALUES ('LC-MOI', 'Nhóm mới', 'LC', '12')");
      lose(town);
      town.sql("DELETE FROM nhom_van_ban WHERE ma_nhom = 'LC-MOI'");

      town.tick(FLOW);
      town.tick(FLOW);

      assertThat(town.value("SELECT ten_nhom FROM nhom_van_ban WHERE ma_nhom = 'LC-MOI'")).isNull();
      assertThat(town.record(FLOW, Map.of("ma", "LC-MOI")).path("hieuLucDen").isTextual()).isTrue();
      assertThat(town.cycle()).isZero();
      assertThat(town.differences()).noneMatch(found -> found.startsWith(FLOW));
    }
  }

  @ParameterizedTest
  @EnumSource
  void whatWasDeletedBeforeItsChangeWasSettledIsNoConflict(Site.On on) {
    try (Town town = atRest(on)) {
      town.sql(
          "INSERT INTO nhom_van_ban (ma_nhom, ten_nhom, nhom_cha, tinh)"
              + " VALUES ('LC-MOI', 'Nhóm mới', 'LC', '12')");
      town.tick(FLOW);
      town.sql("UPDATE nhom_van_ban SET ten_nhom = 'Tên khác' WHERE ma_nhom = 'LC-MOI'");
      lose(town);
      town.sql("DELETE FROM nhom_van_ban WHERE ma_nhom = 'LC-MOI'");

      town.tick(FLOW);

      assertThat(town.entry(FLOW, "LC-MOI").standing()).isEqualTo(Standing.RETIRED);
      assertThat(town.record(FLOW, Map.of("ma", "LC-MOI")).path("hieuLucDen").isTextual()).isTrue();
      assertThat(town.differences()).noneMatch(found -> found.startsWith(FLOW));
    }
  }

  private static Town atRest(Site.On on) {
    Town town = Town.at(Site.laiChau(on));
    town.approvedCycle();
    town.approvedCycle();
    assertThat(town.cycle()).isZero();
    return town;
  }

  private static void lose(Town town) {
    town.faults(LOST);
    assertThat(town.tick(FLOW).result()).isEqualTo("held");
    town.faults("{'operation':'token','times':0}");
  }
}
