package vn.lienthong.national.poor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.lienthong.national.Encoded;
import vn.lienthong.national.Lack;
import vn.lienthong.national.NationalCall;
import vn.lienthong.national.NationalCall.Purpose;
import vn.lienthong.national.NationalProblem;
import vn.lienthong.national.dialect.Dialect;

/**
 * Answers the contract's questions about lists, single records and batches. For many threads.
 *
 * @param identities the identity's fields by resource
 * @param tickets of batches that were only promised
 */
public record PoorNation(
    Wire wire, Dialect dialect, Map<String, List<String>> identities, Tickets tickets) {
  /**
   * @param body of a batch; null for other calls
   */
  public JsonNode answer(NationalCall call, byte @Nullable [] body) {
    if (call.purpose() != Purpose.BATCH && !dialect.can(Lack.READING)) {
      throw NationalProblem.unable(Lack.READING);
    }
    return switch (call.purpose()) {
      case PAGE ->
          call.path().contains("/digest") ? digests(call) : shelf(call.path()).page(call.query());
      case ONE -> one(call);
      case BATCH -> batch(call, Objects.requireNonNull(body));
      case TICKET, FILE_STATE, FILE_GET, FILE_PUT -> wire.ask(call, body);
    };
  }

  private JsonNode digests(NationalCall call) {
    if (!dialect.can(Lack.DIGEST)) {
      throw NationalProblem.unable(Lack.DIGEST);
    }
    return wire.ask(call, null);
  }

  private JsonNode one(NationalCall call) {
    int slash = call.path().lastIndexOf('/');
    String id = Encoded.decoded(call.path().substring(slash + 1));
    ObjectNode record = shelf(call.path().substring(0, slash)).of(List.of(id)).get(id);
    ObjectNode answer = Json.object().put("code", record == null ? "NOT_FOUND" : "OK");
    return record == null ? answer : answer.set("data", record);
  }

  private JsonNode batch(NationalCall call, byte[] body) {
    String resource = call.path().substring(0, call.path().lastIndexOf('/'));
    Shelf shelf = shelf(resource);
    Promises promises = new Promises(wire, tickets, resource);
    return new Delivery(wire, dialect, shelf, promises, call)
        .carryOut(Json.read(body).path("data"));
  }

  private Shelf shelf(String resource) {
    return new Shelf(wire, dialect, resource, marks(resource));
  }

  private Marks marks(String resource) {
    return new Marks(dialect, identities.getOrDefault(resource, List.of()));
  }
}
