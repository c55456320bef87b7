package vn.lienthong.spool;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import vn.lienthong.record.Row;

/** Reads one run from its start, without moving the file's own position. */
final class RunReader {
  private static final int BUFFER = 1 << 14;

  private final DataInputStream in;
  private final RowFormat format;
  private int left;

  RunReader(FileChannel file, Run run, RowFormat format) {
    this.in = new DataInputStream(new BufferedInputStream(new Stretch(file, run), BUFFER));
    this.format = format;
    this.left = run.rows();
  }

  boolean hasNext() {
    return left > 0;
  }

  Row next() {
    try {
      left--;
      return format.read(in);
    } catch (IOException broken) {
      throw new UncheckedIOException("cannot read a spool's file back", broken);
    }
  }

  private static final class Stretch extends InputStream {
    private final FileChannel file;
    private final long end;
    private long position;

    Stretch(FileChannel file, Run run) {
      this.file = file;
      this.position = run.start();
      this.end = run.end();
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      int wanted = (int) Math.min(length, end - position);
      if (wanted <= 0) {
        return -1;
      }
      int got = file.read(ByteBuffer.wrap(bytes, offset, wanted), position);
      position += Math.max(got, 0);
      return got;
    }
  }
}
