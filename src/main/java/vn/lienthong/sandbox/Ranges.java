package vn.lienthong.sandbox;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Parts of files, as headers name them. */
final class Ranges {
  private static final Pattern CONTENT =
      Pattern.compile("bytes ([0-9]{1,12})-([0-9]{1,12})/([0-9]{1,12})");
  private static final Pattern WANTED = Pattern.compile("bytes=([0-9]{1,12})-([0-9]{1,12})?");
  private static final String NOTHING = "bytes */0";

  private Ranges() {}

  /**
   * A piece of a file.
   *
   * @param from its first byte
   * @param length in bytes
   * @param total of the whole file
   */
  record Piece(long from, long length, long total) {
    String header() {
      return "bytes " + from + "-" + (from + length - 1) + "/" + total;
    }
  }

  /** What a {@code Content-Range} says. */
  static Piece content(@Nullable String header) {
    if (NOTHING.equals(header)) {
      return new Piece(0, 0, 0);
    }
    Matcher range = CONTENT.matcher(String.valueOf(header));
    if (range.matches()) {
      long from = Long.parseLong(range.group(1));
      long last = Long.parseLong(range.group(2));
      long total = Long.parseLong(range.group(3));
      if (from <= last && last < total) {
        return new Piece(from, last - from + 1, total);
      }
    }
    throw Refusal.badRequest("Content-Range is bytes first-last/total");
  }

  /** What a {@code Range} asks for; nothing if that lies behind the end. */
  static Optional<Piece> wanted(String header, long total) {
    Matcher range = WANTED.matcher(header);
    if (!range.matches()) {
      throw Refusal.badRequest("Range is bytes=first-last");
    }
    long from = Long.parseLong(range.group(1));
    long last = range.group(2) == null ? total - 1 : Long.parseLong(range.group(2));
    long until = Math.min(last, total - 1);
    return from > until ? Optional.empty() : Optional.of(new Piece(from, until - from + 1, total));
  }
}
