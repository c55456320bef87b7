package vn.lienthong.crash;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The shipped routes and mappings, as far as the storm's four flows need them. */
final class Homes {
  static final List<String> RECONCILED = List.of("dan-toc", "nhom-van-ban", "don-vi-hanh-chinh");
  static final String FED = "phieu";
  private static final String LOOSE =
      "guard: {retire: 100000, retirePercent: 100, change: 1000000, changePercent: 100}\n";

  private Homes() {}

  static void routes(Path home) throws IOException {
    Path own = Files.createDirectories(home.resolve("routes"));
    for (Path file : files(World.ROOT.resolve("routes"))) {
      if (!file.getFileName().toString().startsWith("flows.")) {
        Files.copy(file, own.resolve(file.getFileName()));
      }
    }
    StringBuilder flows = new StringBuilder();
    for (String flow : RECONCILED) {
      flows.append(route("reconcile", flow));
    }
    flows.append(route("feed", FED));
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
    for (String flow : Stream.concat(RECONCILED.stream(), Stream.of(FED)).toList()) {
      flows.append(
          "              - to: { id: run-%1$s, description: A flow, uri: \"direct:%1$s\" }\n"
              .formatted(flow));
    }
    Files.writeString(own.resolve("flows.camel.yaml"), flows);
  }

  private static String route(String template, String flow) {
    return ("- templatedRoute: { routeTemplateRef: %1$s, routeId: %2$s, prefixId: %2$s.,"
            + " parameters: [{ name: flow, value: %2$s }] }\n")
        .formatted(template, flow);
  }

  static void mappings(Path home) throws IOException {
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
        Files.writeString(own.resolve(name), ofTheirs(Files.readString(file)));
      } else if (RECONCILED.contains(flow) || flow.equals(FED)) {
        Files.writeString(own.resolve(name), loose(Files.readString(file)));
      }
    }
  }

  /** What the contract says of these flows; the rest would be read at every start. */
  private static String ofTheirs(String contract) {
    String paths = String.join("|", RECONCILED) + "|" + FED;
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
            .replaceAll(", refers: [a-z-]+", "")
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
