package vn.lienthong.services;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.lienthong.web.Denial;

/**
 * Bytes of a file that were asked for.
 *
 * @param from the first
 * @param to the last, included
 * @param whole nothing less than the file
 */
record ByteRange(long from, long to, boolean whole) {
  private static final Pattern ONE = Pattern.compile("bytes=(\\d{0,15})-(\\d{0,15})");

  /**
   * @param header {@code bytes=a-b}; anything but one range asks for the whole file
   * @throws Denial 416 if the file is shorter
   */
  static ByteRange of(@Nullable String header, long size) {
    Matcher asked = ONE.matcher(header == null ? "" : header.strip());
    if (!asked.matches() || asked.group(1).isEmpty() && asked.group(2).isEmpty()) {
      return new ByteRange(0, size - 1, true);
    }
    boolean tail = asked.group(1).isEmpty();
    long first =
        tail ? size - Math.min(size, Long.parseLong(asked.group(2))) : number(asked.group(1));
    long last = tail || asked.group(2).isEmpty() ? size - 1 : number(asked.group(2));
    if (first >= size || last < first) {
      throw new Denial(416, "RANGE", "the file has " + size + " bytes").about("Range");
    }
    return new ByteRange(first, Math.min(last, size - 1), false);
  }

  long length() {
    return to - from + 1;
  }

  private static long number(String digits) {
    return Long.parseLong(digits);
  }
}
