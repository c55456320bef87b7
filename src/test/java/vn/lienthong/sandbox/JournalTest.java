package vn.lienthong.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class JournalTest extends WithSandbox {
  @Test
  void addsUpToWhatTheApiShows() {
    Random random = new Random(7);
    for (int i = 0; i < 60; i++) {
      String ma = "0" + (1 + random.nextInt(5));
      int version = 1 + random.nextInt(3);
      switch (random.nextInt(4)) {
        case 0 -> ministry("dan-toc", "{'ma':'" + ma + "','ten':'m" + i + "'}");
        case 1 -> nationals.one("dan-toc", "{'ma':'" + ma + "','ten':'p" + i + "'}");
        case 2 ->
            nationals.one(
                "dan-toc", "{'ma':'" + ma + "','phienBan':" + version + ",'ten':'q" + i + "'}");
        default -> sandbox.erase("dan-toc", "TW:" + ma);
      }
    }
    Map<String, JsonNode> last = new TreeMap<>();
    for (JsonNode line : sandbox.journal()) {
      if (!line.path("body").isNull()) {
        last.put(line.path("id").asText(), line.path("body"));
      }
    }
    JsonNode shown = nationals.get("/dan-toc?changedSince=2000-01-01T00:00:00Z").data();
    assertThat(shown).containsExactlyElementsOf(last.values());
  }

  @Test
  void tellsWhoWroteAndWhatWasRefused() {
    nationals.one("dan-toc", "{'ma':'01','ten':'Kinh'}");
    ministry("dan-toc", "{'ma':'01','ten':'Việt'}");
    nationals.one("dan-toc", "{'id':'12:01','phienBan':1,'ten':'x'}");
    assertThat(sandbox.journal())
        .extracting(line -> line.path("who").asText() + " " + line.path("status").asText())
        .containsExactly("demo CREATED", "ministry UPDATED", "demo STALE");
    assertThat(sandbox.journal().get(2).path("body").isNull()).isTrue();
  }
}
