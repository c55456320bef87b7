package vn.lienthong.routes;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.lienthong.record.Cause;

/** A nation that understands the contract's words, and makes something else of them. */
class OddNationTest {
  @TempDir Path documents;

  private Town town(String dialect) throws Exception {
    Site site = Site.laiChau(Site.On.H2).mapping("dialects/default", "{}", dialect);
    return Daily.town(site, documents);
  }

  /** It breaks at more than it can take; a batch that is halved only then would hold the flow. */
  @Test
  void noBatchIsLargerThanItTakes() throws Exception {
    try (Town town = town("request: {largest-batch: 2}")) {
      town.faults("{'largestBatch':2}");
      Daily.inStep(town);
      Daily.edit(town);
      Daily.withdraw(town);
      Daily.rests(town);

      assertThat(town.differences()).isEmpty();
    }
  }

  /** So a write brings what is not to change too, and still only if nobody changed it meanwhile. */
  @Test
  void whatAWriteLeavesOutIsNotEmptied() throws Exception {
    try (Town town = town("values: {null: omit, absent: clears}")) {
      town.faults("{'absentClears':true}");
      Daily.inStep(town);
      Daily.edit(town);
      Daily.rests(town);

      assertThat(town.differences()).isEmpty();
      Daily.proved(town);
    }
  }

  /** It takes a batch whole or not at all, and knows a batch again by its key. */
  @Test
  void oneRecordThatIsRefusedCostsOnlyItself() throws Exception {
    try (Town town = Town.at(Site.laiChau(Site.On.H2).without("results"))) {
      List.of("don-vi-hanh-chinh", "mau-phieu").forEach(town::approvedRun);
      town.faults("{'resource':'phieu','forbidden':['12:PT02-03405001-2025']}");

      town.tick("phieu");

      assertThat(town.stored("phieu").keySet())
          .containsExactlyInAnyOrder("12:PT01-03390001-2025", "12:PT01-03390002-2025");
      assertThat(town.entry("phieu", "PT01-03390002-2025")).isNull();
      assertThat(town.entry("phieu", "PT02-03405001-2025").causes())
          .containsExactly(new Cause("refused", null, "TU_CHOI"));
    }
  }

  /** Where no record can be asked for by itself, one walk through the list answers for all. */
  @Test
  void recordsThatAreMissingTogetherAreLookedForTogether() throws Exception {
    try (Town town = Town.at(Site.laiChau(Site.On.H2).without("read-one"))) {
      town.approvedRun("ton-giao");
      town.full("ton-giao");

      int forOne = questions(town, List.of("05"));
      int forFour = questions(town, List.of("06", "07", "09", "10"));

      assertThat(forFour).isEqualTo(forOne);
      assertThat(town.value("SELECT COUNT(*) FROM dm_ton_giao WHERE ngay_ket_thuc IS NOT NULL"))
          .isEqualTo("5");
    }
  }

  /** How many it takes to see that these are gone. */
  private static int questions(Town town, List<String> gone) {
    gone.forEach(code -> town.ministry("ton-giao", "{'ma':'" + code + "','thaoTac':'XOA'}"));
    AtomicInteger asked = new AtomicInteger();
    town.whenever(asked::incrementAndGet);
    town.full("ton-giao");
    town.quiet();
    return asked.get();
  }
}
