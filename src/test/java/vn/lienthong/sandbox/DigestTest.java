package vn.lienthong.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DigestTest extends WithSandbox {
  private static final String HMONG =
      "{'id':'TW:08','ma':'08','ten':'Hmông','tenKhac':['Mông','H\\u0027Mông']}";
  private String contract;

  @BeforeEach
  void plantTheVectors() throws IOException {
    contract = Files.readString(Path.of("mappings/national-api.openapi.yaml"));
    ministry(
        "dan-toc",
        "{'id':'TW:01','ma':'01','ten':'Kinh','tenKhac':['Việt'],'nhomNgonNgu':'Việt - Mường'}");
    ministry("dan-toc", HMONG);
  }

  @Test
  void agreesWithTheVectorsOfTheContract() throws IOException {
    Shape shape =
        Contract.read(Path.of("mappings/national-api.openapi.yaml")).shapes().get("dan-toc");
    Stored hmong = new Stored("TW:08", "08", Nationals.json(HMONG));
    String digest = HexFormat.of().formatHex(Digests.of(shape, hmong));
    assertThat(contract).contains("| record TW:08 | " + digest + " |");
    JsonNode buckets = nationals.get("/dan-toc/digest?depth=2").data();
    assertThat(buckets).hasSize(2);
    for (JsonNode bucket : buckets) {
      assertThat(contract)
          .contains("| bucket `" + bucket.path("prefix").asText() + "`")
          .contains("| " + bucket.path("digest").asText() + " |");
    }
    JsonNode all = nationals.get("/dan-toc/digest?depth=0").data().path(0);
    assertThat(contract)
        .contains("| both in one bucket (`depth=0`) | " + all.path("digest").asText() + " |");
  }

  @Test
  void agreesWithTheVectorsOfRows() throws IOException {
    var shapes = Contract.read(Path.of("mappings/national-api.openapi.yaml")).shapes();
    for (String resource : List.of("bieu", "mau-phieu")) {
      String begin = "    `{\"id\":\"" + (resource.equals("bieu") ? "12:M1" : "TW:P1");
      String vector =
          contract.lines().filter(line -> line.startsWith(begin)).findFirst().orElseThrow();
      String json = vector.substring(vector.indexOf('{'), vector.lastIndexOf('}') + 1);
      String id = Json.objectOf(json).path("id").asText();
      Stored record = new Stored(id, "", Json.objectOf(json));
      Shape shape = Objects.requireNonNull(shapes.get(resource));
      String digest = HexFormat.of().formatHex(Digests.of(shape, record));
      assertThat(contract).contains("| record " + id + " | " + digest + " |");
    }
  }

  @Test
  void isBlindToTombstonesVersionsAndNormalForms() {
    String before = nationals.get("/dan-toc/digest?depth=0").data().toString();
    ministry("dan-toc", "{'ma':'09','ten':'Dao'}");
    sandbox.erase("dan-toc", "TW:09");
    ministry("dan-toc", "{'ma':'08','ten':'Hmo\\u0302ng'}");
    assertThat(nationals.get("/dan-toc/digest?depth=0").data().toString()).isEqualTo(before);
    ministry("dan-toc", "{'ma':'08','ten':'Mông'}");
    assertThat(nationals.get("/dan-toc/digest?depth=0").data().toString()).isNotEqualTo(before);
  }

  @Test
  void descendsIntoAPrefix() {
    JsonNode whole = nationals.get("/dan-toc/digest?depth=2").data();
    String prefix = whole.path(0).path("prefix").asText();
    JsonNode part = nationals.get("/dan-toc/digest?prefix=" + prefix + "&depth=0").data();
    assertThat(part).containsExactly(whole.path(0));
  }

  @Test
  void refusesAPrefixThatIsNotHex() {
    for (String query : List.of("prefix=xy", "depth=5")) {
      assertThat(nationals.wrongly().get("/dan-toc/digest?" + query).status()).isEqualTo(400);
    }
  }
}
