package vn.lienthong;

import java.util.Collection;
import java.util.List;
import vn.lienthong.mapping.Mapping;
import vn.lienthong.record.Nearest;
import vn.lienthong.record.Problem;

/** Flows that send records about persons: each is off until its purpose is stated. */
final class Personal {
  private Personal() {}

  static List<String> flows(Collection<Mapping> mappings) {
    return mappings.stream()
        .filter(mapping -> mapping.feed() != null && mapping.feed().personal())
        .map(Mapping::name)
        .toList();
  }

  /** Of a purpose that no flow waits for. */
  static Problem unknown(String flow, Collection<String> personal) {
    return new Problem(
        "gateway.properties",
        0,
        "purpose." + flow,
        "the purpose of no flow about persons",
        personal.isEmpty() ? "none" : "one of " + String.join(", ", personal),
        Nearest.of(flow, personal));
  }
}
