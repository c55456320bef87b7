package vn.lienthong.national;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.lienthong.mapping.Lenses;
import vn.lienthong.mapping.UnreadableRow;
import vn.lienthong.record.Cause;
import vn.lienthong.record.Outcome;
import vn.lienthong.record.Row;
import vn.lienthong.record.Write;

/** Matches a batch's results to its writes, and reads each. */
final class BatchAnswer {
  private final Lenses lenses;
  private final NationalIds ids;
  private final Refusals refusals;

  BatchAnswer(Lenses lenses, NationalIds ids) {
    this.lenses = lenses;
    this.ids = ids;
    this.refusals = new Refusals(lenses.mapping());
  }

  List<Outcome> outcomes(List<Write> writes, JsonNode results) {
    Map<String, Integer> places = new HashMap<>();
    for (int i = 0; i < writes.size(); i++) {
      places.put(ids.of(writes.get(i)), i);
    }
    @Nullable Outcome[] found = new Outcome[writes.size()];
    List<JsonNode> unnamed = new ArrayList<>();
    for (JsonNode result : results) {
      Integer place = places.get(result.path("id").asText());
      if (place == null) {
        unnamed.add(result);
      } else {
        Outcome before = found[place];
        Outcome now = outcome(writes.get(place), result);
        found[place] = before == null || before.equals(now) ? now : later("ambiguous-answer");
      }
    }
    matchByIndex(writes, unnamed, found);
    List<Outcome> outcomes = new ArrayList<>(writes.size());
    Arrays.stream(found).forEach(o -> outcomes.add(o == null ? later("no-answer") : o));
    return outcomes;
  }

  /** Results under no id of ours: refused before an id was read, or renamed by the nation. */
  private void matchByIndex(List<Write> writes, List<JsonNode> results, @Nullable Outcome[] found) {
    for (JsonNode result : results) {
      int place = result.path("index").asInt(-1);
      if (place >= 0 && place < found.length && found[place] == null) {
        found[place] = outcome(writes.get(place), result);
      }
    }
  }

  private Outcome outcome(Write write, JsonNode result) {
    return switch (result.path("status").asText()) {
      case "CREATED", "UPDATED", "UNCHANGED", "WITHDRAWN" -> done(write, result.path("banGhi"));
      case "ERASED" ->
          result.path("banGhi").isObject()
              ? done(write, result.path("banGhi"))
              : new Outcome.Done(null);
      case "STALE" -> new Outcome.ChangedSince();
      case "REJECTED" -> rejected(result.path("errors"));
      case "ACCEPTED" -> new Outcome.Later(Outcome.ACCEPTED, Refusals.wait(result));
      default -> later("no-answer");
    };
  }

  private Outcome done(Write write, JsonNode stored) {
    if (!stored.isObject()) {
      return later("no-read-back");
    }
    try {
      Row row = lenses.fromNation(stored);
      return row.key().equals(write.key()) ? new Outcome.Done(row) : later("wrong-read-back");
    } catch (UnreadableRow unreadable) {
      return later("wrong-read-back");
    }
  }

  private Outcome rejected(JsonNode errors) {
    Refusals.Reasons reasons = refusals.of(errors);
    return reasons.locked()
        ? new Outcome.Later(reasons.causes().get(0), null)
        : new Outcome.Refused(reasons.causes());
  }

  private static Outcome later(String code) {
    return new Outcome.Later(Cause.of(code), null);
  }
}
