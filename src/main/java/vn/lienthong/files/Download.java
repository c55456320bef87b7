package vn.lienthong.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.lienthong.national.FileAnswer;
import vn.lienthong.national.FileAnswer.Range;
import vn.lienthong.national.FileCalls;

/**
 * A file of the nation's. It grows piece by piece in a file of its own, from where an earlier
 * attempt left it, and takes its place when it is whole and its hash is the row's; otherwise it is
 * done over, once.
 */
final class Download implements Transfer {
  private final FileCalls calls;
  private final String id;
  private final ListedFile file;
  private final DocumentsFolder folder;
  private final String path;
  private final int piece;
  private @Nullable Path part;
  private boolean looking;
  private long size;
  private long at;
  private long roomFor;
  private int overs;
  private @Nullable End end;

  /**
   * @param path where it is kept, below the folder
   * @param piece bytes that are asked for at once
   */
  Download(
      FileCalls calls, String id, ListedFile file, DocumentsFolder folder, String path, int piece) {
    this.calls = calls;
    this.id = id;
    this.file = file;
    this.folder = folder;
    this.path = path;
    this.piece = piece;
    this.size = file.size();
  }

  @Override
  public @Nullable Question question() throws FileFault, IOException {
    while (end == null) {
      if (part == null) {
        part = begin();
      }
      if (looking) {
        return new Question(calls.state(id, file.number()), null);
      }
      if (at == size) {
        finish(part);
      } else {
        long last = Math.min(at + piece, size < 0 ? Long.MAX_VALUE : size) - 1;
        return new Question(calls.get(id, file.number(), at, last), null);
      }
    }
    return null;
  }

  private Path begin() throws IOException {
    Path begun = folder.part(path, hash());
    at = Files.size(begun);
    if (size >= 0 && at > size) {
      cut(begun);
    }
    if (size > 0 && roomFor != size) {
      folder.room(size - at);
      roomFor = size;
    }
    return begun;
  }

  private String hash() {
    return Objects.requireNonNull(file.sha256());
  }

  private void cut(Path begun) throws IOException {
    try (FileChannel channel = FileChannel.open(begun, StandardOpenOption.WRITE)) {
      channel.truncate(0);
    }
    at = 0;
  }

  private void finish(Path whole) throws FileFault, IOException {
    if (Hashes.of(whole).equals(hash())) {
      folder.keep(whole, path);
      end = End.MOVED;
    } else {
      cut(whole);
      if (overs++ > 0) {
        throw new FileFault(FileFault.CHANGED, "another hash at the nation");
      }
    }
  }

  @Override
  public void take(FileAnswer answer) throws FileFault, IOException {
    if (answer.none()) {
      end = End.AWAITED;
    } else if (looking) {
      looking = false;
    } else if (answer.status() == 416) {
      throw new FileFault(FileFault.CHANGED, "shorter at the nation");
    } else {
      append(answer);
    }
  }

  private void append(FileAnswer answer) throws FileFault, IOException {
    Range range =
        answer
            .bytesOf()
            .filter(given -> answer.status() == 206)
            .or(() -> Optional.ofNullable(all(answer)))
            .orElseThrow(() -> answer.unfit("to GET"));
    boolean asked =
        range.first() == at
            && answer.bytes().length == range.last() - range.first() + 1
            && (answer.status() == 200 || answer.bytes().length <= piece);
    if (!asked || answer.bytes().length == 0) {
      throw answer.unfit("with other bytes than asked for");
    }
    if (answer.tag() != null && !answer.tag().equals(hash())) {
      // until the listed one is whole there, the nation gives the one that it replaces
      end = End.AWAITED;
      return;
    }
    if (size >= 0 && range.total() != size) {
      throw new FileFault(FileFault.CHANGED, "another size at the nation");
    }
    size = range.total();
    write(answer.bytes());
  }

  /** A nation that knows no ranges gives all of it. */
  private @Nullable Range all(FileAnswer answer) {
    int length = answer.bytes().length;
    boolean whole = answer.status() == 200 && at == 0 && length > 0 && (size < 0 || length == size);
    return whole ? new Range(0, length - 1L, length) : null;
  }

  private void write(byte[] bytes) throws IOException {
    Path begun = Objects.requireNonNull(part);
    try (FileChannel channel =
        FileChannel.open(begun, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS)) {
      ByteBuffer buffer = ByteBuffer.wrap(bytes);
      long place = at;
      while (buffer.hasRemaining()) {
        place += channel.write(buffer, place);
      }
      if (place == size) {
        channel.force(true);
      }
      at = place;
    }
  }

  @Override
  public void again() {
    looking = true;
  }

  @Override
  public @Nullable End end() {
    return end;
  }

  @Override
  public long bytes() {
    return at;
  }
}
