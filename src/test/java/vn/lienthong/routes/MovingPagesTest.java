package vn.lienthong.routes;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import vn.lienthong.flow.Report;
import vn.lienthong.ledger.Count;
import vn.lienthong.ledger.Event;
import vn.lienthong.record.Key;
import vn.lienthong.record.Standing;
import vn.lienthong.testkit.Databases;

/**
 * Both sides change while their pages are read: records are edited and created, and a few deleted
 * by those who may. Only these may end, and no other is written twice as new.
 */
class MovingPagesTest {
  private static final String FLOW = "don-vi-hanh-chinh";
  private static final int SEEDS = 1000;
  private static final int RECORDS = 20;
  private static final int DELETIONS = 20;
  private static final String DAY = "2026-01-01";

  private final List<String> living = new ArrayList<>();
  private final Set<String> edited = new HashSet<>();
  private int deleted;
  private int ended;

  @Test
  void editsBetweenPagesEndNoRecordThatIsStillThere() {
    Site site =
        Site.empty(Site.On.H2)
            .with("read.page-size", "5")
            .with("ledger.url", Databases.h2().url())
            .mapping(
                FLOW,
                "mode: auto",
                "mode: auto\nguard: {retire: 9999, retirePercent: 100, change: 999999,"
                    + " changePercent: 100}");
    try (Town town = Town.at(site)) {
      for (int i = 0; i < RECORDS; i++) {
        create(town, new Random(i));
      }
      town.approvedRun(FLOW);
      town.approvedRun(FLOW);
      Random[] now = {new Random(0)};
      town.whenever(
          () -> {
            if (now[0].nextInt(4) == 0) {
              change(town, now[0]);
            }
          });
      for (int seed = 0; seed < SEEDS; seed++) {
        now[0] = new Random(seed);
        Report run = seed % 4 == 0 ? town.tick(FLOW) : town.full(FLOW);
        noneEndedThatIsStillThere(run, seed);
      }
      atRest(town);
    }
  }

  @Test
  void whatEndedBeforeACompleteReadThatDidNotComeToRestIsFoundOutAfterIt() {
    Site site =
        Site.empty(Site.On.H2)
            .with("read.page-size", "5")
            .mapping(FLOW, "mode: auto", "mode: auto\nguard: {retire: 9, retirePercent: 100}");
    try (Town town = Town.at(site)) {
      for (int i = 0; i < RECORDS; i++) {
        commune(town, String.valueOf(20_000 + i));
      }
      town.approvedRun(FLOW);
      Instant later = Instant.now().plus(Duration.ofMinutes(5));
      town.ministry(FLOW, "{'ma':'20000','hieuLucTu':'%s','thaoTac':'XOA'}".formatted(DAY));
      town.nationsTime(later);
      int[] next = {21_000};
      town.whenever(() -> commune(town, String.valueOf(next[0]++)));
      Report moved = town.full(FLOW);
      assertThat(moved.result() + " " + moved.cause()).contains("in-step", "moving");
      town.quiet();

      town.tick(FLOW);

      assertThat(town.entry(FLOW, "20000|" + DAY).standing()).isEqualTo(Standing.RETIRED);
    }
  }

  private static void commune(Town town, String code) {
    town.ministry(
        FLOW,
        "{'ma':'%s','hieuLucTu':'%s','ten':'Xã %s','cap':'XA','loai':'XA','maTinh':'12'}"
            .formatted(code, DAY, code));
  }

  private void noneEndedThatIsStillThere(Report run, int seed) {
    assertThat(run.result()).as("seed %d: %s", seed, run.cause()).isIn("in-step", "behind");
    ended += run.counts().of(Count.RETIRED_PROVINCE) + run.counts().of(Count.RETIRED_NATION);
    assertThat(ended).as("seed %d: retired", seed).isLessThanOrEqualTo(deleted);
    if (run.result().equals("in-step")) {
      edited.clear();
    }
  }

  private void atRest(Town town) {
    town.quiet();
    town.full(FLOW);
    town.full(FLOW);
    assertThat(Town.written(town.full(FLOW))).isZero();
    assertThat(ended).isPositive();
    for (String code : living) {
      Key key = Key.of(code, DAY);
      assertThat(town.entry(FLOW, key.text()).standing()).as(code).isEqualTo(Standing.IN_STEP);
      assertThat(town.gateway().ledger().events().story(FLOW, key))
          .filteredOn(event -> "create".equals(event.detail()))
          .extracting(Event::what)
          .as(code)
          .hasSizeLessThanOrEqualTo(1);
    }
    assertThat(town.differences()).noneMatch(line -> line.startsWith(FLOW));
  }

  private void change(Town town, Random random) {
    int choice = random.nextInt(100);
    if (choice < 4 && deleted < DELETIONS) {
      delete(town, random);
    } else if (choice < 10 && living.size() < RECORDS + 5) {
      create(town, random);
    } else if (!living.isEmpty()) {
      edit(town, random);
    }
  }

  private void create(Town town, Random random) {
    boolean village = random.nextBoolean();
    String code = Integer.toString((village ? 10_000_000 : 10_000) + random.nextInt(80_000));
    if (living.contains(code) || town.entry(FLOW, code + "|" + DAY) != null) {
      return;
    }
    living.add(code);
    edited.add(code);
    if (village) {
      town.sql(
          "INSERT INTO dm_don_vi_hanh_chinh (ma, hieu_luc_tu, ten, cap, loai, tinh)"
              + " VALUES ('%s', DATE '%s', 'Bản %s', 'THON', 'BAN', '12')"
                  .formatted(code, DAY, code));
    } else {
      commune(town, code);
    }
  }

  /** By the one who decides about it, and nobody has edited it since the sides were in step. */
  private void delete(Town town, Random random) {
    String code = living.get(random.nextInt(living.size()));
    if (!edited.contains(code)) {
      living.remove(code);
      deleted++;
      if (village(code)) {
        town.sql("DELETE FROM dm_don_vi_hanh_chinh WHERE ma = '%s'".formatted(code));
      } else {
        town.ministry(FLOW, "{'ma':'%s','hieuLucTu':'%s','thaoTac':'XOA'}".formatted(code, DAY));
      }
    }
  }

  private void edit(Town town, Random random) {
    String code = living.get(random.nextInt(living.size()));
    String name = "Tên " + random.nextInt(1_000_000);
    edited.add(code);
    if (village(code)) {
      town.sql("UPDATE dm_don_vi_hanh_chinh SET ten = '%s' WHERE ma = '%s'".formatted(name, code));
    } else {
      town.ministry(FLOW, "{'ma':'%s','hieuLucTu':'%s','ten':'%s'}".formatted(code, DAY, name));
    }
  }

  private static boolean village(String code) {
    return code.length() == 8;
  }
}
