package vn.lienthong.draft;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.h2.tools.RunScript;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import vn.lienthong.mapping.Mappings;
import vn.lienthong.mapping.Mode;
import vn.lienthong.province.ProvinceDatabase;
import vn.lienthong.province.ProvinceSettings;
import vn.lienthong.record.Problem;
import vn.lienthong.testkit.Databases;

/** What is drafted for schemas that other people have thought up: see test-fixtures/README.md. */
class DraftScoreTest {
  private static final Path SCHEMAS = Path.of("test-fixtures/draft");
  private static final double BOUND = 0.85;

  static List<Path> schemas() throws Exception {
    try (Stream<Path> folders = Files.list(SCHEMAS)) {
      return folders
          .filter(folder -> Files.exists(folder.resolve("expected.yaml")))
          .sorted()
          .toList();
    }
  }

  @ParameterizedTest
  @MethodSource("schemas")
  void mostFieldsAreRightAndNoWrongOneIsToldWithCertainty(Path folder) throws Exception {
    Databases.Database database = Databases.h2();
    run(database, folder.resolve("schema.sql"));
    run(database, folder.resolve("data.sql"));
    Score score;
    try (ProvinceDatabase province = open(database)) {
      score = Score.of(Expected.read(folder.resolve("expected.yaml")), matches(province));
    }

    System.out.println("draft of " + folder.getFileName() + ": " + score);
    assertThat(score.toldTooSurely()).isEmpty();
    assertThat(score.share()).as(score.toString()).isGreaterThanOrEqualTo(BOUND);
  }

  @ParameterizedTest
  @MethodSource("schemas")
  void whatIsDraftedIsReadAsMappingsThatOnlyObserve(Path folder, @TempDir Path home)
      throws Exception {
    Databases.Database database = Databases.h2();
    run(database, folder.resolve("schema.sql"));
    run(database, folder.resolve("data.sql"));
    Files.createDirectories(home.resolve("codes"));
    Files.copy(Path.of("mappings/codes/dan-toc-tdt.csv"), home.resolve("codes/dan-toc-tdt.csv"));
    List<Draft> drafts;
    try (ProvinceDatabase province = open(database)) {
      drafts = new Drafting(Path.of("mappings"), "12", null).of(province, List.of(), Set.of());
    }
    for (Draft draft : drafts) {
      Files.writeString(home.resolve(draft.file()), draft.text());
    }

    Mappings read = Mappings.read(home);

    assertThat(read.problems().stream().map(Problem::text)).isEmpty();
    assertThat(read.byName().values()).hasSizeGreaterThan(10);
    assertThat(read.byName().values()).allMatch(mapping -> mapping.mode() == Mode.OBSERVE);
  }

  @Test
  void noRowAboutPersonsIsReadAndNoValueIsWritten() throws Exception {
    Databases.Database database = Databases.h2();
    run(database, SCHEMAS.resolve("first/schema.sql"));
    run(database, SCHEMAS.resolve("first/data.sql"));
    try (ProvinceDatabase province = open(database)) {
      Looking looking = new Looking(Phrasebook.read(), province.schema(), province.sample());
      List<Sight> sights = looking.at(province.schema().tables());
      assertThat(sights.stream().filter(Sight::personal).map(Sight::name))
          .contains("PHIEU_HO_GD", "PHIEU_HO_GD_TL", "HT_NGUOI_DUNG");
      assertThat(sights).filteredOn(Sight::personal).allMatch(sight -> sight.rows().isEmpty());
      assertThat(sights).anyMatch(sight -> !sight.rows().isEmpty());

      List<Draft> drafts =
          new Drafting(Path.of("mappings"), "12", null).of(province, List.of(), Set.of());
      assertThat(drafts)
          .allMatch(draft -> !draft.text().contains("La Hủ") && !draft.text().contains("BM01"));
    }
  }

  private static ProvinceDatabase open(Databases.Database database) {
    return ProvinceDatabase.open(
        new ProvinceSettings("province", database.url(), database.user(), database.password()));
  }

  private static List<TableMatch> matches(ProvinceDatabase province) {
    Looking looking = new Looking(Phrasebook.read(), province.schema(), province.sample());
    return new Drafting(Path.of("mappings"), "12", null)
        .match(looking.at(province.schema().tables()));
  }

  private static void run(Databases.Database database, Path script) throws Exception {
    try (Connection connection =
            DriverManager.getConnection(database.url(), database.user(), database.password());
        var text = Files.newBufferedReader(script, StandardCharsets.UTF_8)) {
      RunScript.execute(connection, text);
    }
  }
}
