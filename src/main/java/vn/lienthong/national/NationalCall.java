package vn.lienthong.national;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One call of the ministry's API, carried by the exchange property {@link #PROPERTY}.
 *
 * @param purpose what is asked, and so which answers make sense
 * @param path below the API's base, encoded, such as {@code /dan-toc/TW:01}
 * @param query encoded, without the question mark; null if there is none
 * @param idempotencyKey goes with the same bytes only; null for what changes nothing
 * @param headers of this call alone
 */
public record NationalCall(
    Purpose purpose,
    String path,
    @Nullable String query,
    @Nullable String idempotencyKey,
    Map<String, String> headers) {
  public static final String PROPERTY = "nationalCall";

  /** In an answer that accepts a batch: the wait asked for before it is asked after, in seconds. */
  public static final String RETRY_AFTER = "retryAfter";

  public NationalCall(
      Purpose purpose, String path, @Nullable String query, @Nullable String idempotencyKey) {
    this(purpose, path, query, idempotencyKey, Map.of());
  }

  /** What is asked of the nation; the answers about files are {@link FileAnswer}s, not JSON. */
  public enum Purpose {
    PAGE,
    /** One record by id: that there is none is an answer. */
    ONE,
    BATCH,
    /** What became of a batch that was only accepted: that it is not known is an answer. */
    TICKET,
    /** How much of a file the nation has. */
    FILE_STATE,
    /** A part of a file. */
    FILE_GET,
    /** A part of a file for the nation. */
    FILE_PUT;

    /** Whether the answer says what became of a batch's records. */
    public boolean ofBatches() {
      return this == BATCH || this == TICKET;
    }

    public boolean aboutFiles() {
      return this == FILE_STATE || this == FILE_GET || this == FILE_PUT;
    }
  }

  public String method() {
    return switch (purpose) {
      case PAGE, ONE, TICKET, FILE_GET -> "GET";
      case BATCH -> "POST";
      case FILE_STATE -> "HEAD";
      case FILE_PUT -> "PUT";
    };
  }
}
