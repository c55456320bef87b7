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
    /** How much of a file the nation has. */
    FILE_STATE,
    /** A part of a file. */
    FILE_GET,
    /** A part of a file for the nation. */
    FILE_PUT;

    public boolean aboutFiles() {
      return this == FILE_STATE || this == FILE_GET || this == FILE_PUT;
    }
  }

  public String method() {
    return switch (purpose) {
      case PAGE, ONE, FILE_GET -> "GET";
      case BATCH -> "POST";
      case FILE_STATE -> "HEAD";
      case FILE_PUT -> "PUT";
    };
  }
}
