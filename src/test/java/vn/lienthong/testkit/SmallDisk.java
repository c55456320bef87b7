package vn.lienthong.testkit;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A disk of a few megabytes, in the memory of the machine: it can be filled up and made read-only
 * under those who work on it. It is mounted in a namespace of its own, which nobody needs rights
 * for where the system permits that at all. Everybody sees its files under {@link #seen}; programs
 * that ask for the real name of a file have to be started {@link #within}.
 */
public final class SmallDisk implements AutoCloseable {
  private static final int BLOCK = 4096;
  private static final String BEGIN =
      "mount -t tmpfs -o size=%dm tmpfs '%s' && echo there && exec cat >/dev/null";

  private final Path mounted;
  private final Path seen;
  private final Process keeper;

  private SmallDisk(Path mounted, Path seen, Process keeper) {
    this.mounted = mounted;
    this.seen = seen;
    this.keeper = keeper;
  }

  /**
   * An empty one. Where namespaces are not permitted the calling test is skipped with the reason,
   * whatever {@code CI} says: that is the machine's, and no fault of the build.
   *
   * @param folder an existing one, in which {@code disk} and {@code seen} are made
   */
  public static SmallDisk of(int megabytes, Path folder) throws IOException {
    Path mounted = Files.createDirectory(folder.toRealPath().resolve("disk"));
    String begin = BEGIN.formatted(megabytes, mounted);
    ProcessBuilder builder = new ProcessBuilder("unshare", "-Urm", "sh", "-c", begin);
    Process keeper = started(builder.redirectErrorStream(true));
    byte[] told = new byte[200];
    int read = Math.max(0, keeper.getInputStream().read(told));
    String answer = new String(told, 0, read, StandardCharsets.UTF_8).strip();
    if (!answer.equals("there")) {
      keeper.destroyForcibly();
      org.junit.jupiter.api.Assumptions.abort("no disk of its own can be mounted here: " + answer);
    }
    Path root = Path.of("/proc", String.valueOf(keeper.pid()), "root");
    Path there = root.resolve(Path.of("/").relativize(mounted));
    Path seen = Files.createSymbolicLink(mounted.resolveSibling("seen"), there);
    return new SmallDisk(mounted, seen, keeper);
  }

  private static Process started(ProcessBuilder builder) throws IOException {
    try {
      return builder.start();
    } catch (IOException missing) {
      org.junit.jupiter.api.Assumptions.abort("no unshare, of util-linux: " + missing.getMessage());
      throw missing;
    }
  }

  /** What is on it, under a name that holds for everybody. */
  public Path seen() {
    return seen;
  }

  /** What is on it, under the name that it has for those within. */
  public Path mounted() {
    return mounted;
  }

  /** What a command begins with that is to run where the disk is mounted. */
  public List<String> within() {
    String pid = String.valueOf(keeper.pid());
    return List.of("nsenter", "-t", pid, "-U", "-m", "--preserve-credentials", "--");
  }

  /** Makes a folder on it that is on the machine's own disk. */
  public void elsewhere(String name) throws IOException {
    Path other = Files.createTempDirectory(mounted.getParent(), "elsewhere");
    Files.createDirectories(seen.resolve(name));
    ordered("mount --bind '%s' '%s'".formatted(other, mounted.resolve(name)));
  }

  /** Somebody else takes all the room that is left now. */
  public void fill() {
    byte[] block = new byte[BLOCK];
    try (OutputStream filler =
        Files.newOutputStream(
            seen.resolve("filler"), StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
      while (true) {
        filler.write(block);
      }
    } catch (IOException full) {
      // as it shall be
    }
  }

  /** He gives it back. */
  public void empty() throws IOException {
    Files.deleteIfExists(seen.resolve("filler"));
  }

  /**
   * No file can be opened for writing any more. What is open stays so, and can be written, since a
   * disk in use is made read-only by the kernel alone; see {@link #forbid}.
   */
  public void readOnly() {
    String disk = "'" + mounted + "'";
    ordered("mount --rbind %1$s %1$s && mount -o remount,bind,ro %1$s".formatted(disk));
  }

  /** As before {@link #readOnly}. */
  public void writable() {
    ordered("umount -l '" + mounted + "'");
  }

  private void ordered(String order) {
    List<String> command = new ArrayList<>(within());
    command.addAll(List.of("sh", "-c", order));
    run(command);
  }

  /** A process may not write any file, however long it has had it open; or may again. */
  public static void forbid(long pid, boolean writing) {
    run(
        List.of(
            "prlimit", "--pid", String.valueOf(pid), "--fsize=" + (writing ? "0:" : "unlimited:")));
  }

  private static void run(List<String> command) {
    try {
      int exit = new ProcessBuilder(command).inheritIO().start().waitFor();
      if (exit != 0) {
        throw new IllegalStateException(command + " ended with " + exit);
      }
    } catch (IOException | InterruptedException failed) {
      throw new IllegalStateException(String.join(" ", command), failed);
    }
  }

  /** Copies what is on it to where it would be without it: for who asks for real names. */
  public void bringOut() throws IOException {
    try (Stream<Path> files = Files.walk(seen.toAbsolutePath().resolve("."))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path copy = mounted.resolve(seen.resolve(".").relativize(file).toString());
        Files.createDirectories(copy.getParent());
        Files.copy(file, copy);
      }
    } catch (UncheckedIOException vanished) {
      throw vanished.getCause();
    }
  }

  /** All that is on it is gone. */
  @Override
  public void close() {
    keeper.destroyForcibly();
    try {
      keeper.waitFor(10, TimeUnit.SECONDS);
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
  }
}
