package vn.lienthong.national;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import vn.lienthong.mapping.Mapping;
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
  private final Function<JsonNode, Row> fromNation;
  private final BatchAnswer batch;

  public NationalAnswers(Mapping mapping, Function<JsonNode, Row> fromNation, NationalIds ids) {
    this.fromNation = fromNation;
    this.batch = new BatchAnswer(mapping, fromNation, ids);
  }

  public Page page(JsonNode body) {
    JsonNode data = data(body);
    JsonNode about = body.path("page");
    if (!data.isArray() || !about.path("totalRecords").isIntegralNumber()) {
      throw NationalProblem.contractBroken("wrong-type", "data or page.totalRecords");
    }
    if (!body.path("serverTime").isTextual()) {
      throw NationalProblem.contractBroken("wrong-type", "serverTime");
    }
    List<Row> rows = new ArrayList<>(data.size());
    data.forEach(record -> rows.add(row(record)));
    String first = rows.isEmpty() ? null : rows.get(0).handle().id();
    String last = rows.isEmpty() ? null : rows.get(rows.size() - 1).handle().id();
    String next = rows.size() < about.path("size").asInt(1) ? null : last;
    return new Page(
        List.copyOf(rows),
        about.path("totalRecords").asLong(),
        body.path("serverTime").asText(),
        next,
        first,
        last);
  }

  /** The record asked for; empty if the nation says that it has none. */
  public Optional<Row> one(JsonNode body) {
    if (body.path("code").asText().equals(AnswerTable.NOT_FOUND)) {
      return Optional.empty();
    }
    return Optional.of(row(data(body)));
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

  private Row row(JsonNode record) {
    if (!record.isObject() || !record.path("id").isTextual()) {
      throw NationalProblem.contractBroken("wrong-type", "data");
    }
    return fromNation.apply(record);
  }

  private static JsonNode data(@Nullable JsonNode body) {
    if (body == null || !body.isObject()) {
      throw NationalProblem.contractBroken("wrong-type", "body");
    }
    return body.path("data");
  }
}
