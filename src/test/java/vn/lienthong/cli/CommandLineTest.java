package vn.lienthong.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Properties;
import java.util.ResourceBundle;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.lienthong.admin.InMemoryOperations;
import vn.lienthong.admin.OperationException;
import vn.lienthong.admin.StatusView;

/** The command line against the real admin API over HTTP. */
class CommandLineTest extends CommandLineFixture {

  static Stream<Object[]> commands() {
    return Stream.of(
        new Object[] {"status", "status"},
        new Object[] {"check", "check"},
        new Object[] {"plan chi-tieu", "plan chi-tieu 50"},
        new Object[] {"plan chi-tieu --limit 3", "plan chi-tieu 3"},
        new Object[] {"apply chi-tieu", "apply chi-tieu null"},
        new Object[] {"apply chi-tieu --plan P1", "apply chi-tieu P1"},
        new Object[] {"approve P1 --by lan --why ok", "approve P1 lan ok"},
        new Object[] {"resync chi-tieu --all", "resync chi-tieu [] null true false"},
        new Object[] {"resync chi-tieu --key 04 --dry-run", "resync chi-tieu [04] null false true"},
        new Object[] {
          "resync chi-tieu --key a|b --key 05", "resync chi-tieu [a|b, 05] null false false"
        },
        new Object[] {
          "resync phieu --since 2026-11-20T08:00 --dry-run",
          "resync phieu [] 2026-11-20T08:00 false true"
        },
        new Object[] {"parked", "parked null"},
        new Object[] {"parked list chi-tieu", "parked chi-tieu"},
        new Object[] {"parked show chi-tieu 1691", "parkedRecord chi-tieu 1691"},
        new Object[] {"parked retry chi-tieu --all", "retry chi-tieu null null 0"},
        new Object[] {
          "parked retry chi-tieu --cause too-long --throttle 5", "retry chi-tieu null too-long 5"
        },
        new Object[] {"parked retry chi-tieu a b|c", "retry chi-tieu a|b\\|c null 0"},
        new Object[] {"parked export", "parkedLines null"},
        new Object[] {"parked export chi-tieu --by cause", "parkedLines chi-tieu"},
        new Object[] {"capture", "capture show null"},
        new Object[] {"capture show bieu", "capture show bieu"},
        new Object[] {"capture install bieu --by lan", "capture install bieu false lan"},
        new Object[] {
          "capture install --all --yes --by lan",
          "capture install null false lan; capture install null true lan"
        },
        new Object[] {
          "capture remove bieu --yes --by lan",
          "capture remove bieu false lan; capture remove bieu true lan"
        },
        new Object[] {"sent phieu", "sent phieu null null null null 1000"},
        new Object[] {
          "sent phieu --since 2026-11-20 --until 2026-11-21 --limit 5 --after 12.1",
          "sent phieu null 2026-11-20 2026-11-21 12.1 5"
        },
        new Object[] {"sent phieu --key PT01", "sent phieu PT01 null null null 1000"},
        new Object[] {"status dan-toc", "status"},
        new Object[] {"verify", "verify null"},
        new Object[] {"verify chi-tieu", "verify chi-tieu"},
        new Object[] {"parked discard chi-tieu 04 --by lan --why ok", "discard chi-tieu 04 lan ok"},
        new Object[] {"conflicts", "conflicts null"},
        new Object[] {"conflicts list chi-tieu", "conflicts chi-tieu"},
        new Object[] {"conflicts show chi-tieu 1692", "conflict chi-tieu 1692"},
        new Object[] {
          "conflicts resolve chi-tieu 1692 --take province --seen 9f --by lan --why ok",
          "resolve chi-tieu 1692 PROVINCE 9f lan ok"
        },
        new Object[] {"trace don-vi 03388 2025-07-01", "trace don-vi 03388|2025-07-01"},
        new Object[] {"trace don-vi 03388|2025-07-01", "trace don-vi 03388|2025-07-01"},
        new Object[] {
          "restore chi-tieu 04 --field ten --by lan --why ok", "restore chi-tieu 04 ten lan ok"
        },
        new Object[] {"pause --by lan --why ok", "pause null lan ok"},
        new Object[] {"pause dan-toc --by lan --why ok", "pause dan-toc lan ok"},
        new Object[] {"resume dan-toc --by lan", "resume dan-toc lan"},
        new Object[] {"stop", "stop"});
  }

