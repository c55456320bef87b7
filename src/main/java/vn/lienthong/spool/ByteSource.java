package vn.lienthong.spool;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a {@link ByteSink} wrote, read from a stretch of the file without moving its position. */
final class ByteSource {
  private static final int BUFFER = 1 << 14;

  private final FileChannel file;
  private final long end;
  private long position;
  private byte[] bytes = new byte[BUFFER];
  private int at;
  private int filled;

  ByteSource(FileChannel file, long start, long end) {
    this.file = file;
    this.position = start;
    this.end = end;
  }

  int number() throws IOException {
    int number = 0;
    for (int shift = 0; ; shift += 7) {
      need(1);
      int next = bytes[at++];
      number |= (next & 0x7f) << shift;
      if (next >= 0) {
        return number;
      }
    }
  }

  long wide() throws IOException {
    need(Long.BYTES);
    long number = ByteBuffer.wrap(bytes, at, Long.BYTES).getLong();
    at += Long.BYTES;
    return number;
  }

  String sureText() throws IOException {
    return Objects.requireNonNull(text());
  }

  @Nullable String text() throws IOException {
    return text(number());
  }

  /**
   * @param length as it was written, not {@link ByteSink#ABSENT}
   */
  @Nullable String text(int length) throws IOException {
    if (length == ByteSink.NULL) {
      return null;
    }
    int size = length - ByteSink.SHORTEST;
    need(size);
    at += size;
    return new String(bytes, at - size, size, StandardCharsets.UTF_8);
  }

  byte[] counted() throws IOException {
    int size = number() - ByteSink.SHORTEST;
    need(size);
    at += size;
    return Arrays.copyOfRange(bytes, at - size, at);
  }

  private void need(int more) throws IOException {
    if (filled - at < more) {
      fill(more);
    }
  }

  private void fill(int more) throws IOException {
    int left = filled - at;
    byte[] next = more > bytes.length ? new byte[more] : bytes;
    System.arraycopy(bytes, at, next, 0, left);
    bytes = next;
    at = 0;
    filled = left;
    while (filled < more) {
      int wanted = (int) Math.min(bytes.length - filled, end - position);
      int got = wanted <= 0 ? -1 : file.read(ByteBuffer.wrap(bytes, filled, wanted), position);
      if (got < 0) {
        throw new EOFException("a spool's file ends too early");
      }
      filled += got;
      position += got;
    }
  }
}
