package vn.lienthong.testkit;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import vn.lienthong.Gateway;

/** A clone that is already built, in a folder of its own, and a person at its terminals. */
public final class WalkHouse implements AutoCloseable {
  private static final String BUILT_IN = "8499";
  private final Path root;
  private final String port;
  private final List<Process> staying = new ArrayList<>();

  /** How a command ended. */
  public record Ended(int exit, String text) {}

  /**
   * @param root an empty folder
   */
  public WalkHouse(Path root) throws Exception {
    this.root = root;
    try (ServerSocket free = new ServerSocket(0)) {
      port = String.valueOf(free.getLocalPort());
    }
    for (String folder : List.of("gateway", "mappings", "routes")) {
      TrialHome.copy(Path.of(folder), root.resolve(folder));
    }
    for (String folder : List.of("walk", "draft/third", "national/wordings")) {
      Path fixture = Path.of("test-fixtures", folder);
      TrialHome.copy(fixture, root.resolve(fixture));
    }
    Files.deleteIfExists(root.resolve("gateway/gateway.local.properties"));
    Files.createDirectories(root.resolve("src/main"));
    Files.writeString(root.resolve("pom.xml"), "<project/>");
    Path lib = Files.createDirectories(root.resolve("target/lib"));
    for (String part : System.getProperty("java.class.path").split(":")) {
      Path jar = Path.of(part).toAbsolutePath();
      if (part.endsWith(".jar")) {
        Files.createSymbolicLink(lib.resolve(jar.getFileName()), jar);
      }
    }
    Path classes =
        Path.of(Gateway.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    Files.createSymbolicLink(root.resolve("target/classes"), classes);
    Files.writeString(root.resolve("target/.built"), "");
  }

  /** The text with the port that is free here in the place of the one in the README. */
  public String here(String text) {
    return text.replace(BUILT_IN, port);
  }

  /** Where the trial ministry listens. */
  public String ministry() {
    return "http://127.0.0.1:" + port;
  }

  /**
   * Types a command, and waits for its end.
   *
   * @param typed what is typed when it asks
   */
  public Ended run(String command, String typed) throws Exception {
    Path out = Files.createTempFile(root, "out", ".txt");
    Process process = shell(command).redirectErrorStream(true).redirectOutput(out.toFile()).start();
    try (var in = process.getOutputStream()) {
      in.write(typed.getBytes(StandardCharsets.UTF_8));
    }
    if (!process.waitFor(2, TimeUnit.MINUTES)) {
      process.destroyForcibly();
      throw new IllegalStateException("does not end: " + command);
    }
    return new Ended(process.exitValue(), Files.readString(out));
  }

  /** Types a command into a terminal of its own, where it stays; returns when it says the word. */
  public void stay(String command, String word) throws IOException {
    Process process = shell("exec " + command).redirectErrorStream(true).start();
    staying.add(process);
    BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
    StringBuilder said = new StringBuilder();
    for (String line = out.readLine(); line != null; line = out.readLine()) {
      said.append(line).append('\n');
      if (line.contains(word)) {
        return;
      }
    }
    throw new IllegalStateException(command + " did not stay:\n" + said);
  }

  /** Waits for the end of what was started last. */
  public int ended() throws InterruptedException {
    Process last = staying.get(staying.size() - 1);
    return last.waitFor(1, TimeUnit.MINUTES) ? last.exitValue() : -1;
  }

  private ProcessBuilder shell(String command) {
    ProcessBuilder builder = new ProcessBuilder("sh", "-c", here(command)).directory(root.toFile());
    Map<String, String> environment = builder.environment();
    environment.keySet().removeIf(name -> name.startsWith("LIENTHONG_"));
    environment.put("LIENTHONG_ADMIN_PORT", "0");
    environment.put("LIENTHONG_JAVA_OPTS", "-XX:TieredStopAtLevel=1");
    environment.put("LANG", "en_GB.UTF-8");
    Path java = Path.of(System.getProperty("java.home"), "bin");
    environment.put("PATH", java + ":" + environment.get("PATH"));
    return builder;
  }

  public void write(Path file, String content) {
    try {
      Path target = root.resolve(file);
      Files.createDirectories(target.getParent());
      Files.writeString(target, here(content));
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  public String read(Path file) throws IOException {
    return Files.readString(root.resolve(file));
  }

  @Override
  public void close() {
    for (Process process : staying) {
      process.destroy();
      try {
        if (!process.waitFor(20, TimeUnit.SECONDS)) {
          process.destroyForcibly();
        }
      } catch (InterruptedException ended) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
