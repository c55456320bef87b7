package vn.lienthong.services;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.lienthong.ledger.Act;
import vn.lienthong.mapping.Mapping;
import vn.lienthong.mapping.Mappings;
import vn.lienthong.testkit.Databases;

/** Who saw personal data is kept, in a chain and without the data. */
class AuditTest {
  @TempDir private Path folder;
  private ServicesBench bench;

  @BeforeEach
  void start() throws Exception {
    bench =
        new ServicesBench(Databases.h2(), folder).caller("xa", "[bieu, phieu]", "[\"03390\"]", 100);
    Map<String, Mapping> mappings = new HashMap<>(bench.mappings);
    mappings.put("phieu", withSensitiveAnswers(folder));
    bench.mappings = mappings;
    bench.start();
  }

  @AfterEach
  void stop() throws Exception {
    bench.close();
  }

  @Test
  void everyAnswerWithPersonalDataLeavesALineBeforeItIsSent() {
    bench.get("xa", "phieu?mau=PT01&ma=PT01-03390001-2025,PT01-03390002-2025&size=1");

    assertThat(bench.ledger.audit().list(10))
        .containsExactly(
            new Act(
                "caller:xa",
                "query",
                "phieu",
                "mau(1) ma(2)",
                null,
                "1 records",
                bench.clock.instant()));
    assertThat(bench.ledger.audit().verify()).isEmpty();
  }

  @Test
  void otherAnswersAndRefusalsAreCounted() {
    bench.get("xa", "bieu");
    bench.get("xa", "phieu?donVi=03405001");
    bench.get("xa", "phieu?size=0");

    assertThat(bench.ledger.audit().list(10)).isEmpty();
    assertThat(bench.counts())
        .isEqualTo(Map.of("xa bieu OK", 1L, "xa - OUTSIDE_UNITS", 1L, "xa - BAD_REQUEST", 1L));
  }

  @Test
  void whatCannotBeNotedIsNotSent() {
    bench.ledger.close();

    var answer = bench.get("xa", "phieu");
    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.body()).doesNotContain("PT01");
    assertThat(bench.get("xa", "bieu").statusCode()).isEqualTo(200);
  }

  /** The mapping of forms, as if what they say were about persons. */
  static Mapping withSensitiveAnswers(Path folder) throws Exception {
    Path own = ServicesBench.mappings(folder);
    String text = Files.readString(own.resolve("phieu.yaml"));
    String told =
        text.replace("giaTri: { column: gia_tri,", "giaTri: { sensitive: true, column: gia_tri,");
    assertThat(told).isNotEqualTo(text);
    Files.writeString(own.resolve("phieu.yaml"), told);
    Mappings read = Mappings.read(own);
    assertThat(read.problems()).isEmpty();
    return read.byName().get("phieu");
  }
}
