package vn.lienthong.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher in a small house of its own, with a java and an mvn that only note their words. */
class LauncherTest {
  record Ended(int exit, String out, String err) {}

  private static final String JAVA =
      """
      #!/bin/sh
      if [ "$1" = -version ]; then echo 'openjdk version "17.0.1"' >&2; exit 0; fi
      for word in "$@"; do printf '[%s]' "$word"; done
      """;
  private static final String MAVEN =
      """
      #!/bin/sh
      echo "$@" >> "$HOUSE/builds"
      [ ! -e "$HOUSE/slow" ] || sleep 1
      [ ! -e "$HOUSE/broken" ] || { echo 'COMPILATION ERROR'; exit 1; }
      mkdir -p target/classes target/lib
      """;
  @TempDir private Path root;
  private Path house;
  private Path tools;

  @BeforeEach
  void build() throws IOException {
    house = Files.createDirectories(root.resolve("nhà của tôi"));
    tools = Files.createDirectory(root.resolve("tools"));
    Path source = Files.createDirectories(house.resolve("src/main/java"));
    old(Files.writeString(source.resolve("A.java"), "class A {}"));
    old(Files.writeString(house.resolve("pom.xml"), "<project/>"));
    Files.createDirectory(house.resolve("gateway"));
    Files.copy(Path.of("gateway/lienthong"), house.resolve("gateway/lienthong"));
    script("java", JAVA);
    script("javac", "#!/bin/sh\n");
    script("mvn", MAVEN);
  }

  @Test
  void buildsOnFirstUseAndSaysSoInBothLanguagesOnErr() throws Exception {
    Ended first = launch("status", "--json");

    assertThat(first.exit()).isZero();
    assertThat(first.err()).contains("Đang dựng", "Building", "Built in");
    assertThat(first.out()).endsWith("[vn.lienthong.cli.Main][status][--json]");
    assertThat(first.out()).contains(house.resolve("target/classes") + ":");
    assertThat(builds()).hasSize(1);
  }

  @Test
  void readsItsWordsAsUtf8WhereTheLocaleIsNotInstalled() throws Exception {
    script("java", JAVA + "echo; echo \"${LC_ALL:-none} ${LIENTHONG_LANG:-none}\"\n");
    launch("status");

    Ended ended =
        end(start(house.resolve("gateway/lienthong"), Map.of("LC_ALL", "vi_XY.UTF-8"), "status"));

    assertThat(ended.out().strip()).endsWith("C.UTF-8 vi_XY.UTF-8");
  }

  @Test
  void doesNotBuildAgainWhileNothingChanged() throws Exception {
    launch("status");

    Ended second = launch("status");

    assertThat(second.err()).isEmpty();
    assertThat(builds()).hasSize(1);
  }

  @Test
  void buildsAgainWhenASourceIsNewer() throws Exception {
    launch("status");
    Path source = house.resolve("src/main/java/A.java");
    Files.setLastModifiedTime(source, FileTime.from(Instant.now().plusSeconds(5)));

    assertThat(launch("status").err()).contains("Building");
    assertThat(builds()).hasSize(2);
  }

  @Test
  void takesWhatMavenHasBuiltWithoutIt() throws Exception {
    Files.createDirectories(house.resolve("target/classes"));
    Files.createDirectories(house.resolve("target/lib"));
    Path jar = Files.writeString(house.resolve("target/lienthong-1.jar"), "");
    Files.setLastModifiedTime(jar, FileTime.from(Instant.now().plusSeconds(5)));

    assertThat(launch("status").err()).isEmpty();
    assertThat(builds()).isEmpty();
  }

  @Test
  void runsWhatWasUnpackedFromTheZipWithoutBuilding() throws Exception {
    Files.delete(house.resolve("pom.xml"));

    Ended ended = launch("status");

    assertThat(ended.out()).contains("[-cp][" + house.resolve("lib/*") + "]");
    assertThat(builds()).isEmpty();
  }

