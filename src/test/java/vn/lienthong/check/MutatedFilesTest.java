package vn.lienthong.check;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.lienthong.config.InvalidSettings;
import vn.lienthong.config.Settings;
import vn.lienthong.feed.camel.FeedSteps;
import vn.lienthong.flow.camel.RunSteps;
import vn.lienthong.mapping.Contract;
import vn.lienthong.mapping.Lenses;
import vn.lienthong.mapping.Mappings;
import vn.lienthong.national.camel.NationalBeans;
import vn.lienthong.national.dialect.Dialects;
import vn.lienthong.national.dialect.Interpreter;
import vn.lienthong.record.Problem;
import vn.lienthong.services.Callers;
import vn.lienthong.testkit.Mutations;

/**
 * Whatever stands in a file that we are given, its faults are told with file and line, at once, or
 * it can be used. {@code -Dfiles=100000} makes more of them, {@code -Dseed=…} the same once more.
 */
class MutatedFilesTest {
  private static final int FILES = Integer.getInteger("files", 1_000);
  private static final long SEED = Long.getLong("seed", System.nanoTime());
  private static final Duration LONGEST = Duration.ofSeconds(5);
  private static final int LONGEST_TEXT = 20_000;
  private static final List<String> LINES =
      List.of(
          "\t",
          "\u0000",
          "  - ",
          "&a [*a, *a]",
          "x: &x {y: *x}",
          "<<: *x",
          "? [a, b]",
          "!!java.lang.Runtime {}",
          "--- ",
          "...",
          "%YAML 9.9",
          "{",
          "- - - - -",
          "fields: {}",
          "identity: []",
          "scope: {national: \"a = 'b\"}",
          "rules: [{name: x}]",
          "size: 99999999999999999999",
          "values: {date: \"yyyyQQQQQQQ'\"}",
          "\"\": \"\"",
          "=",
          ",,,",
          "\"",
          "\uFEFF",
          "\u2028",
          "\ud83d\ude00: \u0301");
  private static final List<String> BOMBS = bombs();

  @TempDir Path home;
  private final Mutations mutations = new Mutations(SEED);
  private final Map<String, Class<?>> beans = new HashMap<>(NationalBeans.types());
  private final Map<String, String> unexpected = new TreeMap<>();
  private final Contract contract = Contract.read(Path.of("mappings"));
  private final Mappings shipped = Mappings.read(Path.of("mappings"));
  private int faulty;
  private int sound;

