package vn.lienthong;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.lienthong.record.Problem;
import vn.lienthong.services.NewCaller;

/** {@code lienthong services key NAME}: lets one more system ask the query services. */
public final class ServicesCommand {
  private static final String ALL = "bieu,phieu,nhom-van-ban,van-ban";
  private static final Map<String, String> OPTIONS = Map.of("--resources", ALL, "--units", "*");
  private static final String TO = "--to";

  private ServicesCommand() {}

  /**
   * The exit code: 2 if the words, or the file they name, cannot be used.
   *
   * @param home against which the file's path is seen, as the settings' paths are
   */
  public static int run(List<String> words, Path home, @Nullable String language, PrintStream out)
      throws IOException {
    Voice voice = Voice.of("services", language, out);
    List<String> plain = new ArrayList<>();
    Map<String, String> options = new LinkedHashMap<>(OPTIONS);
    if (!read(words, plain, options) || plain.size() != 2 || !plain.get(0).equals("key")) {
      voice.say("services.usage");
      return 2;
    }
    NewCaller caller =
        NewCaller.named(plain.get(1), list(options, "--resources"), list(options, "--units"));
    String file = options.get(TO);
    List<Problem> problems = file == null ? tried(caller) : caller.addTo(home.resolve(file));
    if (!problems.isEmpty()) {
      voice.say("services.refused");
      problems.forEach(problem -> out.println("  " + problem.text()));
      return 2;
    }
    voice.say("services.key", caller.name(), caller.key());
    if (file == null) {
      voice.say("services.lines");
      out.print(caller.lines());
    } else {
      voice.say("services.added", file);
    }
    return 0;
  }

  /** What a file with nobody else in it would say. */
  private static List<Problem> tried(NewCaller caller) throws IOException {
    Path folder = Files.createTempDirectory("callers");
    Path file = folder.resolve("callers.yaml");
    try {
      return caller.addTo(file);
    } finally {
      Files.deleteIfExists(file);
      Files.delete(folder);
    }
  }

  private static boolean read(List<String> words, List<String> plain, Map<String, String> options) {
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      if (OPTIONS.containsKey(word) || word.equals(TO)) {
        if (i + 1 == words.size()) {
          return false;
        }
        options.put(word, words.get(++i));
      } else if (word.startsWith("-")) {
        return false;
      } else {
        plain.add(word);
      }
    }
    return true;
  }

  private static List<String> list(Map<String, String> options, String name) {
    return List.of(options.getOrDefault(name, "").split(","));
  }
}
