package vn.lienthong.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import vn.lienthong.mapping.Findings;
import vn.lienthong.mapping.Mapping;
import vn.lienthong.mapping.Mappings;
import vn.lienthong.mapping.Yaml;
import vn.lienthong.record.Problem;

/** Every mapping with files has a route that moves them, and there is no such route of another. */
final class FilesRouteCheck {
  private static final String DOCUMENTS = "documents";

  /** A route of files is called after its flow, with this behind. */
  private static final String ENDING = "-files";

  private final Mappings mappings;
  private final Set<String> withFiles = new TreeSet<>();
  private final Set<String> moved = new TreeSet<>();

  FilesRouteCheck(Mappings mappings) {
    this.mappings = mappings;
    for (Mapping mapping : mappings.byName().values()) {
      if (mapping.files() != null) {
        withFiles.add(mapping.name());
      }
    }
  }

  /**
   * @param values of the template's parameters
   */
  void use(RouteFile file, Yaml use, String id, Map<String, String> values) {
    String flow = values.get(DOCUMENTS);
    if (flow == null) {
      return;
    }
    moved.add(flow);
    boolean broken = mappings.lines().containsKey(flow) && !mappings.byName().containsKey(flow);
    if (!withFiles.contains(flow) && !broken) {
      String expected = "a mapping with the key files";
      file.findings().missing(use.line(), id + "." + DOCUMENTS, flow, expected, withFiles);
    } else if (!id.equals(flow + ENDING)) {
      String expected = "the flow's name and " + ENDING + ": " + Findings.quoted(flow + ENDING);
      file.findings().add(use.line(), id + ".routeId", Findings.quoted(id), expected);
    }
  }

  /** What no route moves. */
  List<Problem> missing() {
    List<Problem> problems = new ArrayList<>();
    for (String flow : withFiles) {
      if (!moved.contains(flow)) {
        problems.add(
            new Problem(
                "mappings/" + flow + ".yaml",
                mappings.line(flow, "files"),
                "files",
                "no route that moves them",
                "a templatedRoute with the parameter documents: " + flow,
                null));
      }
    }
    return problems;
  }
}
