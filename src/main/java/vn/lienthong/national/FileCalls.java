package vn.lienthong.national;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.lienthong.national.NationalCall.Purpose;

/**
 * Words the calls about the files of one resource's records.
 *
 * @param resource such as {@code /van-ban}
 * @param below the field that lists the files, such as {@code tep}
 */
public record FileCalls(String resource, String below) {
  /** How much the nation has. */
  public NationalCall state(String id, int number) {
    return new NationalCall(Purpose.FILE_STATE, path(id, number), null, null);
  }

  /**
   * @param last included
   */
  public NationalCall get(String id, int number, long first, long last) {
    // the bytes themselves: a packed answer has other places
    Map<String, String> headers =
        Map.of("Range", "bytes=" + first + "-" + last, "Accept-Encoding", "identity");
    return new NationalCall(Purpose.FILE_GET, path(id, number), null, null, headers);
  }

  /**
   * Nothing is to change if another file is there than the one that the sender saw: this call may
   * come late.
   *
   * @param part the bytes from {@code first} on are the call's body
   * @param sha256 of the whole file, in hex
   * @param seen the SHA-256 of the newest file there, whole or not; null: none was there
   */
  public NationalCall put(
      String id, int number, FileAnswer.Range part, String sha256, @Nullable String seen) {
    String range = "bytes " + part.first() + "-" + part.last() + "/" + part.total();
    return new NationalCall(
        Purpose.FILE_PUT,
        path(id, number),
        null,
        null,
        Map.of(
            "Content-Range",
            range,
            "X-Content-SHA256",
            sha256,
            seen == null ? "If-None-Match" : "If-Match",
            seen == null ? "*" : '"' + seen + '"'));
  }

  private String path(String id, int number) {
    return resource + "/" + Encoded.text(id) + "/" + below + "/" + number;
  }
}
