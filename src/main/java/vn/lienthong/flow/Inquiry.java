package vn.lienthong.flow;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.lienthong.national.NationalCall;
import vn.lienthong.national.Walk;
import vn.lienthong.record.Base;
import vn.lienthong.record.Entry;

/**
 * Asks the nation for the records that its list lacked: each by itself, or, where none can be asked
 * for by itself, all together, reading the list once more.
 */
final class Inquiry {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private final Flow flow;
  private final NationalReading nation;
  private final Map<String, JsonNode> found = new HashMap<>();
  private Set<String> wanted = Set.of();
  private @Nullable Walk walk;

  Inquiry(Flow flow, NationalReading nation) {
    this.flow = flow;
    this.nation = nation;
  }

  boolean more() {
    return nation.toAsk().isPresent();
  }

  NationalCall ask() {
    if (flow.requests().asksForOne()) {
      return flow.requests().one(id(nation.toAsk().orElseThrow()));
    }
    if (walk == null) {
      walk = Walk.everywhere(flow.requests());
      wanted = nation.missing().stream().map(Inquiry::id).collect(Collectors.toSet());
    }
    return walk.ask();
  }

  void take(JsonNode answer) {
    if (walk == null) {
      asked(answer);
      return;
    }
    walk.take(flow.answers().page(answer));
    for (JsonNode record : answer.path("data")) {
      String id = record.path("id").asText();
      if (wanted.contains(id)) {
        found.put(id, record);
      }
    }
    if (!walk.more() || found.size() == wanted.size()) {
      while (more()) {
        JsonNode record = found.get(id(nation.toAsk().orElseThrow()));
        asked(
            NODES
                .objectNode()
                .put("code", record == null ? "NOT_FOUND" : "OK")
                .set("data", record));
      }
    }
  }

  private void asked(JsonNode answer) {
    nation.asked(flow.answers().one(answer), inScope(answer.path("data")));
  }

  private boolean inScope(JsonNode record) {
    return flow.mapping().scope().nation().stream()
        .allMatch(c -> c.anyOf().contains(record.path(c.name()).asText()));
  }

  private static String id(Entry entry) {
    Base base = Objects.requireNonNull(entry.base());
    return Objects.requireNonNull(base.nationalId());
  }
}