  @ParameterizedTest
  @MethodSource("commands")
  void asksTheService(String command, String call) {
    int exit = run(command.split(" "));

    assertThat(operations.calls).containsExactly(call.split("; "));
    assertThat(exit).isIn(Exit.DONE, Exit.FINDINGS);
    assertThat(err()).isEmpty();
    assertThat(out()).isNotBlank().doesNotContain("\u001b", "column.", "state.", "{0}", "null");
  }

  @ParameterizedTest
  @CsvSource({
    "plan chi-tieu dan-toc, plan chi-tieu 50; plan dan-toc 50",
    "apply chi-tieu dan-toc, apply chi-tieu null; apply dan-toc null",
    "approve P1 P2 --by lan --why ok, approve P1 lan ok; approve P2 lan ok",
  })
  void isAboutOneAfterTheOther(String command, String calls) {
    int exit = run((command + " --json").split(" "));

    assertThat(operations.calls).containsExactly(calls.split("; "));
    assertThat(exit).isEqualTo(Exit.FINDINGS);
    assertThat(out().lines()).hasSize(2);
  }

  @Test
  void takesAPlansNameForOneFlowOnly() {
    assertThat(run("apply", "chi-tieu", "dan-toc", "--plan", "P1")).isEqualTo(Exit.USAGE);
    assertThat(operations.calls).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("commands")
  void asksTheServiceInVietnamese(String command, String call) {
    run((command + " --lang vi").split(" "));

    assertThat(operations.calls).containsExactly(call.split("; "));
    assertThat(out()).isNotBlank().doesNotContain("Province", "{0}", "null");
  }

  @ParameterizedTest
  @MethodSource("commands")
  void printsWhatTheServiceSaysAsJson(String command, String call) throws IOException {
    run((command + " --json").split(" "));

    assertThat(out().lines()).hasSize(1);
    assertThat(Answer.parse(out()).text()).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "status",
        "check",
        "plan dan-toc",
        "apply dan-toc",
        "parked",
        "conflicts",
        "trace dan-toc 04",
        "parked export",
        "verify",
        "capture",
        "parked retry dan-toc --all"
      })
  void exitTellsWhetherThereIsSomethingToLookAt(String command) {
    assertThat(run(command.split(" "))).isEqualTo(Exit.FINDINGS);

    operations.calm = true;

    assertThat(run(command.split(" "))).isEqualTo(Exit.DONE);
  }

  @Test
  void showsStatusAsAlignedTable() {
    run("status");

    assertThat(out().lines().toList())
        .contains(
            "Flow      State               Province  Nation  → Province  → Nation  Unchanged  Waiting"
                + "  Parked  Conflicts  Last success      Cause",
            "dan-toc   in step                   56      56           0         0         56        0"
                + "       0          0  2026-03-01 12:00",
            "chi-tieu  waits for approval        42      41           1         2         38        1"
                + "       1          1  –                 held by a guard");
    assertThat(out()).contains("lienthong approve P7F3A");
  }

  @Test
  void statusSaysUntilWhenAFlowRests() {
    operations.quiet = new StatusView.Quiet(InMemoryOperations.NOON, "quiet-hours");
    run("status");
    assertThat(out())
        .contains("held by a guard; quiet hours: does not run by itself until 2026-03-01 12:00");

    operations.quiet = new StatusView.Quiet(Instant.now(), "asked-to-wait");
    run("--lang", "vi", "status");
    assertThat(out()).containsPattern("Bộ bảo đợi: tự chạy lại từ \\d\\d:\\d\\d(?! \\d)");
  }

  @Test
  void checkNamesThePurposesThatAreMissing() {
    run("check");

    assertThat(out()).contains("purpose.phieu-ho = …");
  }

