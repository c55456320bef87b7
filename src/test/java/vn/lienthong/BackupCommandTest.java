package vn.lienthong;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.lienthong.config.Settings;
import vn.lienthong.feed.SealKey;
import vn.lienthong.ledger.Act;
import vn.lienthong.ledger.Ledger;
import vn.lienthong.ledger.LedgerSettings;
import vn.lienthong.testkit.Databases;

/** {@code lienthong backup check} and {@code restore}, from the embedded ledger to a server's. */
class BackupCommandTest {
  private static final Act ACT =
      new Act(
          "lan", "pause", "bieu", null, "đã xem", "done", Instant.parse("2026-03-01T05:00:00Z"));
  private final Map<String, String> environment = new HashMap<>();
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  @TempDir private Path home;
  private Path file;
  private byte[] key;

  @BeforeEach
  void backUp() throws IOException {
    Files.createDirectories(home.resolve("gateway"));
    environment.put("LIENTHONG_PROVINCE_URL", "jdbc:h2:mem:none");
    environment.put("LIENTHONG_PROVINCE_USER", "sa");
    environment.put("LIENTHONG_PROVINCE_PASSWORD", "");
    environment.put("LIENTHONG_NATIONAL_URL", "http://127.0.0.1:1/api/v1");
    environment.put("LIENTHONG_NATIONAL_KEY", "k");
    environment.put("LIENTHONG_NATIONAL_SECRET", "s");
    environment.put("LIENTHONG_ROUTES_DIR", Path.of("routes").toAbsolutePath().toString());
    environment.put("LIENTHONG_MAPPINGS_DIR", Path.of("mappings").toAbsolutePath().toString());
    file = home.resolve("backup.zip");
    try (Ledger ledger = open();
        OutputStream to = Files.newOutputStream(file)) {
      ledger.audit().append(ACT);
      SealKey.agree(data(), ledger.seals());
      key = SealKey.in(data());
      ledger.backup().write(Map.of(SealKey.FILE, key), to);
    }
  }

  private Path data() {
    return Settings.dataFolder(home.resolve("gateway"), environment);
  }

  private Ledger open() {
    Settings settings = Settings.load(home.resolve("gateway"), environment);
    return Ledger.open(settings.ledger(), data(), Clock.systemUTC());
  }

  private int say(String... words) throws IOException {
    out.reset();
    PrintStream to = new PrintStream(out, true, StandardCharsets.UTF_8);
    List<String> all = new ArrayList<>(List.of(words));
    return BackupCommand.run(all, home.resolve("gateway"), environment, "en", false, to);
  }

  private String told() {
    return out.toString(StandardCharsets.UTF_8);
  }

  @Test
  void theLedgerMovesToAServerWithTheKeyOfItsReceipts() throws IOException {
    Databases.Database server = Databases.postgres();
    environment.put("LIENTHONG_LEDGER_URL", server.url());
    environment.put("LIENTHONG_LEDGER_USER", server.user());
    environment.put("LIENTHONG_LEDGER_PASSWORD", server.password());
    environment.put("LIENTHONG_DATA_DIR", home.resolve("other").toString());

    assertThat(say("restore", file.toString())).isZero();
    assertThat(told()).contains("Nothing has been done", "--yes");
    try (Ledger ledger = open()) {
      assertThat(ledger.audit().list(5)).isEmpty();
    }

    assertThat(say("restore", file.toString(), "--yes")).isZero();

    assertThat(told()).contains("The ledger is as it was at");
    try (Ledger ledger = open()) {
      List<Act> acts = ledger.audit().list(5);
      assertThat(acts).extracting(Act::what).containsExactly("restore backup", "pause");
      assertThat(acts).contains(ACT);
      SealKey.agree(data(), ledger.seals());
    }
    Path restored = data().resolve(SealKey.FILE);
    assertThat(Files.readAllBytes(restored)).isEqualTo(key);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(restored)))
        .isEqualTo("rw-------");
  }

  /** Another process: has the ledger, says so, and stays. */
  static final class Service {
    public static void main(String[] words) throws InterruptedException {
      LedgerSettings settings = new LedgerSettings(words[0], words[1], "");
      try (Ledger ledger = Ledger.open(settings, Path.of(words[2]), Clock.systemUTC())) {
        ledger.audit().append(ACT);
        System.out.println("here");
        Thread.sleep(Long.MAX_VALUE);
      }
    }
  }

  @Test
  void aLedgerThatIsInUseIsLeftAlone() throws Exception {
    LedgerSettings settings = Settings.load(home.resolve("gateway"), environment).ledger();
    Process service =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Service.class.getName(),
                settings.url(),
                settings.user(),
                data().toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try {
      assertThat(service.inputReader().readLine()).isEqualTo("here");

      assertThat(say("restore", file.toString(), "--yes")).isEqualTo(2);

      assertThat(told()).contains("first stop it");
    } finally {
      service.destroyForcibly().waitFor();
    }
    try (Ledger ledger = open()) {
      assertThat(ledger.audit().list(5)).hasSize(2);
    }
  }

  @Test
  void checkTellsWholeFromBroken() throws IOException {
    assertThat(say("check", file.toString())).isZero();
    assertThat(told()).contains("A whole backup of ");

    Files.write(file, new byte[] {1, 2, 3});

    assertThat(say("check", file.toString())).isEqualTo(1);
    assertThat(told()).contains("cannot be used");
    assertThat(say("restore", file.toString(), "--yes")).isEqualTo(1);
    assertThat(say("check")).isEqualTo(2);
    assertThat(say("check", "a", "b")).isEqualTo(2);
    assertThat(say("check", file.toString(), "--yes")).isEqualTo(2);
  }
}
