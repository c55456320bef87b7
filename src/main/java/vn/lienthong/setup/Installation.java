package vn.lienthong.setup;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import vn.lienthong.disk.Rights;
import vn.lienthong.mapping.Mapping;
import vn.lienthong.mapping.Mappings;
import vn.lienthong.mapping.Mode;

/** The files that a first installation writes. None is overwritten. */
public record Installation(Path home) {
  public static final String LOCAL = "gateway.local.properties";

  private static final Pattern FLOW = Pattern.compile("value: ([a-z0-9-]+) }|direct:([a-z0-9-]+)");
  private static final Pattern MODE = Pattern.compile("(?m)^mode: *(auto|ask)\\b");

  public boolean exists() {
    return Files.exists(home.resolve(LOCAL));
  }

  /** Each in a file that only this user may read. */
  public void secrets(Map<Path, String> secrets) throws IOException {
    for (Map.Entry<Path, String> secret : secrets.entrySet()) {
      Path file = secret.getKey();
      Files.createDirectories(Objects.requireNonNull(file.getParent()));
      Rights.OWNER.create(file);
      Files.writeString(file, secret.getValue() + "\n");
    }
  }

  /** Settings go into {@link #LOCAL}, which comes before gateway.properties. */
  public void settings(Map<String, String> settings, String heading) throws IOException {
    List<String> lines = new ArrayList<>();
    if (!exists()) {
      Rights.GROUP_READS.create(home.resolve(LOCAL));
      lines.add("# " + heading);
    }
    settings.forEach((key, value) -> lines.add(key + " = " + value));
    Files.write(home.resolve(LOCAL), lines, StandardCharsets.UTF_8, StandardOpenOption.APPEND);
  }

  /** As if settings had not been written; secrets stay. */
  public void takeBack() throws IOException {
    Files.deleteIfExists(home.resolve(LOCAL));
  }

  /** What mappings need besides themselves: contracts, crosswalks, dialects. */
  public static void company(Path from, Path to) throws IOException {
    Files.createDirectories(to);
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path below = from.relativize(file);
        boolean mapping = below.getNameCount() == 1 && !below.toString().contains("openapi");
        Path target = to.resolve(below.toString());
        if (!mapping && !Files.exists(target)) {
          Files.createDirectories(Objects.requireNonNull(target.getParent()));
          Files.copy(file, target);
        }
      }
    }
  }

  /** The routes, with those flows only. */
  public static void routes(Path from, Path to, Set<String> flows) throws IOException {
    Files.createDirectories(to);
    try (Stream<Path> files = Files.list(from)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path target = to.resolve(file.getFileName().toString());
        if (!Files.exists(target)) {
          boolean schedule = file.getFileName().toString().startsWith("flows.");
          List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
          Files.write(
              target,
              schedule ? lines.stream().filter(line -> stays(line, flows)).toList() : lines);
        }
      }
    }
  }

  private static boolean stays(String line, Set<String> flows) {
    Matcher named = FLOW.matcher(line);
    boolean files = line.contains("routeTemplateRef: files") || line.contains("-files\"");
    if (!named.find()) {
      return true;
    }
    String flow = named.group(1) == null ? named.group(2) : named.group(1);
    return !files && flows.contains(flow);
  }

  /** Sets mappings that write by themselves, or after asking, to observe; their names. */
  public static List<String> observe(Path mappings) throws IOException {
    List<String> changed = new ArrayList<>();
    for (Mapping mapping : Mappings.read(mappings).byName().values()) {
      Path file = mappings.resolve(mapping.name() + ".yaml");
      String text = Files.readString(file, StandardCharsets.UTF_8);
      Matcher mode = MODE.matcher(text);
      if (mapping.mode() != Mode.OBSERVE && mode.find()) {
        Files.writeString(file, mode.replaceFirst("mode: observe"), StandardCharsets.UTF_8);
        changed.add(mapping.name());
      }
    }
    return changed;
  }
}
