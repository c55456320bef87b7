package vn.lienthong.spool;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Numbers and texts as bytes, on their way to a file. A text is its length plus 2 in seven-bit
 * groups and its UTF-8; the length 1 says null, and 0 is left for other uses.
 */
final class ByteSink {
  static final int ABSENT = 0;
  static final int NULL = 1;
  static final int SHORTEST = 2;
  private static final int FULL = 1 << 16;

  private byte[] bytes = new byte[FULL + FULL / 4];
  private int size;

  void number(int number) {
    room(5);
    int rest = number;
    while (rest > 0x7f) {
      bytes[size++] = (byte) (rest & 0x7f | 0x80);
      rest >>>= 7;
    }
    bytes[size++] = (byte) rest;
  }

  void wide(long number) {
    room(Long.BYTES);
    ByteBuffer.wrap(bytes, size, Long.BYTES).putLong(number);
    size += Long.BYTES;
  }

  void text(@Nullable String text) {
    if (text == null) {
      number(NULL);
    } else {
      counted(text.getBytes(StandardCharsets.UTF_8));
    }
  }

  void counted(byte[] some) {
    number(some.length + SHORTEST);
    room(some.length);
    System.arraycopy(some, 0, bytes, size, some.length);
    size += some.length;
  }

  private void room(int more) {
    if (bytes.length - size < more) {
      bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, size + more));
    }
  }

  boolean full() {
    return size >= FULL;
  }

  /** Writes what was collected, and begins anew. */
  void drain(FileChannel file) throws IOException {
    ByteBuffer all = ByteBuffer.wrap(bytes, 0, size);
    while (all.hasRemaining()) {
      file.write(all);
    }
    size = 0;
  }
}
