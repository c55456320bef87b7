package vn.lienthong.documents;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * An open file. Reads whatever stands there, so who sends it asks {@link #unchanged} at the end.
 */
public final class DocumentFile implements AutoCloseable {
  private static final int PIECE = 64 * 1024;
  private final FileChannel channel;
  private final DocumentFolder.Stamp stamp;

  DocumentFile(FileChannel channel, DocumentFolder.Stamp stamp) {
    this.channel = channel;
    this.stamp = stamp;
  }

  public long size() {
    return stamp.size();
  }

  /** Up to that many bytes from there; -1 at the end, as of a channel. */
  public int read(ByteBuffer into, long from) throws IOException {
    return channel.read(into, from);
  }

  /** Does the folder still have this very file, as it was when it was opened? */
  public boolean unchanged() throws IOException {
    return DocumentFolder.Stamp.of(stamp.path()).equals(stamp) && channel.size() == stamp.size();
  }

  String sha256() throws IOException {
    MessageDigest sha = digest();
    ByteBuffer piece = ByteBuffer.allocate(PIECE);
    long at = 0;
    int read = channel.read(piece, at);
    while (read > 0) {
      at += read;
      sha.update(piece.flip());
      piece.clear();
      read = channel.read(piece, at);
    }
    return HexFormat.of().formatHex(sha.digest());
  }

  public static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("every JDK has SHA-256", missing);
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
