package vn.lienthong.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The blocks of the README, so that what it says is what is tried. */
public final class Readme {
  private static final Pattern BLOCK = Pattern.compile("(?ms)^```(\\w*)\\n(.*?)^```$");

  private Readme() {}

  /** All blocks of a language, in their order. */
  public static List<String> blocks(String language) {
    return blocks(Path.of("README.md"), language);
  }

  /** All blocks of a language on another page. */
  public static List<String> blocks(Path page, String language) {
    return BLOCK
        .matcher(text(page))
        .results()
        .filter(block -> block.group(1).equals(language))
        .map(block -> block.group(2))
        .toList();
  }

  /** The first block after these words. */
  public static String after(String words) {
    String text = text();
    int at = text.indexOf(words);
    if (at < 0) {
      throw new IllegalArgumentException("the README does not say: " + words);
    }
    return BLOCK
        .matcher(text.substring(at))
        .results()
        .map((MatchResult block) -> block.group(2))
        .findFirst()
        .orElseThrow();
  }

  /** All of it. */
  public static String text() {
    return text(Path.of("README.md"));
  }

  private static String text(Path page) {
    try {
      return Files.readString(page);
    } catch (IOException absent) {
      throw new UncheckedIOException(absent);
    }
  }
}
