package vn.lienthong.routes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A nation that has done what it was asked and does not get to say so, and does not know a batch
 * again. Catalogues are read before they are written, and what is fed overwrites itself: nothing is
 * doubled.
 */
class LostAnswersTest {
  private static final String LOST =
      "{'operation':'write','afterWrite':true,'status':500,'empty':true,'times':3}";

  @ParameterizedTest
  @ValueSource(strings = {"idempotency-key", "idempotency-key, version", "plain"})
  void nothingIsLostOrDoubled(String lacks) {
    Site site = Site.laiChau(Site.On.H2).with("purpose.phieu-ho", "thử");
    boolean plain = lacks.equals("plain");
    try (Town town = Town.at(plain ? site.with("national.dialect", lacks) : site.without(lacks))) {
      town.approvedCycle();
      int round = 0;
      for (String flow : List.of("nhom-van-ban", "chi-tieu", "phieu")) {
        edit(town, ++round);
        town.faults(LOST);
        town.tick(flow);
        town.tick(flow);
        town.faults("{'operation':'token','times':0}");
        town.cycle();
      }
      town.cycle();

      assertThat(town.cycle()).isZero();
      assertThat(town.differences()).isEmpty();
      assertThat(createdTwice(town)).isEmpty();
    }
  }

  /** Something new, and something else than before, in each. */
  private static void edit(Town town, int round) {
    town.sql(
        "INSERT INTO nhom_van_ban (ma_nhom, ten_nhom, nhom_cha, thu_tu, tinh, ngay_bat_dau)"
            + " VALUES ('LC-%d', 'Nhóm %d', 'LC', %d, '12', DATE '2025-03-01')"
                .formatted(round, round, 20 + round));
    town.sql("UPDATE nhom_van_ban SET thu_tu = thu_tu + 50 WHERE ma_nhom = 'LC-KH'");
    town.sql(
        "UPDATE dm_chi_tieu SET don_vi_tinh = 'bản %d' WHERE ma_chi_tieu = '1690'"
            .formatted(round));
    town.sql(
        "UPDATE phieu_tra_loi SET gia_tri = '%d' WHERE cau_hoi = 'C02'".formatted(500 + round));
  }

  private static List<String> createdTwice(Town town) {
    return town.nation.journal().stream()
        .filter(line -> line.path("status").asText().equals("CREATED"))
        .map(line -> line.path("resource").asText() + " " + line.path("id").asText())
        .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()))
        .entrySet()
        .stream()
        .filter(created -> created.getValue() > 1)
        .map(Map.Entry::getKey)
        .toList();
  }
}
