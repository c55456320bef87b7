package vn.lienthong.routes;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;

/** What day it is, is what day it is in Vietnam, wherever the gateway runs. */
class VietnamsDayTest {
  private static final String FLOW = "nhom-van-ban";

  /** Both of New York's nights, before and after they change, and the ends of other days. */
  private static final List<List<String>> NIGHTS =
      List.of(
          List.of("America/New_York", "2026-03-08T06:30:00Z"),
          List.of("America/New_York", "2026-03-08T07:30:00Z"),
          List.of("America/New_York", "2026-11-01T05:30:00Z"),
          List.of("UTC", "2027-01-01T16:59:59Z"),
          List.of("UTC", "2027-01-01T17:00:01Z"),
          List.of("Pacific/Apia", "2027-02-01T10:30:00Z"),
          List.of("Australia/Lord_Howe", "2027-04-03T15:30:00Z"));

  @Test
  void whatEndsTodayEndsOnVietnamsDay() {
    TimeZone before = TimeZone.getDefault();
    try (Town town = Town.at(Site.laiChau(Site.On.H2))) {
      town.approvedRun(FLOW);
      int groups = 0;
      for (List<String> night : NIGHTS) {
        TimeZone.setDefault(TimeZone.getTimeZone(night.get(0)));
        Instant now = Instant.parse(night.get(1));
        town.clock.advance(Duration.between(town.clock.instant(), now));
        assertThat(ended(town, "LC-" + groups++))
            .as(night.toString())
            .isEqualTo(now.plus(Duration.ofHours(7)).toString().substring(0, 10));
      }
    } finally {
      TimeZone.setDefault(before);
    }
  }

  /** The day on which a group ends that is deleted now. */
  private static String ended(Town town, String group) {
    town.sql(
        "INSERT INTO nhom_van_ban (ma_nhom, ten_nhom, nhom_cha, tinh)"
            + " VALUES ('%s', 'Nhóm', 'LC', '12')".formatted(group));
    town.tick(FLOW);
    town.sql("DELETE FROM nhom_van_ban WHERE ma_nhom = '" + group + "'");
    town.tick(FLOW);
    return town.record(FLOW, Map.of("ma", group)).path("hieuLucDen").asText();
  }
}
