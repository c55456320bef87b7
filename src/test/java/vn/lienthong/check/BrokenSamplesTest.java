package vn.lienthong.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import vn.lienthong.mapping.Contract;
import vn.lienthong.mapping.Mappings;
import vn.lienthong.province.ProvinceDatabase;
import vn.lienthong.province.ProvinceSettings;
import vn.lienthong.record.Problem;
import vn.lienthong.testkit.Databases;

/**
 * Each folder of test-fixtures/broken is laid over the sound one and must give exactly the lines of
 * its expected.txt.
 */
class BrokenSamplesTest {
  private static final Path SAMPLES = Path.of("test-fixtures/broken");
  private static final Path SOUND = SAMPLES.resolve("sound");

  @TempDir Path home;

  /** What the samples' routes call. */
  public interface SampleRun {
    void begin();

    boolean more();

    void end();

    void fail();
  }

  static Stream<String> samples() throws IOException {
    try (Stream<Path> folders = Files.list(SAMPLES)) {
      return folders
          .filter(folder -> Files.exists(folder.resolve("expected.txt")))
          .map(folder -> folder.getFileName().toString())
          .sorted()
          .toList()
          .stream();
    }
  }

  @ParameterizedTest
  @MethodSource("samples")
  void givesItsMessages(String sample) throws Exception {
    lay(SOUND);
    lay(SAMPLES.resolve(sample));
    assertThat(problems())
        .containsExactlyElementsOf(
            Files.readAllLines(SAMPLES.resolve(sample).resolve("expected.txt")));
  }

  @Test
  void findsNothingInTheSoundOne() throws Exception {
    lay(SOUND);
    assertThat(problems()).isEmpty();
  }

  private List<String> problems() throws Exception {
    Path mappings = home.resolve("mappings");
    Files.copy(Path.of("mappings", Contract.FILE), mappings.resolve(Contract.FILE));
    try (ProvinceDatabase province = ProvinceDatabase.open(province())) {
      return Check.run(
              home.resolve("routes"),
              Mappings.read(mappings),
              Contract.read(mappings),
              province.schema(),
              Map.of("run", SampleRun.class, "province", DataSource.class))
          .stream()
          .map(Problem::text)
          .toList();
    }
  }

  private ProvinceSettings province() throws Exception {
    Databases.Database database = Databases.h2();
    try (Connection connection =
            DriverManager.getConnection(database.url(), database.user(), database.password());
        Statement statement = connection.createStatement()) {
      String sql = Files.readString(home.resolve("province.sql"));
      statement.execute(sql);
      boolean clerk = sql.contains("CREATE USER clerk");
      return clerk
          // only an administrator may have settings in the URL
          ? new ProvinceSettings("province", database.url().replaceFirst(";.*", ""), "clerk", "")
          : new ProvinceSettings("province", database.url(), database.user(), database.password());
    }
  }

  private void lay(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path target = home.resolve(folder.relativize(file).toString());
        Files.createDirectories(target.getParent());
        Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING);
      }
    }
  }
}
