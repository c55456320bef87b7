package vn.lienthong.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A file's content as it was when it was read through once: its hash, and that of every piece, so
 * that a piece which is read again to be sent is known to be the same.
 */
final class Content {
  /** Bytes of a piece; no more than one is in memory. */
  static final int PIECE = 1 << 20;

  private static final int BITE = 1 << 16;

  private final Path file;
  private final long size;
  private final String sha256;
  private final List<byte[]> pieces;

  private Content(Path file, long size, String sha256, List<byte[]> pieces) {
    this.file = file;
    this.size = size;
    this.sha256 = sha256;
    this.pieces = pieces;
  }

  static Content of(Path file) throws IOException {
    MessageDigest whole = Hashes.sha256();
    MessageDigest piece = Hashes.sha256();
    List<byte[]> pieces = new ArrayList<>();
    long size = 0;
    ByteBuffer bite = ByteBuffer.allocate(BITE);
    try (SeekableByteChannel channel = Hashes.open(file)) {
      while (channel.read(bite.limit((int) Math.min(BITE, PIECE - size % PIECE))) >= 0) {
        bite.flip();
        size += bite.remaining();
        whole.update(bite.duplicate());
        piece.update(bite);
        bite.clear();
        if (size % PIECE == 0) {
          pieces.add(piece.digest());
        }
      }
    }
    if (size % PIECE != 0) {
      pieces.add(piece.digest());
    }
    return new Content(file, size, Hashes.hex(whole.digest()), pieces);
  }

  long size() {
    return size;
  }

  String sha256() {
    return sha256;
  }

  /**
   * The bytes from there to the end of their piece; empty if they are no longer what they were.
   *
   * @param from less than {@link #size}
   */
  Optional<byte[]> from(long from) throws IOException {
    int number = (int) (from / PIECE);
    long start = (long) number * PIECE;
    byte[] bytes = new byte[(int) Math.min(PIECE, size - start)];
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    try (SeekableByteChannel channel = Hashes.open(file)) {
      channel.position(start);
      while (buffer.hasRemaining() && channel.read(buffer) >= 0) {
        // until it is full, or the file shorter than it was
      }
    }
    boolean same =
        !buffer.hasRemaining()
            && MessageDigest.isEqual(Hashes.sha256().digest(bytes), pieces.get(number));
    if (!same) {
      return Optional.empty();
    }
    int skipped = (int) (from - start);
    return Optional.of(skipped == 0 ? bytes : Arrays.copyOfRange(bytes, skipped, bytes.length));
  }
}