  private static List<String> bombs() {
    StringBuilder laughs = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x]\n");
    for (int i = 1; i < 10; i++) {
      laughs.append("a%d: &a%d [".formatted(i, i)).append("*a%d, ".formatted(i - 1).repeat(9));
      laughs.append("x]\n");
    }
    return List.of(
        laughs.toString(),
        "a: " + "[".repeat(10_000),
        "a: " + "{a: ".repeat(10_000),
        "- ".repeat(5_000),
        "x".repeat(200_000) + ": 1",
        "type: \"" + "y".repeat(200_000) + "\"",
        "'".repeat(9_999),
        "a: " + "9".repeat(100_000));
  }

  @BeforeEach
  void lay() throws IOException {
    for (String folder : List.of("mappings", "routes")) {
      try (Stream<Path> files = Files.walk(Path.of(folder))) {
        for (Path file : files.toList()) {
          Path target = home.resolve(file);
          if (Files.isDirectory(file)) {
            Files.createDirectories(target);
          } else {
            Files.copy(file, target);
          }
        }
      }
    }
    Files.createDirectory(home.resolve("gateway"));
    Files.copy(Path.of("gateway/gateway.properties"), gateway("gateway.properties"));
    Files.writeString(
        gateway("callers.yaml"),
        """
        callers:
          - name: so-tai-chinh
            key-sha256: %s
            resources: [bieu, quoc-gia/bieu]
            units: ["03390"]
            rate: 60
        """
            .formatted("a1".repeat(32)));
    beans.put("run", RunSteps.class);
    beans.put("feed", FeedSteps.class);
  }

  private Path gateway(String name) {
    return home.resolve("gateway").resolve(name);
  }

  @Test
  void areReadWithTheirFaultsToldWhereTheyAre() throws IOException {
    System.out.println("mutated files: " + FILES + ", seed " + SEED);
    List<Path> files = new ArrayList<>();
    for (String folder : List.of("mappings", "routes", "gateway")) {
      try (Stream<Path> found = Files.walk(home.resolve(folder))) {
        files.addAll(
            found
                .filter(Files::isRegularFile)
                .filter(file -> !file.toString().contains("services.openapi"))
                .sorted()
                .toList());
      }
    }
    for (int i = 0; i < FILES; i++) {
      Path file = files.get(i % files.size());
      String name = file.getFileName().toString();
      // the contract is by far the longest
      if (!name.endsWith(".openapi.yaml") || i / files.size() % 8 == 0) {
        mutated(file, i);
      }
    }
    System.out.println(faulty + " with faults, " + sound + " without");
    assertThat(unexpected.keySet()).as(unexpected.toString()).isEmpty();
    assertThat(sound).isPositive();
    assertThat(faulty).isGreaterThan(sound);
  }

  private void mutated(Path file, int number) throws IOException {
    byte[] before = Files.readAllBytes(file);
    byte[] now = changed(before);
    Files.write(file, now);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    long begun = System.nanoTime();
    try {
      List<Problem> problems = read(file);
      problems.forEach(problem -> placed(problem, file, new String(now, UTF_8)));
      if (problems.isEmpty()) {
        sound++;
      } else {
        faulty++;
      }
    } catch (RuntimeException
        | AssertionError
        | StackOverflowError
        | OutOfMemoryError unexpectedly) {
      StackTraceElement[] trace = unexpectedly.getStackTrace();
      String kind = unexpectedly + (trace.length == 0 ? "" : " " + trace[0]);
      told(kind, file, number, now);
    } finally {
      Files.write(file, before);
    }
    if (System.nanoTime() - begun > LONGEST.toNanos()) {
      told("slow", file, number, now);
    }
  }

  private void told(String kind, Path file, int number, byte[] now) {
    String text = new String(now, UTF_8);
    String where = "seed %d, file %d, %s:%n".formatted(SEED, number, home.relativize(file));
    String key = kind.substring(0, Math.min(300, kind.length()));
    unexpected.putIfAbsent(key, where + text.substring(0, Math.min(2_000, text.length())));
  }

  /** As {@code check} reads it. */
  private List<Problem> read(Path file) {
    Path mappings = home.resolve("mappings");
    String place = home.relativize(file).toString();
    if (place.endsWith("gateway.properties")) {
      return settings();
    }
    if (place.endsWith("callers.yaml")) {
      return Callers.read(file).problems();
    }
    if (place.startsWith("mappings/dialects")) {
      Dialects dialects = Dialects.read(mappings);
      dialects.byName().values().forEach(dialect -> Interpreter.of(dialect, List.of(), contract));
      return dialects.problems();
    }
    if (place.startsWith("routes")) {
      return new RouteCheck(shipped, beans)
          .problems(home.resolve("routes")).stream()
              .filter(problem -> problem.file().equals(place))
              .toList();
    }
    boolean agreed = place.endsWith(".openapi.yaml");
    Contract now = agreed ? Contract.read(mappings) : contract;
    Mappings read = Mappings.read(mappings);
    read.byName().values().forEach(Lenses::of);
    List<Problem> problems = new ArrayList<>(read.problems());
    problems.addAll(now.problems());
    problems.addAll(new RuleReferenceCheck(read).problems());
    problems.addAll(new ContractCheck(read, now).problems());
    problems.addAll(new SchemaCheck(read, now, mapping -> null).problems());
    return problems;
  }

  private List<Problem> settings() {
    try {
      Settings.load(home.resolve("gateway"), Map.of("LIENTHONG_NATIONAL_SECRET", "x"));
      return List.of();
    } catch (InvalidSettings invalid) {
      return invalid.problems();
    }
  }

  private void placed(Problem problem, Path file, String text) {
    Path blamed =
        Stream.of(home, home.resolve("gateway"))
            .map(folder -> folder.resolve(problem.file()))
            .filter(Files::exists)
            .findFirst()
            .orElse(null);
    long lines =
        blamed == null || !blamed.equals(file)
            ? Integer.MAX_VALUE
            : 1 + text.codePoints().filter(c -> "\n\r\u0085\u2028\u2029".indexOf(c) >= 0).count();
    boolean setting =
        problem.file().startsWith("LIENTHONG_") || problem.file().equals("environment");
    if (blamed == null && !setting) {
      throw new AssertionError("no such file: " + problem.text());
    }
    if (problem.line() < 0 || problem.line() > lines) {
      throw new AssertionError("no such line: " + problem.text());
    }
    if (problem.text().length() > LONGEST_TEXT) {
      throw new AssertionError("endless text of " + problem.field().length());
    }
  }

  private byte[] changed(byte[] before) {
    if (mutations.below(6) == 0) {
      return mutations.bytes(before);
    }
    List<String> lines = new ArrayList<>(new String(before, UTF_8).lines().toList());
    for (int left = 1 + mutations.below(3); left > 0; left--) {
      int at = mutations.below(lines.size());
      String line = lines.get(at);
      switch (mutations.below(9)) {
        case 0 -> lines.remove(at);
        case 1 -> lines.add(at, line);
        case 2 -> Collections.swap(lines, at, mutations.below(lines.size()));
        case 3 -> lines.set(at, " ".repeat(1 + mutations.below(4)) + line);
        case 4 -> lines.set(at, line.stripLeading());
        case 5 -> lines.set(at, new String(mutations.bytes((line + " ").getBytes(UTF_8)), UTF_8));
        case 6 -> lines.add(at, mutations.of(LINES));
        case 7 -> lines.set(at, line + mutations.of(LINES));
        default ->
            lines.set(
                at,
                mutations.below(10) == 0
                    ? mutations.of(BOMBS)
                    : line.replaceFirst(
                        ":.*",
                        ": " + mutations.of(List.of("", "[]", "{}", "~", "1", "x", "-1", "'"))));
      }
      if (lines.isEmpty()) {
        lines.add("");
      }
    }
    return String.join("\n", lines).getBytes(UTF_8);
  }
}
