package vn.lienthong.check;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import vn.lienthong.mapping.Findings;
import vn.lienthong.mapping.Yaml;

/**
 * One file of routes.
 *
 * @param parts what stands at its top: one key each, such as {@code route} or {@code
 *     templatedRoute}
 * @param findings where its faults are noted
 */
record RouteFile(String name, List<Yaml.Entry> parts, Findings findings) {
  private static final String ENDING = ".camel.yaml";

  /** Files of other names too, with that as their fault: Camel would not read them. */
  static List<RouteFile> all(Path directory) {
    List<RouteFile> files = new ArrayList<>();
    if (Files.isDirectory(directory)) {
      try (Stream<Path> found = Files.list(directory)) {
        found.sorted().forEach(file -> files.add(read(file)));
      } catch (IOException unreadable) {
        throw new UncheckedIOException(unreadable);
      }
    }
    if (files.isEmpty()) {
      Findings findings = new Findings("routes");
      findings.add(0, "files", "nothing", "route files");
      files.add(new RouteFile("routes", List.of(), findings));
    }
    return files;
  }

  /** The parts of that kind. */
  List<Yaml> parts(String kind) {
    return parts.stream().filter(part -> part.key().equals(kind)).map(Yaml.Entry::value).toList();
  }

  private static RouteFile read(Path file) {
    String name = file.getFileName().toString();
    Findings findings = new Findings("routes/" + name);
    if (!name.endsWith(ENDING) || Files.isDirectory(file)) {
      findings.add(0, "file", Findings.quoted(name), "a name like flows" + ENDING);
      return new RouteFile(name, List.of(), findings);
    }
    List<Yaml.Entry> parts = new ArrayList<>();
    Yaml.read(file, findings).ifPresent(root -> parts.addAll(parts(root, findings)));
    return new RouteFile(name, parts, findings);
  }

  private static List<Yaml.Entry> parts(Yaml root, Findings findings) {
    if (!(root instanceof Yaml.Items)) {
      findings.add(root.line(), "file", root.found(), "a list of routes");
    }
    List<Yaml.Entry> parts = new ArrayList<>();
    for (Yaml item : root.items()) {
      if (item.entries().size() == 1) {
        parts.add(item.entries().get(0));
      } else {
        findings.add(item.line(), "file", item.found(), "one key, such as route, for each part");
      }
    }
    return parts;
  }
}
