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

  /** Tests are lists: they are read by the name of the case. */
  private static final int LONGEST_TEST = 450;

  @Test
  void noFileIsLongerThanAPersonReadsAtOnce() throws IOException {
    assertThat(sources("src/main", file -> lines(file).size() > LONGEST)).isEmpty();
    for (String root : List.of("src/test", "src/bench")) {
      assertThat(sources(root, file -> lines(file).size() > LONGEST_TEST)).isEmpty();
    }
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
