package vn.lienthong.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StreamingTest {
  private static final int UNITS = 100_000;

  @Test
  void hundredThousandUnitsInShuffledPagesComeInStepWithin128Megabytes(@TempDir Path directory)
      throws Exception {
    JsonNode result = CatalogueCycles.run(directory, UNITS, "128m", 1);

    assertThat(result.path("state").asText()).as(result.toString()).isEqualTo("in-step");
    // every tenth is missing there; every hundredth of the rest is worded differently, nearly all
    // villages
    assertThat(result.path("toNational").asInt()).isEqualTo(10_898);
    assertThat(result.path("unchanged").asInt()).isEqualTo(UNITS);
    assertThat(result.path("writtenWhenIdle").asInt()).isZero();
  }
}
