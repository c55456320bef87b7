package vn.lienthong.national;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.lienthong.national.NationalCall.Purpose;
import vn.lienthong.record.Cause;

/**
 * What came back from one call.
 *
 * @param status of HTTP
 * @param body null if it is empty or not JSON
 * @param retryAfter the wait asked for, already cut to measure
 */
public record Answer(int status, @Nullable JsonNode body, @Nullable Duration retryAfter) {
  /** Why this answer cannot be used; empty if it can. */
  public Optional<NationalProblem> problem(Purpose purpose) {
    Verdict verdict = AnswerTable.verdict(status, code());
    if (purpose.aboutFiles()) {
      verdict = AnswerTable.aboutFile(status, verdict);
    }
    boolean asked = purpose == Purpose.ONE || purpose == Purpose.TICKET;
    if (verdict == Verdict.OK || verdict == Verdict.ABSENT && asked) {
      return Optional.empty();
    }
    Verdict meant = verdict == Verdict.ABSENT ? Verdict.CONTRACT_BROKEN : verdict;
    return Optional.of(
        new NationalProblem(meant, new Cause(word(meant), null, detail()), retryAfter));
  }

  /** Whether the same call may pass with another token. */
  public boolean asksForNewToken() {
    return AnswerTable.verdict(status, code()) == Verdict.NOT_AUTHORISED && status != 403;
  }

  /** The envelope's code, or that of a gateway's fault. */
  @Nullable String code() {
    if (body == null) {
      return null;
    }
    String code = body.path("code").asText(body.path("fault").path("code").asText());
    return code.isEmpty() ? null : code;
  }

  private String word(Verdict verdict) {
    return switch (verdict) {
      case RETRY_LATER -> "nation-busy";
      case REFUSED_BATCH -> "batch-refused";
      case NOT_AUTHORISED -> "not-authorised";
      case UNKNOWN -> "outcome-unknown";
      case CONTRACT_BROKEN, UNABLE, ABSENT, OK -> {
        if (status / 100 == 3) {
          yield "redirected";
        }
        yield body == null ? "not-json" : "unexpected-answer";
      }
    };
  }

  private String detail() {
    String code = code();
    return "HTTP " + status + (AnswerTable.knows(code) ? " " + code : "");
  }
}
