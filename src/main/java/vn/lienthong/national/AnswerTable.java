package vn.lienthong.national;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an answer means: the body's code decides first, the HTTP status second.
 *
 * <p>The numbers are those of WSO2's gateways, whose faults come before the API itself is reached.
 */
final class AnswerTable {
  static final String NOT_FOUND = "NOT_FOUND";

  private static final Map<String, Verdict> BY_CODE =
      Map.ofEntries(
          Map.entry("OK", Verdict.OK),
          Map.entry("ACCEPTED", Verdict.OK), // not carried out yet
          Map.entry(NOT_FOUND, Verdict.ABSENT),
          Map.entry("BAD_REQUEST", Verdict.REFUSED_BATCH),
          Map.entry("TOO_LARGE", Verdict.REFUSED_BATCH),
          Map.entry("KEY_REUSED", Verdict.REFUSED_BATCH),
          Map.entry("TOO_MANY_REQUESTS", Verdict.RETRY_LATER),
          Map.entry("UNAVAILABLE", Verdict.RETRY_LATER),
          Map.entry("INTERNAL", Verdict.UNKNOWN),
          Map.entry("900900", Verdict.NOT_AUTHORISED), // unclassified authentication failure
          Map.entry("900901", Verdict.NOT_AUTHORISED), // token invalid or ended
          Map.entry("900902", Verdict.NOT_AUTHORISED), // no token
          Map.entry("900908", Verdict.NOT_AUTHORISED), // no subscription to this API
          Map.entry("900910", Verdict.NOT_AUTHORISED), // token lacks the scope
          Map.entry("900800", Verdict.RETRY_LATER), // throttled: message
          Map.entry("900802", Verdict.RETRY_LATER), // throttled: resource
          Map.entry("900803", Verdict.RETRY_LATER), // throttled: application
          Map.entry("900804", Verdict.RETRY_LATER), // throttled: subscription
          Map.entry("900805", Verdict.RETRY_LATER), // throttled: user
          Map.entry("900807", Verdict.RETRY_LATER), // throttled: burst
          Map.entry("303001", Verdict.RETRY_LATER), // the API behind is suspended
          Map.entry("101503", Verdict.RETRY_LATER), // the API behind cannot be reached
          Map.entry("101504", Verdict.UNKNOWN), // the API behind did not answer in time
          Map.entry("101508", Verdict.UNKNOWN)); // its connection ended

  private static final Map<Integer, Verdict> BY_STATUS =
      Map.ofEntries(
          Map.entry(400, Verdict.REFUSED_BATCH),
          Map.entry(401, Verdict.NOT_AUTHORISED),
          Map.entry(403, Verdict.NOT_AUTHORISED),
          Map.entry(408, Verdict.RETRY_LATER),
          Map.entry(409, Verdict.REFUSED_BATCH),
          Map.entry(413, Verdict.REFUSED_BATCH),
          Map.entry(415, Verdict.REFUSED_BATCH),
          Map.entry(422, Verdict.REFUSED_BATCH),
          Map.entry(425, Verdict.RETRY_LATER),
          Map.entry(429, Verdict.RETRY_LATER),
          Map.entry(501, Verdict.CONTRACT_BROKEN),
          Map.entry(503, Verdict.RETRY_LATER),
          Map.entry(505, Verdict.CONTRACT_BROKEN));

  private AnswerTable() {}

  /** Whether a code is one of the contract's, and so safe to be shown. */
  static boolean knows(@Nullable String code) {
    return code != null && BY_CODE.containsKey(code);
  }

  /**
   * @param code the body's; null if the body is not JSON or has none
   */
  static Verdict verdict(int status, @Nullable String code) {
    Verdict byCode = code == null ? null : BY_CODE.get(code);
    if (byCode == Verdict.OK && status >= 300) {
      return Verdict.CONTRACT_BROKEN;
    }
    return byCode != null ? byCode : BY_STATUS.getOrDefault(status, unheardOf(status));
  }

  /** Whatever broke down over there, it may have broken down after it was done. */
  private static Verdict unheardOf(int status) {
    return status / 100 == 5 ? Verdict.UNKNOWN : Verdict.CONTRACT_BROKEN;
  }

  /**
   * What the answer to a call about a file means. Its status decides, for there may be no JSON: no
   * such file, another place wanted (409, 416), another file there (412) and a wrong checksum are
   * answers.
   */
  static Verdict aboutFile(int status, Verdict verdict) {
    return switch (status) {
      case 200, 201, 206, 404, 409, 412, 416, 422 -> Verdict.OK;
      default -> verdict;
    };
  }
}
