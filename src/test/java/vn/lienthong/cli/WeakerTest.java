package vn.lienthong.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import vn.lienthong.admin.AdminApi;
import vn.lienthong.admin.InMemoryOperations;
import vn.lienthong.admin.OpenRoutes;
import vn.lienthong.admin.StatusView;
import vn.lienthong.national.Lack;
import vn.lienthong.national.dialect.WeakerPromise;
import vn.lienthong.testkit.Readme;

/** Promises that are weaker because of the nation's endpoint are told, and are no findings. */
class WeakerTest {
  private final InMemoryOperations operations = new InMemoryOperations();
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  @TempDir private Path home;

  private int say(String... words) {
    operations.calm = true;
    operations.weaker = List.of(told(Lack.DIGEST));
    try (AdminApi api =
        AdminApi.start(
            operations, InMemoryOperations.reception(home.resolve("data")), OpenRoutes.NONE)) {
      Surroundings around =
          new Surroundings(
              new PrintStream(out, true, StandardCharsets.UTF_8),
              System.err,
              Map.of("LIENTHONG_HOME", home.toString()),
              false,
              home);
      return Main.run(around, words);
    }
  }

  private static StatusView.Weaker told(Lack lack) {
    WeakerPromise promise = WeakerPromise.of(lack);
    return new StatusView.Weaker(lack.word(), promise.vi(), promise.en());
  }

  @ParameterizedTest
  @CsvSource({
    "status, en, 'digest  verify reads all records'",
    "status, vi, 'digest  verify phải đọc toàn bộ'",
    "check, en, 'digest  verify reads all records'",
    "check, vi, 'digest  verify phải đọc toàn bộ'"
  })
  void theyAreToldInTheLanguageAskedForAndAreNoFault(String command, String lang, String line) {
    assertThat(say("--lang", lang, command)).isEqualTo(Exit.DONE);
    assertThat(out.toString(StandardCharsets.UTF_8)).contains(line);
  }

  @Test
  void programsAreGivenBothLanguages() {
    say("status", "--json");

    assertThat(out.toString(StandardCharsets.UTF_8))
        .contains("\"weaker\":[{\"cannot\":\"digest\",\"vi\":\"verify phải")
        .contains("\"en\":\"verify reads");
  }

  @ParameterizedTest
  @EnumSource
  void eachIsInTheReadmeAsItIsTold(Lack lack) {
    assertThat(Arrays.asList(Readme.text().split("\n")))
        .contains("| `" + lack.word() + "` | " + WeakerPromise.of(lack).en() + " |");
  }
}
