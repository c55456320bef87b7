package vn.lienthong.national;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.lienthong.mapping.Field;
import vn.lienthong.mapping.Lenses;
import vn.lienthong.mapping.UnreadableRow;
import vn.lienthong.record.Cause;
import vn.lienthong.record.Outcome;
import vn.lienthong.record.Row;
import vn.lienthong.record.Write;

/** Matches a batch's results to its writes, and reads each. */
final class BatchAnswer {
  private static final Pattern CODE = Pattern.compile("[A-Z][A-Z0-9_]{0,39}");
  private static final String LOCKED = "TAM_KHOA";
  private static final String MISSING = "KHONG_TON_TAI";
  private final Lenses lenses;
  private final NationalIds ids;

  BatchAnswer(Lenses lenses, NationalIds ids) {
    this.lenses = lenses;
    this.ids = ids;
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
    List<Cause> lasting = new ArrayList<>();
    Cause locked = null;
    for (JsonNode error : errors) {
      String field = knownField(error.path("field").asText());
      String code = error.path("code").asText();
      switch (code) {
        case LOCKED -> locked = new Cause("locked", field, null);
        case MISSING -> lasting.add(new Cause("missing-reference", field, null));
        default -> lasting.add(new Cause("refused", field, safe(code)));
      }
    }
    if (lasting.isEmpty() && locked != null) {
      return new Outcome.Later(locked, null);
    }
    return new Outcome.Refused(lasting.isEmpty() ? List.of(Cause.of("refused")) : lasting);
  }

  /** Only names from our own mapping: what the other side writes here might be a value. */
  private @Nullable String knownField(String name) {
    return lenses.mapping().fields().stream()
        .map(Field::name)
        .filter(name::equals)
        .findFirst()
        .orElse(null);
  }

  private static @Nullable String safe(String code) {
    return CODE.matcher(code).matches() ? code : null;
  }

  private static Outcome later(String code) {
    return new Outcome.Later(Cause.of(code), null);
  }
}