  @Test
  void showsPlanFieldByFieldWithBothSides() {
    run("plan", "chi-tieu");

    assertThat(out())
        .contains("1691  update", "“Hòa”", "→ province", "•••", "retire 12 > 5")
        .contains("and 2 more records")
        .contains("lienthong approve P7F3A")
        .doesNotContain("\u001b");
  }

  @Test
  void tellsHowToDecideAConflictThatWasSeen() {
    run("conflicts", "show", "chi-tieu", "a|b");

    assertThat(out())
        .contains("conflicts resolve chi-tieu 'a|b' --take province --seen 9f2c11aa00bb22cc")
        .contains("“tỉnh sửa”", "“bộ sửa”", "“cũ”");
  }

  @Test
  void usesColourOnATerminalOnlyUnlessAskedNotTo() {
    terminal = true;
    run("status");
    assertThat(out()).contains("\u001b[32m");

    env.put("NO_COLOR", "1");
    run("status");
    assertThat(out()).doesNotContain("\u001b");
  }

  @ParameterizedTest
  @CsvSource({
    "vi_VN.UTF-8, '', Không có việc gì",
    "en_GB.UTF-8, '', Nothing to do",
    "C, '', Nothing to do",
    "en_GB.UTF-8, vi, Không có việc gì",
    "vi_VN.UTF-8, en, Nothing to do"
  })
  void speaksTheLanguageOfTheMachineOrTheOneAskedFor(String lang, String asked, String told) {
    operations.calm = true;
    env.put("LANG", lang);

    run(asked.isEmpty() ? new String[] {"status"} : new String[] {"--lang", asked, "status"});

    assertThat(out()).contains(told);
  }

  static Stream<Object[]> refusals() {
    return Stream.of(
        new Object[] {new OperationException.UnknownFlow("x", null), Exit.USAGE, "Unknown flow"},
        new Object[] {
          new OperationException.Invalid("bad-time", "yesterday", "x"), Exit.USAGE, "“yesterday”"
        },
        new Object[] {new OperationException.NotFound("no plan"), Exit.USAGE, "Not found"},
        new Object[] {
          new OperationException.Refused("changed"), Exit.FINDINGS, "Not done: changed"
        },
        new Object[] {new OperationException.Busy("run 7"), Exit.FINDINGS, "Busy"},
        new Object[] {
          new OperationException.Unreachable("national", "timed out"),
          Exit.UNREACHABLE,
          "Cannot reach nation: timed out"
        },
        new Object[] {new IllegalStateException("secret"), Exit.UNREACHABLE, "The service failed"});
  }

  @ParameterizedTest
  @MethodSource("refusals")
  void tellsRefusalsInWordsAndByExitCode(RuntimeException fault, int exit, String told) {
    operations.next = fault;

    assertThat(run("status")).isEqualTo(exit);

    assertThat(err()).contains(told).doesNotContain("Exception", "\tat ", "secret");
    assertThat(out()).isEmpty();
  }

  @Test
  void tellsRefusalsAsJsonWhenAskedForJson() throws IOException {
    operations.next = new OperationException.Refused("changed");

    run("status", "--json");

    assertThat(Answer.parse(out()).at("error").text("code")).isEqualTo("refused");
  }

  @Test
  void saysThatNoServiceIsRunning() {
    api.close();

    assertThat(run("status")).isEqualTo(Exit.UNREACHABLE);
    assertThat(err()).contains("gateway/lienthong run");
  }

  @Test
  void saysThatAKilledServiceDoesNotAnswer() throws IOException {
    int free = freePort();
    Files.writeString(home.resolve("data/admin.port"), free + "\n");

    assertThat(run("status", "--lang", "vi")).isEqualTo(Exit.UNREACHABLE);
    assertThat(err()).contains("127.0.0.1:" + free, "Dịch vụ không trả lời");
  }

