package vn.lienthong.admin;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import vn.lienthong.disk.Rights;

/**
 * How a command finds the running service: two files in its data folder, {@code admin.port} and
 * {@code admin.token}, readable by the service's own user only.
 */
public record AdminFiles(Path data) {
  public Path port() {
    return data.resolve("admin.port");
  }

  public Path token() {
    return data.resolve("admin.token");
  }

  /** Writes both, the port last: whoever sees the port finds the token that goes with it. */
  void write(int port, String token) throws IOException {
    Files.createDirectories(data);
    put(token(), token);
    put(port(), Integer.toString(port));
  }

  /** Takes the port away, so that commands say at once that no service is running. */
  void remove() throws IOException {
    Files.deleteIfExists(port());
    Files.deleteIfExists(token());
  }

  private void put(Path file, String text) throws IOException {
    Path fresh = Rights.OWNER.createIn(data, ".admin", ".new");
    Files.writeString(fresh, text + "\n", StandardCharsets.US_ASCII);
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
  }
}
