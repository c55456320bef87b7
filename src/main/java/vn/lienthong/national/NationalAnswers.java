package vn.lienthong.national;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.lienthong.mapping.Lenses;
import vn.lienthong.mapping.UnreadableRow;
import vn.lienthong.record.Outcome;
import vn.lienthong.record.Row;
import vn.lienthong.record.Write;

/**
 * Reads one flow's answers, which {@code direct:national-api} has already found to be OK or ABSENT.
 *
 * <p>Every method throws {@link NationalProblem} with CONTRACT_BROKEN if the answer is not shaped
 * as the contract says.
 */
public final class NationalAnswers {
  private final Lenses lenses;
  private final BatchAnswer batch;

  public NationalAnswers(Lenses lenses, NationalIds ids) {
    this.lenses = lenses;
    this.batch = new BatchAnswer(lenses, ids);
  }

  public Page page(JsonNode body) {
    JsonNode data = data(body);
    JsonNode about = body.path("page");
    if (!data.isArray() || !about.path("totalRecords").isIntegralNumber()) {
      throw NationalProblem.contractBroken("wrong-type", "data or page.totalRecords");
    }
    if (!isTime(body.path("serverTime").textValue())) {
      throw NationalProblem.contractBroken("wrong-type", "serverTime");
    }
    List<Row> rows = new ArrayList<>(data.size());
    List<UnreadableRow> unreadable = new ArrayList<>(0);
    for (JsonNode record : data) {
      try {
        rows.add(lenses.fromNation(record));
      } catch (UnreadableRow row) {
        unreadable.add(row);
      }
    }
    String first = data.isEmpty() ? null : data.get(0).path("id").asText();
    String last = data.isEmpty() ? null : data.get(data.size() - 1).path("id").asText();
    return new Page(
        List.copyOf(rows),
        List.copyOf(unreadable),
        about.path("totalRecords").asLong(),
        body.path("serverTime").asText(),
        next(about, data.size(), last),
        first,
        last);
  }

  /** Empty if it is not told; anything else is what a later run asks from. */
  private static boolean isTime(@Nullable String text) {
    try {
      return text != null && (text.isEmpty() || OffsetDateTime.parse(text).getYear() / 10_000 == 0);
    } catch (DateTimeException none) {
      return false;
    }
  }

  /** What to ask for next is told, or it is the last id. */
  private static @Nullable String next(JsonNode about, int records, @Nullable String last) {
    if (about.has("next")) {
      return about.path("next").textValue();
    }
    return records < about.path("size").asInt(1) ? null : last;
  }

  /** The record asked for; empty if the nation says that it has none. */
  public Optional<Row> one(JsonNode body) {
    if (body.path("code").asText().equals(AnswerTable.NOT_FOUND)) {
      return Optional.empty();
    }
    try {
      return Optional.of(lenses.fromNation(data(body)));
    } catch (UnreadableRow row) {
      throw new NationalProblem(Verdict.CONTRACT_BROKEN, row.cause(), null);
    }
  }

  /**
   * What became of each write, in their order. Results are matched by id, then by index; a write
   * without a clear answer is to be tried later.
   */
  public List<Outcome> batch(List<Write> writes, JsonNode body) {
    JsonNode data = data(body);
    if (!data.isArray()) {
      throw NationalProblem.contractBroken("wrong-type", "data");
    }
    return batch.outcomes(writes, data);
  }

  private static JsonNode data(@Nullable JsonNode body) {
    if (body == null || !body.isObject()) {
      throw NationalProblem.contractBroken("wrong-type", "body");
    }
    return body.path("data");
  }
}
