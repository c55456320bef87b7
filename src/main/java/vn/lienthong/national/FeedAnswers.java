package vn.lienthong.national;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.lienthong.mapping.Authority;
import vn.lienthong.mapping.Field;
import vn.lienthong.mapping.Lenses;
import vn.lienthong.record.Cause;
import vn.lienthong.record.Key;
import vn.lienthong.record.Outcome;
import vn.lienthong.record.Row;

/**
 * Reads one fed flow's answers, which {@code direct:national-api} has already found to be OK.
 *
 * <p>Every method throws {@link NationalProblem} with CONTRACT_BROKEN if the answer is not shaped
 * as the contract says.
 */
public final class FeedAnswers {
  private final NationalIds ids;
  private final NationalAnswers answers;
  private final Refusals refusals;
  private final Set<String> verdicts;

  public FeedAnswers(Lenses lenses, NationalIds ids) {
    this.ids = ids;
    this.answers = new NationalAnswers(lenses, ids);
    this.refusals = new Refusals(lenses.mapping());
    this.verdicts =
        lenses.mapping().fields().stream()
            .filter(field -> field.authority() == Authority.NATIONAL)
            .map(Field::name)
            .collect(Collectors.toUnmodifiableSet());
  }

  /**
   * What became of each record, in the order sent. Results are matched by id, those without one by
   * index; a record without a clear answer is to be tried later.
   */
  public List<FeedOutcome> batch(List<Key> sent, JsonNode body) {
    JsonNode results = body.path("data");
    if (!results.isArray()) {
      throw NationalProblem.contractBroken("wrong-type", "data");
    }
    @Nullable FeedOutcome[] found = new FeedOutcome[sent.size()];
    List<JsonNode> unnamed = byId(sent, results, found);
    for (JsonNode result : unnamed) {
      int place = result.path("index").asInt(-1);
      if (place >= 0 && place < found.length && found[place] == null) {
        found[place] = outcome(result);
      }
    }
    List<FeedOutcome> outcomes = new ArrayList<>(found.length);
    for (@Nullable FeedOutcome outcome : found) {
      outcomes.add(outcome == null ? later("no-answer") : outcome);
    }
    return outcomes;
  }

  /** Gives back the results without an id. Those of other ids are no answers of ours. */
  private List<JsonNode> byId(List<Key> sent, JsonNode results, @Nullable FeedOutcome[] found) {
    Places places = new Places(sent);
    List<JsonNode> unnamed = new ArrayList<>(0);
    int expected = 0;
    for (JsonNode result : results) {
      String id = result.path("id").asText();
      int place = id.isEmpty() ? -1 : places.of(id, expected++);
      if (id.isEmpty()) {
        unnamed.add(result);
      } else if (place >= 0) {
        FeedOutcome before = found[place];
        FeedOutcome now = outcome(result);
        found[place] = before == null || before.equals(now) ? now : later("ambiguous-answer");
      }
    }
    return unnamed;
  }

  /** Where in a batch a record is; answers mostly come in the order in which it was sent. */
  private final class Places {
    private final List<Key> sent;
    private @Nullable Map<String, Integer> all;

    Places(List<Key> sent) {
      this.sent = sent;
    }

    /** Below 0 if it is none of the batch. */
    int of(String id, int expected) {
      if (expected < sent.size() && ids.names(id, sent.get(expected))) {
        return expected;
      }
      Map<String, Integer> known = all;
      if (known == null) {
        known = new HashMap<>(sent.size() * 2);
        for (int i = 0; i < sent.size(); i++) {
          known.put(ids.born(sent.get(i)), i);
        }
        all = known;
      }
      return known.getOrDefault(id, -1);
    }
  }

  private FeedOutcome outcome(JsonNode result) {
    return switch (result.path("status").asText()) {
      case "CREATED" -> new FeedOutcome.Delivered(true, Seen.version(result));
      case "UPDATED" -> new FeedOutcome.Delivered(false, Seen.version(result));
      case "UNCHANGED" -> new FeedOutcome.Unchanged(Seen.version(result));
      case "WITHDRAWN", "ERASED" -> new FeedOutcome.Withdrawn(Seen.version(result));
      case "STALE" -> new FeedOutcome.Superseded();
      case "REJECTED" -> rejected(result.path("errors"));
      case "ACCEPTED" -> new FeedOutcome.Later(Outcome.ACCEPTED, Refusals.wait(result));
      default -> later("no-answer");
    };
  }

  private FeedOutcome rejected(JsonNode errors) {
    Refusals.Reasons reasons = refusals.of(errors);
    return reasons.locked()
        ? new FeedOutcome.Later(reasons.causes().get(0), null)
        : new FeedOutcome.Refused(reasons.causes());
  }

  private static FeedOutcome later(String code) {
    return new FeedOutcome.Later(Cause.of(code), null);
  }

  /** The verdicts on a page that {@link FeedRequests#verdicts} asked for. */
  public VerdictPage verdicts(JsonNode body) {
    Page page = answers.page(body);
    List<VerdictPage.Verdict> read = new ArrayList<>(page.rows().size());
    for (Row row : page.rows()) {
      Map<String, @Nullable String> fields = new LinkedHashMap<>();
      row.values()
          .forEach(
              (name, value) -> {
                if (verdicts.contains(name)) {
                  fields.put(name, value);
                }
              });
      boolean sound =
          row.faults().stream()
              .noneMatch(fault -> verdicts.contains(String.valueOf(fault.field())));
      read.add(new VerdictPage.Verdict(row.key(), fields, sound, row.handle().withdrawn()));
    }
    return new VerdictPage(page, read, Seen.newest(body.path("data")));
  }

  /** The record that {@link FeedRequests#one} asked for; empty if the nation has none. */
  public Optional<Seen> one(JsonNode body) {
    if (body.path("code").asText().equals(AnswerTable.NOT_FOUND)) {
      return Optional.empty();
    }
    if (!body.path("data").isObject()) {
      throw NationalProblem.contractBroken("wrong-type", "data");
    }
    return Optional.of(Seen.of(body.path("data")));
  }
}
