package vn.lienthong;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.lienthong.config.Settings;
import vn.lienthong.testkit.TrialHome;

/** The query services as a part of the whole gateway. */
class OfferingTest {
  @TempDir private Path folder;
  private TrialHome trial;
  private Path callers;

  @BeforeEach
  void configure() throws IOException {
    trial = new TrialHome(folder);
    trial.configure();
    callers = trial.home().resolve("callers.yaml");
    Files.write(
        trial.home().resolve("gateway.properties"),
        List.of("services.callers = callers.yaml", "services.port = 0"),
        StandardOpenOption.APPEND);
  }

  @AfterEach
  void stop() {
    trial.close();
  }

  @Test
  void aCallerWithAKeyIsAnsweredBothWays() throws Exception {
    String key = key("so-tai-chinh", "nhom-van-ban,quoc-gia/nhom-van-ban");

    try (Gateway gateway = new Gateway(settings(), Clock.systemDefaultZone(), false)) {
      String ours = ask(gateway, "nhom-van-ban?ma=LC-KH", key).body();
      String theirs = ask(gateway, "quoc-gia/nhom-van-ban?ma=PQ", key).body();

      assertThat(ours).contains("\"ten\":\"Kế hoạch\"").contains("\"totalRecords\":1");
      assertThat(theirs).contains("\"ma\":\"PQ\"");
      assertThat(ask(gateway, "nhom-van-ban", "ltk_x").statusCode()).isEqualTo(401);
      assertThat(ask(gateway, "openapi.yaml", "").body()).startsWith("# The contract");
    }
  }

  @Test
  void recordsAboutPersonsAreOfferedOnlyForAPurpose() throws Exception {
    Path forms = trial.root().resolve("mappings/phieu.yaml");
    Files.writeString(
        forms,
        Files.readString(forms)
            .replace("feed: {onGone: retire}", "feed: {onGone: erase, personal: true}"));
    String key = key("so-tai-chinh", "phieu");

    try (Gateway gateway = new Gateway(settings(), Clock.systemDefaultZone(), false)) {
      assertThat(ask(gateway, "phieu", key).statusCode()).isEqualTo(404);
    }
    Files.writeString(
        trial.home().resolve("gateway.local.properties"), "purpose.phieu = đối chiếu\n");
    try (Gateway gateway = new Gateway(settings(), Clock.systemDefaultZone(), false)) {
      assertThat(ask(gateway, "phieu", key).body()).contains("PT01-03390001-2025");
      assertThat(gateway.ledger().audit().list(1).toString())
          .contains("caller:so-tai-chinh", "query", "phieu");
    }
  }

  @Test
  void nothingListensWithoutCallers() throws Exception {
    Files.writeString(trial.home().resolve("gateway.local.properties"), "services.callers =\n");

    try (Gateway gateway = new Gateway(settings(), Clock.systemDefaultZone(), false)) {
      assertThat(gateway.servicesPort()).isEmpty();
    }
  }

  @Test
  void faultsOfTheCallersFileAreToldBeforeAnythingStarts() throws Exception {
    Files.writeString(callers, "callers:\n  - name: A\n    units: []\n");
    Files.setPosixFilePermissions(callers, PosixFilePermissions.fromString("rw-------"));

    assertThatThrownBy(() -> new Gateway(settings(), Clock.systemDefaultZone(), false))
        .isInstanceOf(Unfit.class)
        .hasMessageContaining("callers.yaml:2 callers[0].name: found \"A\"")
        .hasMessageContaining("callers.yaml:2 callers[0].key-sha256: found nothing")
        .hasMessageContaining("callers.yaml:3 callers[0].units");
  }

  private Settings settings() {
    return Settings.load(trial.home(), TrialHome.ENVIRONMENT);
  }

  /** As an administrator makes it. */
  private String key(String name, String resources) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    List<String> words = List.of("key", name, "--resources", resources, "--to", callers.toString());
    assertThat(
            ServicesCommand.run(
                words, trial.home(), "vi", new PrintStream(out, true, StandardCharsets.UTF_8)))
        .isZero();
    Matcher key = Pattern.compile("ltk_[\\w-]+").matcher(out.toString(StandardCharsets.UTF_8));
    assertThat(key.find()).isTrue();
    return key.group();
  }

  private static HttpResponse<String> ask(Gateway gateway, String path, String key)
      throws Exception {
    String at = "http://127.0.0.1:" + gateway.servicesPort().orElseThrow() + "/api/v1/" + path;
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(URI.create(at)).header("X-API-Key", key).build(),
            BodyHandlers.ofString());
  }
}
