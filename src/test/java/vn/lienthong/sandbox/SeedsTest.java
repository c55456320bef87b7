package vn.lienthong.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SeedsTest {
  @TempDir Path seeds;

  private void seed(String resource, String json) throws IOException {
    Files.writeString(seeds.resolve(resource + ".json"), json.replace('\'', '"'));
  }

  @Test
  void beginsWithTheRecordsOfTheFiles() throws IOException {
    seed("dan-toc", "[{'ma':'01','ten':'Kinh'},{'id':'12:02','phienBan':7,'ma':'02','ten':'Tày'}]");
    try (Sandbox sandbox = Sandbox.start(Options.defaults().withSeeds(seeds))) {
      Nationals nationals = new Nationals(sandbox);
      assertThat(nationals.get("/dan-toc").ids()).containsExactly("12:02", "TW:01");
      JsonNode second = nationals.get("/dan-toc/12:02").data();
      assertThat(second.path("phienBan").asInt()).isEqualTo(7);
      assertThat(sandbox.journal())
          .extracting(line -> line.path("status").asText())
          .containsExactly("SEEDED", "SEEDED");
    }
  }

  @Test
  void namesEverySeedThatBreaksTheContract() throws IOException {
    seed("dan-toc", "[{'ma':'1','ten':'Kinh'},{'ma':'02'}]");
    seed("ton-giao", "[{'ma':'01','ten':'x','tenKhac':[]}]");
    assertThatThrownBy(() -> Sandbox.start(Options.defaults().withSeeds(seeds)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("dan-toc.json[0] ma")
        .hasMessageContaining("dan-toc.json[1] ten")
        .hasMessageContaining("ton-giao.json[0] tenKhac");
  }
}
