package vn.lienthong.national;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the nation says to a {@link FileCalls call about a file}. That it has no such file is an
 * answer, and so is that it wants the file from another place, or all of it once more.
 *
 * @param status of HTTP: 200, 201, 206, 404, 409, 412, 416 or 422
 * @param json null if the body is none
 * @param bytes of the part asked for; empty if none was
 * @param tag the SHA-256 of the whole file; null if the nation does not say that it has it whole
 * @param announced the SHA-256 that the received bytes are to have in the end; null if not told
 * @param received how many bytes the nation says it has; -1 if it does not say
 * @param range the header {@code Content-Range}
 */
public record FileAnswer(
    int status,
    @Nullable JsonNode json,
    byte[] bytes,
    @Nullable String tag,
    @Nullable String announced,
    long received,
    @Nullable String range) {
  private static final Pattern RANGE = Pattern.compile("bytes (\\d{1,15})-(\\d{1,15})/(\\d{1,15})");

  /** Which bytes of how many. */
  public record Range(long first, long last, long total) {}

  /** Of the newest file there, whole or not; null if none is told of. */
  public @Nullable String sha256() {
    return announced == null ? tag : announced;
  }

  public boolean none() {
    return status == 404;
  }

  public Optional<Range> bytesOf() {
    Matcher matcher = RANGE.matcher(range == null ? "" : range);
    return matcher.matches()
        ? Optional.of(
            new Range(
                Long.parseLong(matcher.group(1)),
                Long.parseLong(matcher.group(2)),
                Long.parseLong(matcher.group(3))))
        : Optional.empty();
  }

  /** Whether the nation now says that the file is whole. */
  public boolean whole() {
    return status / 100 == 2 && json != null && json.path("data").path("du").asBoolean(false);
  }

  /**
   * How many bytes the nation has after a part was sent.
   *
   * @throws NationalProblem if it does not say
   */
  public long now() {
    JsonNode now = json == null ? null : json.path("data").path("nhan");
    if (now == null || !now.canConvertToLong() || !now.isIntegralNumber()) {
      throw NationalProblem.contractBroken("wrong-type", "data.nhan");
    }
    return now.asLong();
  }

  /** The nation did not answer as the contract says. */
  public NationalProblem unfit(String what) {
    return NationalProblem.contractBroken("unexpected-answer", "HTTP " + status + " " + what);
  }
}
