package vn.lienthong.routes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import vn.lienthong.sandbox.Options;
import vn.lienthong.testkit.Databases;

/**
 * How a {@link Town} is to be built.
 *
 * @param on the database of the province, unless it is given another, and of the ledger
 * @param province an empty database
 * @param fixtures with the rows and records of the fixtures, or with empty tables and lists
 * @param settings over those that every town has
 * @param edits of mapping files: flow, what stands there, what shall stand there
 */
record Site(
    On on,
    Supplier<Databases.Database> province,
    boolean fixtures,
    Map<String, String> settings,
    List<List<String>> edits) {
  private static final String DIALECT = "dialects/default";
  private static final String WITHOUT = "without: [";

  /** The kinds of database that a province and a ledger may have. */
  enum On {
    H2,
    POSTGRES;

    Databases.Database fresh() {
      return this == H2 ? Databases.h2() : Databases.postgres();
    }
  }

  static Site laiChau(On on) {
    return new Site(on, on::fresh, true, Map.of(), List.of());
  }

  static Site empty(On on) {
    return new Site(on, on::fresh, false, Map.of(), List.of());
  }

  /** Lai Châu in this database, with the ledger in a file. */
  static Site in(Supplier<Databases.Database> province) {
    return new Site(On.H2, province, true, Map.of(), List.of());
  }

  Site with(String setting, String value) {
    Map<String, String> all = new LinkedHashMap<>(settings);
    all.put(setting, value);
    return new Site(on, province, fixtures, all, edits);
  }

  Site mapping(String flow, String found, String instead) {
    List<List<String>> all = new ArrayList<>(edits);
    all.add(List.of(flow, found, instead));
    return new Site(on, province, fixtures, settings, all);
  }

  /**
   * The nation can do less, and the dialect says so.
   *
   * @param words as in a dialect's {@code without}, with commas between
   */
  Site without(String words) {
    return mapping(DIALECT, "{}", WITHOUT + words + "]");
  }

  /** The nation that goes with it. */
  Options nation(Options whole) {
    if ("plain".equals(settings.get("national.dialect"))) {
      return whole.asPlain();
    }
    return edits.stream()
        .filter(edit -> edit.get(0).equals(DIALECT) && edit.get(2).startsWith(WITHOUT))
        .map(edit -> edit.get(2).substring(WITHOUT.length()).replace("]", ""))
        .findFirst()
        .map(whole::without)
        .orElse(whole);
  }

  /** The shipped mappings, edited. */
  Path mappings(Path home) {
    Path shipped = Path.of("mappings").toAbsolutePath();
    if (edits.isEmpty()) {
      return shipped;
    }
    try {
      Path own = home.resolve("mappings");
      copy(shipped, own);
      for (List<String> edit : edits) {
        Path file = own.resolve(edit.get(0) + ".yaml");
        String text = Files.readString(file);
        if (!text.contains(edit.get(1))) {
          throw new IllegalArgumentException(file + " does not say " + edit.get(1));
        }
        Files.writeString(file, text.replace(edit.get(1), edit.get(2)));
      }
      return own;
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Path target = to.resolve(from.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(target);
        } else {
          Files.copy(file, target);
        }
      }
    }
  }
}
