package vn.lienthong;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The README's table of failures: every row says all it has to, and its tests are there. */
class WhatHappensTest {
  private static final int CELLS = 5;
  private static final Pattern NAMED = Pattern.compile("`(\\w+Test)(?:\\.(\\w+))?`");

  @Test
  void everyRowNamesTestsThatAreThere() throws IOException {
    List<String> rows = rows();

    assertThat(rows).hasSizeGreaterThan(20);
    for (String row : rows) {
      List<String> cells = Arrays.stream(row.split("\\|")).skip(1).map(String::strip).toList();
      assertThat(cells).as(row).hasSize(CELLS).doesNotContain("");
      Matcher tests = NAMED.matcher(cells.get(CELLS - 1));
      List<MatchResult> named = tests.results().toList();
      assertThat(named).as(row).isNotEmpty();
      named.forEach(test -> assertThat(isThere(test)).as(test.group()).isTrue());
    }
  }

  private static List<String> rows() throws IOException {
    List<String> rows = new ArrayList<>();
    boolean inside = false;
    for (String line : Files.readAllLines(Path.of("README.md"))) {
      inside = line.startsWith("## ") ? line.startsWith("## What happens when") : inside;
      if (inside && line.startsWith("| ") && !line.startsWith("| when |")) {
        rows.add(line);
      }
    }
    return rows;
  }

  private static boolean isThere(MatchResult named) {
    try (Stream<Path> files = Files.walk(Path.of("src/test/java"))) {
      Path file =
          files
              .filter(one -> one.endsWith(named.group(1) + ".java"))
              .findFirst()
              .orElseThrow(() -> new AssertionError("no " + named.group(1)));
      String method = named.group(2);
      return method == null || Files.readString(file).contains("void " + method + "(");
    } catch (IOException unreadable) {
      throw new AssertionError(unreadable);
    }
  }
}
