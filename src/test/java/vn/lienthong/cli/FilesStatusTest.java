package vn.lienthong.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.lienthong.admin.AdminApi;
import vn.lienthong.admin.FilesView;
import vn.lienthong.admin.FlowState;
import vn.lienthong.admin.InMemoryOperations;
import vn.lienthong.admin.OpenRoutes;

/** What the status says of documents' files. */
class FilesStatusTest {
  private final InMemoryOperations operations = new InMemoryOperations();
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  @TempDir private Path home;

  private int status(String language, String... more) {
    try (AdminApi api =
        AdminApi.start(
            operations, InMemoryOperations.reception(home.resolve("data")), OpenRoutes.NONE)) {
      var words = new java.util.ArrayList<>(List.of("--lang", language, "status"));
      words.addAll(List.of(more));
      Surroundings around =
          new Surroundings(
              new PrintStream(out, true, StandardCharsets.UTF_8),
              System.err,
              Map.of("LIENTHONG_HOME", home.toString()),
              false,
              home);
      return Main.run(around, words.toArray(String[]::new));
    }
  }

  private String text() {
    return out.toString(StandardCharsets.UTF_8);
  }

  private void files(FlowState state, String cause) {
    operations.calm = true;
    operations.files =
        List.of(
            new FilesView("van-ban", state, 12, 3456, 1, 0, 2, 0, InMemoryOperations.NOON, cause));
  }

  @ParameterizedTest
  @CsvSource({
    "en, 'Files of van-ban: held; 12 where they belong (3456 bytes), 1 on their way or awaited.'",
    "vi, 'Tệp của van-ban: bị giữ; 12 tệp đã ở đúng chỗ (3456 byte), 1 tệp đang đi hoặc đang chờ.'"
  })
  void heldFilesAreToldAndAreAFinding(String language, String line) {
    files(FlowState.HELD, "documents-folder-away");

    assertThat(status(language)).isEqualTo(Exit.FINDINGS);
    assertThat(text()).contains(line);
  }

  @Test
  void filesThatAreWhereTheyBelongAreNone() {
    files(FlowState.IN_STEP, null);

    assertThat(status("en", "--json")).isEqualTo(Exit.DONE);
    assertThat(text()).contains("\"files\":[{\"flow\":\"van-ban\",\"state\":\"in-step\"");
  }
}
