package vn.lienthong.national.poor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.lienthong.national.Encoded;
import vn.lienthong.national.EndOfList;
import vn.lienthong.national.Lack;
import vn.lienthong.national.NationalCall;
import vn.lienthong.national.NationalCall.Purpose;
import vn.lienthong.national.NationalProblem;
import vn.lienthong.national.dialect.Dialect;

/** What one resource of the endpoint holds, read as well as it lets itself be read. */
final class Shelf {
  private static final int PAGE = 1000;
  private final Wire wire;
  private final Dialect dialect;
  private final String resource;
  private final Marks marks;

  Shelf(Wire wire, Dialect dialect, String resource, Marks marks) {
    this.wire = wire;
    this.dialect = dialect;
    this.resource = resource;
    this.marks = marks;
  }

  /**
   * The page that is asked for; if nothing of it fits, the next one of which something does.
   *
   * @return the contract's answer; the total is not told if records were left out here
   */
  ObjectNode page(@Nullable String question) {
    Query query = Query.of(question, dialect);
    String place = query.after();
    EndOfList end = new EndOfList();
    while (true) {
      ObjectNode answer = ask(query.from(place));
      ArrayNode kept = answer.arrayNode();
      JsonNode all = answer.path("data");
      for (JsonNode record : all) {
        if (query.fits(record)) {
          kept.add(record instanceof ObjectNode object ? marks.on(object) : record);
        }
      }
      ObjectNode page = (ObjectNode) answer.path("page");
      place = next(page, all);
      if (place != null) {
        mustBeNews(end, answer);
      }
      if (query.sifts()) {
        page.put("totalRecords", -1);
      }
      page.put("next", place);
      if (!dialect.can(Lack.CHANGED_SINCE)) {
        // a time to ask from would only look like one
        answer.put("serverTime", "");
      }
      if (place == null || !kept.isEmpty()) {
        answer.set("data", kept);
        return answer;
      }
    }
  }

  /** The records of these ids that are there. */
  Map<String, ObjectNode> of(Collection<String> ids) {
    Map<String, ObjectNode> found = new HashMap<>();
    if (dialect.can(Lack.READ_ONE)) {
      for (String id : ids) {
        JsonNode answer =
            wire.ask(
                new NationalCall(Purpose.ONE, resource + "/" + Encoded.text(id), null, null), null);
        if (answer.path("data") instanceof ObjectNode record) {
          found.put(id, marks.on(record));
        }
      }
      return found;
    }
    Set<String> wanted = new HashSet<>(ids);
    String place = null;
    EndOfList end = new EndOfList();
    do {
      ObjectNode answer = page("size=" + PAGE + (place == null ? "" : "&after=" + place));
      for (JsonNode record : answer.path("data")) {
        String id = record.path("id").asText();
        if (record instanceof ObjectNode object && wanted.remove(id)) {
          found.put(id, object);
        }
      }
      place = answer.path("page").path("next").textValue();
      if (place != null) {
        mustBeNews(end, answer);
      }
    } while (place != null && !wanted.isEmpty());
    return found;
  }

  private ObjectNode ask(String question) {
    JsonNode answer = wire.ask(new NationalCall(Purpose.PAGE, resource, question, null), null);
    if (!(answer instanceof ObjectNode page)
        || !page.path("data").isArray()
        || !page.path("page").isObject()) {
      throw NationalProblem.contractBroken("wrong-type", "data or page");
    }
    return page;
  }

  /** By whole records: of some the ids are made here, and some have none. */
  private static void mustBeNews(EndOfList end, JsonNode answer) {
    JsonNode data = answer.path("data");
    String name = data.isEmpty() ? null : data.path(0) + "\n" + data.path(data.size() - 1);
    end.take(name, data.size(), answer.path("page").path("totalRecords").asLong(-1));
  }

  private static @Nullable String next(ObjectNode page, JsonNode records) {
    if (page.has("next")) {
      return page.path("next").textValue();
    }
    int size = page.path("size").asInt(1);
    return records.size() < size ? null : records.path(records.size() - 1).path("id").asText();
  }
}
