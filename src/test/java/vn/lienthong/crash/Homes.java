package vn.lienthong.crash;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The shipped routes and mappings, as far as the storm's flows need them. */
final class Homes {
  private static final List<String> RECONCILED =
      List.of("dan-toc", "nhom-van-ban", "don-vi-hanh-chinh");
  static final String FED = "phieu";
  private static final String LOOSE =
      "guard: {retire: 100000, retirePercent: 100, change: 1000000, changePercent: 100}\n";

  private Homes() {}

  /** Whether there are documents with files: not where the nation takes none. */
  static boolean files(World.Kind kind) {
    return !kind.plain();
  }

  private static List<String> reconciled(World.Kind kind) {
    return files(kind)
        ? Stream.concat(RECONCILED.stream(), Stream.of(Dossier.FLOW)).toList()
        : RECONCILED;
  }

  static void routes(Path home, World.Kind kind) throws IOException {
    Path own = Files.createDirectories(home.resolve("routes"));
    for (Path file : files(World.ROOT.resolve("routes"))) {
      if (!file.getFileName().toString().startsWith("flows.")) {
        Files.copy(file, own.resolve(file.getFileName()));
      }
    }
    StringBuilder flows = new StringBuilder();
    List<String> all = new ArrayList<>(reconciled(kind));
    for (String flow : all) {
      flows.append(route("reconcile", "flow", flow, flow));
    }
    if (files(kind)) {
      all.add(Dossier.FLOW + "-files");
      flows.append(route("files", "documents", Dossier.FLOW, Dossier.FLOW + "-files"));
    }
    all.add(FED);
    flows.append(route("feed", "flow", FED, FED));
    flows.append(
        """
        - route:
            id: catalogues
            description: All flows, one after the other
            routeConfigurationId: supervision
            from:
              uri: timer:catalogues
              description: Again and again, with next to no rest
              parameters: { delay: 0, period: 250 }
              steps:
                - multicast:
                    id: one-after-the-other
                    description: A flow that is held does not hold up the others
                    steps:
        """);
    for (String flow : all) {
      flows.append(
          "              - to: { id: run-%1$s, description: A flow, uri: \"direct:%1$s\" }\n"
              .formatted(flow));
    }
    Files.writeString(own.resolve("flows.camel.yaml"), flows);
  }

  private static String route(String template, String parameter, String flow, String id) {
    return ("- templatedRoute: { routeTemplateRef: %s, routeId: %3$s, prefixId: %3$s.,"
            + " parameters: [{ name: %2$s, value: %4$s }] }\n")
        .formatted(template, parameter, id, flow);
  }

  static void mappings(Path home, World.Kind kind) throws IOException {
    Path own = Files.createDirectories(home.resolve("mappings/codes")).getParent();
    Files.createDirectories(own.resolve("dialects"));
    Path shipped = World.ROOT.resolve("mappings");
    for (String folder : List.of("codes", "dialects")) {
      for (Path file : files(shipped.resolve(folder))) {
        Files.copy(file, own.resolve(folder).resolve(file.getFileName()));
      }
    }
    for (Path file : files(shipped)) {
      String name = file.getFileName().toString();
      String flow = name.replaceFirst("\\.yaml$", "");
      if (name.equals("national-api.openapi.yaml")) {
        Files.writeString(own.resolve(name), ofTheirs(Files.readString(file), kind));
      } else if (reconciled(kind).contains(flow) || flow.equals(FED)) {
        Files.writeString(own.resolve(name), loose(Files.readString(file)));
      }
    }
  }

  /** What the contract says of these flows; the rest would be read at every start. */
  private static String ofTheirs(String contract, World.Kind kind) {
    String paths = String.join("|", reconciled(kind)) + "|" + FED;
    String text =
        contract.replaceAll("(?m)^  /api/v1/(?!(" + paths + ")[:/]).*\\n(?:   .*\\n|\\n)*", "");
    for (String before = ""; !before.equals(text); ) {
      before = text;
      text = withoutWhatNothingRefersTo(text);
    }
    return text;
  }

  private static String withoutWhatNothingRefersTo(String contract) {
    Matcher schema =
        Pattern.compile("(?m)^    ([A-Z]\\w+):\\n(?:     .*\\n|\\n)*")
            .matcher(contract.substring(contract.indexOf("\n  schemas:\n")));
    String text = contract;
    while (schema.find()) {
      if (!contract.contains("/schemas/" + schema.group(1) + "'")) {
        text = text.replace(schema.group(), "");
      }
    }
    return text;
  }

  /** Any number of records may change, and none waits for one of a flow that is not here. */
  private static String loose(String mapping) {
    String text =
        mapping
            .replace("mode: auto\n", "mode: auto\n" + LOOSE)
            .replaceAll(", refers: (?!nhom-van-ban)[a-z-]+", "")
            .replaceFirst("(?s)\nrules:.*", "\n");
    if (!text.contains(LOOSE)) {
      throw new IllegalStateException("the mapping has no mode: " + mapping);
    }
    return text;
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }
}