  @Test
  void worksThroughSymbolicLinksAndFromAnyFolder() throws Exception {
    Path link = root.resolve("bin-lienthong");
    Files.createSymbolicLink(link, Path.of("other"));
    Files.createSymbolicLink(root.resolve("other"), house.resolve("gateway/lienthong"));

    Ended ended = end(start(link, Map.of(), "status", "một hai"));

    assertThat(ended.out()).endsWith("[status][một hai]");
    assertThat(builds()).hasSize(1);
  }

  @Test
  void buildsOnceWhenStartedSeveralTimesAtOnce() throws Exception {
    Files.writeString(house.resolve("slow"), "");
    List<Process> starts = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      starts.add(start(house.resolve("gateway/lienthong"), Map.of(), "status"));
    }
    for (Process start : starts) {
      assertThat(end(start).exit()).isZero();
    }

    assertThat(builds()).hasSize(1);
    assertThat(house.resolve("target/.build-lock")).doesNotExist();
  }

  @Test
  void takesOverTheLockOfAStartThatWasKilled() throws Exception {
    Path lock = Files.createDirectories(house.resolve("target")).resolve(".build-lock");
    Files.createSymbolicLink(lock, Path.of("pid-4194304"));

    assertThat(launch("status").exit()).isZero();
    assertThat(builds()).hasSize(1);
  }

  @Test
  void showsWhyABuildFailedAndTriesAgainNextTime() throws Exception {
    Files.writeString(house.resolve("broken"), "");

    Ended failed = launch("status");

    assertThat(failed.exit()).isEqualTo(Exit.USAGE);
    assertThat(failed.err()).contains("COMPILATION ERROR", "The build failed", "build.log");
    assertThat(failed.out()).isEmpty();
    Files.delete(house.resolve("broken"));
    assertThat(launch("status").exit()).isZero();
  }

  @Test
  void saysThatJavaIsMissing() throws Exception {
    Ended ended =
        end(start(house.resolve("gateway/lienthong"), Map.of("JAVA_HOME", "/nowhere"), "status"));

    assertThat(ended.exit()).isEqualTo(Exit.USAGE);
    assertThat(ended.err()).contains("Java 17", "/nowhere/bin/java");
  }

  @Test
  void saysThatJavaIsTooOld() throws Exception {
    script("java", JAVA.replace("17.0.1", "11.0.2"));

    assertThat(launch("status").err()).contains("is version 11");
    assertThat(builds()).isEmpty();
  }

  @Test
  void givesTheServiceOtherOptionsThanACommand() throws Exception {
    assertThat(launch("--lang", "vi", "status").out()).contains("TieredStopAtLevel");
    assertThat(launch("--lang", "vi", "run").out()).doesNotContain("TieredStopAtLevel");
  }

  private Ended launch(String... words) throws Exception {
    return end(start(house.resolve("gateway/lienthong"), Map.of(), words));
  }

  private Process start(Path launcher, Map<String, String> more, String... words)
      throws IOException {
    List<String> command = new ArrayList<>(List.of(launcher.toString()));
    command.addAll(List.of(words));
    ProcessBuilder builder = new ProcessBuilder(command).directory(root.toFile());
    builder.environment().remove("JAVA_HOME");
    builder.environment().put("HOUSE", house.toString());
    builder.environment().put("PATH", tools + ":/usr/bin:/bin");
    builder.environment().putAll(more);
    return builder.start();
  }

  private static Ended end(Process process) throws Exception {
    String out = new String(process.getInputStream().readAllBytes(), "UTF-8");
    String err = new String(process.getErrorStream().readAllBytes(), "UTF-8");
    return new Ended(process.waitFor(), out, err);
  }

  private List<String> builds() throws IOException {
    Path file = house.resolve("builds");
    return Files.exists(file) ? Files.readAllLines(file) : List.of();
  }

  private void script(String name, String text) throws IOException {
    Path file = Files.writeString(tools.resolve(name), text);
    assertThat(file.toFile().setExecutable(true)).isTrue();
  }

  private static void old(Path file) throws IOException {
    Files.setLastModifiedTime(file, FileTime.from(Instant.now().minusSeconds(60)));
  }
}