  @Test
  void saysThatTheTokenIsOfAnotherService() throws IOException {
    Files.writeString(home.resolve("data/admin.token"), "0".repeat(64));

    assertThat(run("status")).isEqualTo(Exit.UNREACHABLE);
    assertThat(err()).contains("admin.token");
  }

  @Test
  void findsTheDemoBesideTheService() throws IOException {
    Path demo = Files.createDirectories(home.resolve("data/demo/data"));
    Files.move(home.resolve("data/admin.port"), demo.resolve("admin.port"));
    Files.move(home.resolve("data/admin.token"), demo.resolve("admin.token"));

    assertThat(run("status")).isEqualTo(Exit.FINDINGS);
  }

  @Test
  void findsTheServiceOfAnotherHome() {
    env.remove("LIENTHONG_HOME");

    assertThat(run("status")).isEqualTo(Exit.UNREACHABLE);
    assertThat(run("--home", home.toString(), "status")).isEqualTo(Exit.FINDINGS);
    assertThat(run("status", "--home=" + home)).isEqualTo(Exit.FINDINGS);
  }

  @ParameterizedTest
  @CsvSource({
    "statsu, Did you mean status",
    "plan, FLOW",
    "approve P1, --why",
    "conflicts resolve chi-tieu 04 --why x --take both --seen 9, --take",
    "conflicts resolve chi-tieu 04 --why x --take nation, --seen",
    "resync chi-tieu, --key",
    "resync chi-tieu --key 1 --all, --key",
    "resync chi-tieu --key 1 --since 2026-11-20, --since",
    "resync chi-tieu --since 2026-11-20 --all, --since",
    "status --colour, --colour",
    "status --lang fr, vi",
    "plan chi-tieu --limit many, --limit"
  })
  void refusesWrongUse(String command, String told) {
    assertThat(run(command.split(" "))).isEqualTo(Exit.USAGE);

    assertThat(err()).contains(told).doesNotContain("Exception");
    assertThat(operations.calls).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "run --province.password=lộ",
        "run --password lộ",
        "run -Dnational.secret=lộ",
        "status --token=lộ",
        "sandbox jdbc:postgresql://a:lộ@db/x",
        "run jdbc:h2:mem:x;PASSWORD=lộ"
      })
  void refusesSecretsAndDoesNotRepeatThem(String command) {
    assertThat(run(command.split(" "))).isEqualTo(Exit.USAGE);

    assertThat(err()).contains("command line").doesNotContain("lộ");
    assertThat(operations.calls).isEmpty();
  }

  @Test
  void takesTheNameOfAFileWithASecret() {
    assertThat(SecretWords.find("sandbox", "--secret-file", "a", "--password-file=b")).isEmpty();
    assertThat(SecretWords.find("--secret-filed=x")).isPresent();
  }

  @Test
  void takesReasonsThatSpeakOfSecrets() {
    run("pause", "--by", "lan", "--why", "token expired, password renewed");

    assertThat(operations.calls).containsExactly("pause null lan token expired, password renewed");
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "vi"})
  void helpsWithEveryCommand(String language) {
    ResourceBundle texts = new Messages(language).bundle();
    for (String key : texts.keySet()) {
      if (key.endsWith(".usage.description")) {
        String command = key.replaceAll("^lienthong\\.?|\\.?usage\\.description$", "");
        String words = command.replace('.', ' ') + " --help --lang " + language;

        assertThat(run(words.strip().split(" "))).as(words).isEqualTo(Exit.DONE);
        assertThat(out()).contains(texts.getString(key).substring(0, 12));
        assertThat(out().lines()).as(words).allMatch(line -> line.length() <= 100);
      }
    }
  }

  @Test
  void everyTextIsThereInBothLanguages() throws IOException {
    assertThat(texts("messages_vi.properties").keySet())
        .isEqualTo(texts("messages.properties").keySet());
  }

  private static Properties texts(String file) throws IOException {
    Properties texts = new Properties();
    try (var in = Main.class.getResourceAsStream(file)) {
      texts.load(new InputStreamReader(in, StandardCharsets.UTF_8));
    }
    return texts;
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
