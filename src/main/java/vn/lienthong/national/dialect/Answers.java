package vn.lienthong.national.dialect;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.lienthong.national.NationalCall;
import vn.lienthong.national.NationalCall.Purpose;

/** Puts an endpoint's answers into the contract's envelope. */
final class Answers {
  /** A total or a time that the endpoint does not tell. */
  private static final long UNTOLD = -1;

  private static final JsonNodeFactory NODES = JsonNodeFactory.withExactBigDecimals(true);
  private final Dialect dialect;
  private final Dialect.AnswerForm form;
  private final Questions questions;
  private final Spelled spelled;

  Answers(Dialect dialect, Questions questions, Spelled spelled) {
    this.dialect = dialect;
    this.form = dialect.answer();
    this.questions = questions;
    this.spelled = spelled;
  }

  /**
   * @param body null if there is none, or it is not JSON
   * @return null as the body is
   */
  @Nullable JsonNode hear(
      NationalCall call, int status, @Nullable JsonNode body, Vocabulary words) {
    if (body == null || body.has("fault")) {
      return noData(status, body) ? nothing(call) : body;
    }
    Dialect.TicketForm tickets = dialect.tickets();
    if (tickets != null && call.purpose().ofBatches() && promised(tickets, status, body)) {
      ObjectNode answer = NODES.objectNode().put("code", "ACCEPTED").put("message", "");
      answer.putObject("data").put("ve", at(body, tickets.at()).asText());
      return answer;
    }
    if (!succeeded(status, body)) {
      return noData(status, body) ? nothing(call) : failure(body);
    }
    JsonNode data = at(body, form.data());
    ObjectNode answer = NODES.objectNode().put("code", "OK").put("message", "");
    if (call.purpose() != Purpose.PAGE) {
      Vocabulary meant = call.purpose().ofBatches() ? words.ofResults() : words;
      answer.set("data", spelled.read(data.isMissingNode() ? NODES.nullNode() : data, meant));
      return answer;
    }
    answer.set("data", data.isNull() ? NODES.arrayNode() : spelled.read(data, words));
    return paged(answer, call, body);
  }

  private ObjectNode paged(ObjectNode answer, NationalCall call, JsonNode body) {
    int records = answer.path("data").size();
    int size = questions.size(call);
    JsonNode total = form.total() == null ? NODES.numberNode(UNTOLD) : at(body, form.total());
    ObjectNode page = answer.putObject("page").put("size", size);
    page.set("totalRecords", total);
    if (dialect.request().byNumber()) {
      int number = questions.page(call);
      page.put("number", number);
      if (records == 0 || records < size) {
        page.putNull("next");
      } else {
        page.put("next", Questions.PAGE + (number + 1));
      }
    }
    String time = form.serverTime() == null ? "" : at(body, form.serverTime()).asText();
    return answer.put("serverTime", time);
  }

  private boolean succeeded(int status, JsonNode body) {
    if (form.successAt() == null) {
      return status / 100 == 2;
    }
    return form.success().contains(at(body, form.successAt()).asText());
  }

  private boolean promised(Dialect.TicketForm tickets, int status, JsonNode body) {
    return tickets.statuses().contains(status) || tickets.codes().contains(code(body));
  }

  private boolean noData(int status, @Nullable JsonNode body) {
    return form.noDataStatuses().contains(status)
        || (body != null && form.noDataCodes().contains(code(body)));
  }

  /** An empty list, or no such record. */
  private ObjectNode nothing(NationalCall call) {
    ObjectNode answer = NODES.objectNode().put("message", "");
    if (call.purpose() != Purpose.PAGE) {
      return answer.put("code", "NOT_FOUND");
    }
    answer.put("code", "OK").putArray("data");
    answer
        .putObject("page")
        .put("size", questions.size(call))
        .put("totalRecords", form.total() == null ? UNTOLD : 0)
        .putNull("next");
    return answer.put("serverTime", "");
  }

  /** The contract's code that means the same to us; their message stays behind. */
  private ObjectNode failure(JsonNode body) {
    String code = code(body);
    String meant =
        holds(form.tokenEnded(), code)
            ? "900901"
            : holds(form.retry(), code)
                ? "UNAVAILABLE"
                : holds(form.refused(), code) ? "BAD_REQUEST" : code;
    return NODES.objectNode().put("code", meant).put("message", "");
  }

  private static boolean holds(Set<String> codes, String code) {
    return codes.contains(code);
  }

  private String code(JsonNode body) {
    return form.codeAt() == null ? "" : at(body, form.codeAt()).asText();
  }

  private static JsonNode at(JsonNode body, String path) {
    JsonNode here = body;
    if (!path.equals(".")) {
      for (String name : path.split("\\.")) {
        here = here.path(name);
      }
    }
    return here == null ? MissingNode.getInstance() : here;
  }
}
