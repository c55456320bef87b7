package vn.lienthong;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import vn.lienthong.config.Settings;
import vn.lienthong.demo.DemoTables;

/**
 * Starts and ends a gateway that has an empty province and asks nobody, so that Java can write down
 * the classes a start needs; the launcher does it once, and later starts are quicker by it.
 */
final class Rehearsal {
  private Rehearsal() {}

  /** With the home in the system property {@code lienthong.home}. */
  public static void main(String[] words) throws IOException {
    Path home = Path.of(System.getProperty("lienthong.home", "."));
    Path data = Files.createTempDirectory("lienthong");
    try {
      Map<String, String> settings = new HashMap<>(DemoTables.settings());
      settings.putAll(DemoTables.nation());
      settings.put("LIENTHONG_DATA_DIR", data.toString());
      settings.put("LIENTHONG_ADMIN_PORT", "0");
      try (Gateway gateway =
          new Gateway(Settings.load(home, settings), Clock.systemDefaultZone(), false)) {
        gateway.operations().status();
      }
    } finally {
      remove(data);
    }
  }

  private static void remove(Path folder) throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.walk(folder)) {
      files = all.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path file : files) {
      Files.deleteIfExists(file);
    }
  }
}
