package vn.lienthong.national;

import java.util.Map;
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
   * @param part the bytes from {@code first} on are the call's body
   * @param sha256 of the whole file, in hex
   */
  public NationalCall put(String id, int number, FileAnswer.Range part, String sha256) {
    String range = "bytes " + part.first() + "-" + part.last() + "/" + part.total();
    return new NationalCall(
        Purpose.FILE_PUT,
        path(id, number),
        null,
        null,
        Map.of("Content-Range", range, "X-Content-SHA256", sha256));
  }

  private String path(String id, int number) {
    return resource + "/" + Encoded.text(id) + "/" + below + "/" + number;
  }
}
