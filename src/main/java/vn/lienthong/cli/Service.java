package vn.lienthong.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import vn.lienthong.admin.AdminFiles;
import vn.lienthong.config.Settings;

/**
 * Where the running service listens, and the token it takes.
 *
 * @param port on 127.0.0.1
 */
record Service(int port, String token) {
  /** The service of this home, or else its demo; empty if neither has told where it listens. */
  static Optional<Service> find(Path home, Map<String, String> env) {
    Path data = Settings.dataFolder(home, env);
    Optional<Service> own = read(new AdminFiles(data));
    // the demo is a home of its own, below the data of this one
    Path demo = Settings.dataFolder(data.resolve("demo"), Map.of());
    return own.isPresent() ? own : read(new AdminFiles(demo));
  }

  private static Optional<Service> read(AdminFiles files) {
    try {
      String port = Files.readString(files.port()).strip();
      String token = Files.readString(files.token()).strip();
      return Optional.of(new Service(Integer.parseInt(port), token));
    } catch (IOException | NumberFormatException none) {
      return Optional.empty();
    }
  }
}
