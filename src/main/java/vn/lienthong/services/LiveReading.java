package vn.lienthong.services;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;
import vn.lienthong.mapping.Condition;
import vn.lienthong.mapping.Field;
import vn.lienthong.mapping.Mapping;
import vn.lienthong.national.NationalCall;
import vn.lienthong.national.NationalProblem;
import vn.lienthong.province.UnitTree;
import vn.lienthong.services.Parameter.Kind;
import vn.lienthong.web.Denial;

/**
 * Answers inquiries by asking the ministry. Nothing is stored; of its answer only records' fields
 * that the mapping knows go on, and only records that the caller may see.
 */
record LiveReading(
    Form form,
    Mapping mapping,
    Set<String> filters,
    Ministry ministry,
    UnitTree units,
    Duration patience) {
  /** More units than that are looked at when the answer is here. */
  private static final int MOST_VALUES = 100;

  /**
   * @throws Denial 502 or 504 if the ministry does not answer as it should
   */
  Answer answer(Inquiry inquiry, Caller caller) {
    LivePlace place = LivePlace.of(inquiry, caller);
    Selection selection = Selection.of(inquiry, mapping, caller, units);
    JsonNode answer = ask(query(inquiry, place, selection));
    JsonNode records = answer.path("data");
    if (!records.isArray() || records.size() > inquiry.size()) {
      throw broken();
    }
    Sheaf data = new Sheaf();
    String last = null;
    boolean full = false;
    for (JsonNode record : records) {
      if (passes(record, selection) && !data.add(shown(record))) {
        full = true;
        break;
      }
      last = record.path("id").asText();
    }
    boolean more = full || records.size() == inquiry.size();
    LivePlace end = place.at(serverTime(answer), more ? last : null);
    return new Answer(data, page(inquiry, caller, end, more));
  }

  private static Map<String, Object> page(
      Inquiry inquiry, Caller caller, LivePlace end, boolean more) {
    Map<String, Object> page = new LinkedHashMap<>();
    page.put("size", inquiry.size());
    page.put("more", more);
    String resource = inquiry.form().resource();
    boolean all = inquiry.changedSince() == null;
    if (all && more) {
      page.put("next", end.cursor().seal(caller, resource));
    }
    page.put("cursor", (all ? end.changes() : end).cursor().seal(caller, resource));
    return page;
  }

  private JsonNode ask(String query) {
    NationalCall call =
        new NationalCall(NationalCall.Purpose.PAGE, mapping.resource(), query, null);
    try {
      return ministry.ask(call, patience);
    } catch (Ministry.TooSlow slow) {
      throw new Denial(504, "MINISTRY_SLOW", "the ministry did not answer in time");
    } catch (NationalProblem problem) {
      throw denial(problem);
    }
  }

  private static Denial denial(NationalProblem problem) {
    if (problem.reason().code().equals("timeout")) {
      return new Denial(504, "MINISTRY_SLOW", "the ministry did not answer in time");
    }
    return switch (problem.verdict()) {
      case RETRY_LATER, UNKNOWN ->
          new Denial(502, "MINISTRY_AWAY", "the ministry cannot be reached, or asks to wait")
              .after(problem.retryAfter().orElse(Duration.ofSeconds(30)));
      case REFUSED_BATCH, NOT_AUTHORISED ->
          new Denial(502, "MINISTRY_REFUSED", "the ministry refused the question");
      case CONTRACT_BROKEN, UNABLE, ABSENT, OK -> broken();
    };
  }

  private static Denial broken() {
    return new Denial(502, "MINISTRY_BROKEN", "the ministry's answer is not as agreed");
  }

  /** Names are ours, values are encoded: nothing else of the question goes to the ministry. */
  private String query(Inquiry inquiry, LivePlace place, Selection selection) {
    StringJoiner query = new StringJoiner("&");
    add(query, "size", Integer.toString(inquiry.size()));
    add(query, "after", place.last());
    add(query, "changedSince", place.changedSince());
    for (Condition condition : mapping.scope().nation()) {
      add(query, condition.name(), String.join(",", condition.anyOf()));
    }
    selection
        .search()
        .anyOf()
        .forEach(
            (field, values) -> {
              if (filters.contains(field) && values.size() <= MOST_VALUES) {
                add(query, field, String.join(",", values));
              }
            });
    for (Parameter parameter : form.parameters()) {
      boolean values = parameter.kind() == Kind.MANY || parameter.kind() == Kind.ONE;
      if (!values && inquiry.values().containsKey(parameter.name())) {
        add(query, parameter.name(), inquiry.values().get(parameter.name()).get(0));
      }
    }
    return query.toString();
  }

  private static void add(StringJoiner query, String name, @Nullable String value) {
    if (value != null) {
      query.add(name + "=" + URLEncoder.encode(value, UTF_8).replace("+", "%20"));
    }
  }

  /** Of a record that is gone only the key is told, whatever it was. */
  private boolean passes(JsonNode record, Selection selection) {
    String unit = selection.unitField();
    Set<String> units = selection.units();
    boolean seen =
        units == null || unit == null || units.contains(record.path(unit).asText("").strip());
    return seen
        && (gone(record)
            || mapping.filter().stream().allMatch(condition -> passes(record, condition)));
  }

  /** The filter's column, if it is mapped, is a field of the record: only ordinary documents. */
  private boolean passes(JsonNode record, Condition filter) {
    return mapping.fields().stream()
        .filter(field -> field.column().equalsIgnoreCase(filter.name()))
        .allMatch(field -> filter.anyOf().contains(record.path(field.name()).asText("")));
  }

  private ObjectNode shown(JsonNode record) {
    ObjectNode shown = JsonNodeFactory.instance.objectNode();
    boolean gone = gone(record);
    for (Field field : mapping.fields()) {
      JsonNode value = record.path(field.name());
      boolean told = !gone || mapping.identity().contains(field.name());
      if (told && !value.isMissingNode() && !value.isNull()) {
        shown.set(field.name(), value);
      }
    }
    if (gone) {
      shown.put("trangThai", "DA_XOA");
    }
    return shown;
  }

  private static boolean gone(JsonNode record) {
    return "DA_XOA".equals(record.path("trangThai").asText());
  }

  private static Instant serverTime(JsonNode answer) {
    try {
      return Instant.parse(answer.path("serverTime").asText(""));
    } catch (DateTimeParseException none) {
      throw broken();
    }
  }
}
