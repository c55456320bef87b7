package vn.lienthong.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * One way to misbehave, asked for by a test. {@code resource} and {@code operation} (list, read,
 * digest, write, token, putFile, headFile, getFile) say where, {@code times} how often (always, if
 * left out), and:
 *
 * <ul>
 *   <li>{@code status}, {@code code}, {@code retryAfter}: a failure instead of the answer; a code
 *       alone is told with status 200
 *   <li>{@code html}, {@code empty}, {@code cut}: a page of a proxy, no body, half of the body
 *   <li>{@code afterWrite}: the failure follows once everything is written
 *   <li>{@code delayMillis}: late
 *   <li>{@code dropLast}, {@code repeatPage}, {@code totalShift}, {@code shuffled}: lists that lack
 *       their last records, tell the first page again, count wrongly, keep no order
 *   <li>{@code trims}, {@code uppercases}, {@code rounds}: fields that are stored otherwise than
 *       given
 *   <li>{@code breakAfter}: the connection ends after so many bytes of a file
 *   <li>{@code wrongSha}: a file that has arrived is said to be another; one that is told has a
 *       wrong byte
 *   <li>{@code locked}, {@code forbidden}: ids or identities that are refused
 *   <li>{@code largestBatch}: it breaks at a batch of more entries
 *   <li>{@code absentClears}: what an entry leaves out is emptied
 *   <li>{@code tickets}: a batch is answered 202 with a ticket, and carried out when it was asked
 *       for so many times
 * </ul>
 */
final class Fault {
  private static final Set<String> KNOWN =
      Set.of(
          "resource",
          "operation",
          "times",
          "status",
          "code",
          "retryAfter",
          "html",
          "empty",
          "cut",
          "afterWrite",
          "delayMillis",
          "dropLast",
          "repeatPage",
          "totalShift",
          "shuffled",
          "trims",
          "uppercases",
          "rounds",
          "locked",
          "forbidden",
          "largestBatch",
          "absentClears",
          "tickets",
          "breakAfter",
          "wrongSha");
  private static final Set<String> ON_LISTS =
      Set.of("dropLast", "repeatPage", "totalShift", "shuffled");
  private static final Set<String> ON_WRITES =
      Set.of(
          "trims",
          "uppercases",
          "rounds",
          "locked",
          "forbidden",
          "largestBatch",
          "absentClears",
          "tickets");
  private static final Set<String> ON_FILES = Set.of("breakAfter", "wrongSha");
  private final JsonNode spec;
  private int left;

  Fault(JsonNode spec) {
    spec.properties()
        .forEach(
            field -> {
              if (!KNOWN.contains(field.getKey())) {
                throw Refusal.badRequest("no such fault: " + field.getKey());
              }
            });
    this.spec = spec;
    this.left = spec.path("times").asInt(Integer.MAX_VALUE);
  }

  JsonNode spec() {
    return spec;
  }

  /** Whether it strikes at this call; if so, it has struck once more. */
  synchronized boolean strikes(String resource, String operation) {
    if (left == 0 || !fits("resource", resource) || !meant(operation)) {
      return false;
    }
    left--;
    return true;
  }

  private boolean meant(String operation) {
    boolean lists = has(ON_LISTS);
    boolean writes = has(ON_WRITES) || spec.path("afterWrite").asBoolean();
    if (has(ON_FILES)) {
      return operation.endsWith("File") && fits("operation", operation);
    }
    boolean there = lists ? operation.equals("list") : !writes || operation.equals("write");
    return there && fits("operation", operation);
  }

  private boolean has(Set<String> names) {
    return names.stream().anyMatch(spec::has);
  }

  private boolean fits(String field, String value) {
    return !spec.has(field) || spec.path(field).asText().equals(value);
  }

  List<String> names(String field) {
    List<String> names = new ArrayList<>();
    spec.path(field).forEach(name -> names.add(name.asText()));
    return names;
  }
}
