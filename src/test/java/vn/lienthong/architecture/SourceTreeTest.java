package vn.lienthong.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the compiler does not keep. */
class SourceTreeTest {
  private static final int LONGEST = 250;

  /** Longer than they should be. The list only gets shorter: a file that fits leaves it. */
  private static final List<String> TO_BE_SPLIT =
      List.of(
          "AdminApiTest.java",
          "CommandLineTest.java",
          "DecisionTableTest.java",
          "GatewayOperations.java",
          "SettingsTest.java");

  @Test
  void noFileIsLongerThanAPersonReadsAtOnce() throws IOException {
    assertThat(sources("src", file -> lines(file).size() > LONGEST))
        .extracting(file -> file.getFileName().toString())
        .isSubsetOf(TO_BE_SPLIT);
  }

  @Test
  void everyPackageOfTheHouseSaysWhatItIsAndThatNullIsMarked() throws IOException {
    assertThat(
            sources(
                "src/main/java",
                file -> {
                  Path about = file.resolveSibling("package-info.java");
                  return !Files.exists(about) || !String.join("\n", lines(about)).contains("@Null");
                }))
        .isEmpty();
  }

  @Test
  void nothingIsLoggedByPrintingAStackTrace() throws IOException {
    assertThat(
            sources(
                "src/main/java",
                file -> lines(file).stream().anyMatch(line -> line.contains("printStackTrace"))))
        .isEmpty();
  }

  private static List<Path> sources(String root, Predicate<Path> fault) throws IOException {
    try (Stream<Path> files = Files.walk(Path.of(root))) {
      return files.filter(file -> file.toString().endsWith(".java")).filter(fault).toList();
    }
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException unreadable) {
      throw new IllegalStateException(unreadable);
    }
  }
}
