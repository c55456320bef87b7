package vn.lienthong.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PagingTest extends WithSandbox {
  @BeforeEach
  void plantTwenty() {
    for (int i = 10; i < 30; i++) {
      ministry("dan-toc", "{'ma':'" + i + "','ten':'t" + i % 3 + "'}");
    }
  }

  @Test
  void goesOnAfterTheLastId() {
    List<String> ids = new ArrayList<>();
    String after = "";
    Nationals.Answer page = nationals.get("/dan-toc?size=7");
    while (!page.ids().isEmpty()) {
      ids.addAll(page.ids());
      after = ids.get(ids.size() - 1);
      assertThat(page.json().path("page").path("totalRecords").asInt()).isEqualTo(20);
      page = nationals.get("/dan-toc?size=7&after=" + after);
    }
    assertThat(ids).hasSize(20).isSorted().doesNotHaveDuplicates();
  }

  @Test
  void turnsPagesByNumber() {
    Nationals.Answer last = nationals.get("/dan-toc?size=7&page=3");
    assertThat(last.ids()).hasSize(6);
    assertThat(last.json().path("page").toString())
        .isEqualTo("{\"number\":3,\"size\":7,\"totalRecords\":20,\"totalPages\":3}");
  }

  @Test
  void losesNothingThatStaysWhileOthersComeAndGoBetweenPages() {
    for (long seed = 0; seed < 5; seed++) {
      Random random = new Random(seed);
      List<String> ids = new ArrayList<>();
      Nationals.Answer page = nationals.get("/dan-toc?size=3");
      while (!page.ids().isEmpty()) {
        ids.addAll(page.ids());
        String odd = String.valueOf(11 + 2 * random.nextInt(10));
        if (random.nextBoolean()) {
          sandbox.erase("dan-toc", "TW:" + odd);
        } else {
          ministry("dan-toc", "{'ma':'" + odd + "','ten':'back'}");
        }
        page = nationals.get("/dan-toc?size=3&after=" + ids.get(ids.size() - 1));
      }
      List<String> even = new ArrayList<>();
      for (int i = 10; i < 30; i += 2) {
        even.add("TW:" + i);
      }
      assertThat(ids).as("seed " + seed).containsAll(even).doesNotHaveDuplicates();
    }
  }

  @Test
  void tellsWhatChangedSinceAnAnswerTombstonesIncluded() {
    String since = nationals.get("/dan-toc?size=1").json().path("serverTime").asText();
    sandbox.erase("dan-toc", "TW:11");
    ministry("dan-toc", "{'ma':'12','ten':'new'}");
    Nationals.Answer changed = nationals.get("/dan-toc?changedSince=" + since);
    assertThat(changed.ids()).contains("TW:11", "TW:12");
    assertThat(changed.data().findValuesAsText("trangThai")).contains("DA_XOA");
  }

  @Test
  void countsTheInstantItselfAsSince() {
    String at = nationals.get("/dan-toc/TW:29").data().path("capNhatLuc").asText();
    assertThat(nationals.get("/dan-toc?changedSince=" + at).ids()).contains("TW:29");
  }

  @Test
  void filtersByAnyTextField() {
    Nationals.Answer some = nationals.get("/dan-toc?ten=t0&size=4");
    assertThat(some.ids()).containsExactly("TW:12", "TW:15", "TW:18", "TW:21");
    assertThat(some.json().path("page").path("totalRecords").asInt()).isEqualTo(6);
    assertThat(nationals.get("/dan-toc?ten=none").ids()).isEmpty();
    assertThat(nationals.get("/dan-toc?ten=t0,t1&ma=12,13,14").ids())
        .containsExactly("TW:12", "TW:13");
  }

  @Test
  void leavesOnlyWhatIsValidOnADay() {
    ministry("dan-toc", "{'ma':'10','hieuLucTu':'2025-01-01','hieuLucDen':'2025-06-30'}");
    assertThat(nationals.get("/dan-toc?at=2024-12-31").ids()).doesNotContain("TW:10");
    assertThat(nationals.get("/dan-toc?at=2025-01-01").ids()).contains("TW:10");
    assertThat(nationals.get("/dan-toc?at=2025-06-30").ids()).contains("TW:10");
    assertThat(nationals.get("/dan-toc?at=2025-07-01").ids()).doesNotContain("TW:10");
  }

  @Test
  void forgetsItsCountsWithEveryWrite() {
    assertThat(total(nationals.get("/dan-toc"))).isEqualTo(20);
    nationals.one("dan-toc", "{'ma':'30','ten':'x'}");
    assertThat(total(nationals.get("/dan-toc"))).isEqualTo(21);
  }

  @Test
  void tellsEveryRecordOnceInNoOrderIfAsked() {
    faults("{'shuffled':true}");
    List<String> ids = new ArrayList<>();
    Nationals.Answer page = nationals.get("/dan-toc?size=6");
    while (!page.ids().isEmpty()) {
      ids.addAll(page.ids());
      page = nationals.get("/dan-toc?size=6&after=" + ids.get(ids.size() - 1));
    }
    assertThat(new TreeSet<>(ids)).hasSize(20);
    assertThat(ids).hasSize(20).isNotEqualTo(new ArrayList<>(new TreeSet<>(ids)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"size=0", "size=1001", "page=0", "at=today", "changedSince=1", "depth=1"})
  void refusesAQueryThatItDoesNotUnderstand(String query) {
    boolean declared = !query.startsWith("depth");
    Nationals caller = declared ? nationals.wrongly() : nationals;
    assertThat(caller.get("/dan-toc?" + query).status()).isEqualTo(400);
  }

  @Test
  void refusesPageTogetherWithAfter() {
    assertThat(nationals.get("/dan-toc?page=2&after=TW:10").status()).isEqualTo(400);
  }

  private static int total(Nationals.Answer answer) {
    JsonNode page = answer.json().path("page");
    return page.path("totalRecords").asInt();
  }
}
