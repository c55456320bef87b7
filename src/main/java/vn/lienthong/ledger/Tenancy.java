package vn.lienthong.ledger;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The right of one process to a file, and a word of its own for every life of it. The operating
 * system's lock on the file says whether the process lives, however it ended; what stands in the
 * file says only who it is.
 */
final class Tenancy implements AutoCloseable {
  private static final String NODE = "node";

  /** A process's locks do not keep itself out, and to close a file twice would lose them. */
  private static final Set<Path> OURS = new HashSet<>();

  private final Path file;
  private final @Nullable FileChannel channel;
  private final String node;
  private final String life = UUID.randomUUID().toString();

  private Tenancy(Path file, @Nullable FileChannel channel, String node) {
    this.file = file;
    this.channel = channel;
    this.node = node;
  }

  /**
   * Two of one process do not disturb each other, but only the first has the file's name.
   *
   * @throws LedgerInUse if another process has the file
   */
  static Tenancy take(Path asked, String ofWhat) {
    Path file = asked.toAbsolutePath().normalize();
    synchronized (OURS) {
      if (!OURS.add(file)) {
        return new Tenancy(file, null, UUID.randomUUID().toString());
      }
      try {
        Files.createDirectories(file.getParent());
        return locked(file, ofWhat);
      } catch (IOException | RuntimeException failure) {
        OURS.remove(file);
        throw failure instanceof LedgerFailure known
            ? known
            : new LedgerFailure("cannot write " + file + ": " + why(failure));
      }
    }
  }

  /** As the system says it, such as that it is read-only. */
  private static String why(Exception failure) {
    String told = failure instanceof FileSystemException known ? known.getReason() : null;
    return told == null ? failure.getClass().getSimpleName() : told;
  }

  private static Tenancy locked(Path file, String ofWhat) throws IOException {
    FileChannel channel =
        FileChannel.open(
            file, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.CREATE);
    try {
      boolean mine = channel.tryLock() != null;
      Properties told = read(channel);
      if (!mine) {
        Optional<Occupant> other = Occupant.read(told).filter(Occupant::mayLive);
        throw new LedgerInUse(ofWhat, other.orElse(null));
      }
      String node = told.getProperty(NODE, UUID.randomUUID().toString());
      told.setProperty(NODE, node);
      Occupant.ofThisProcess().write(told);
      write(channel, told);
      return new Tenancy(file, channel, node);
    } catch (IOException | RuntimeException failure) {
      channel.close();
      throw failure;
    }
  }

  private static Properties read(FileChannel channel) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate((int) Math.min(channel.size(), 10_000));
    while (bytes.hasRemaining() && channel.read(bytes, bytes.position()) >= 0) {
      continue;
    }
    Properties told = new Properties();
    String text = new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8);
    try {
      told.load(new StringReader(text));
    } catch (IllegalArgumentException spoilt) {
      told.clear();
    }
    return told;
  }

  private static void write(FileChannel channel, Properties told) throws IOException {
    StringWriter text = new StringWriter();
    told.store(text, null);
    channel.truncate(0);
    channel.write(ByteBuffer.wrap(text.toString().getBytes(StandardCharsets.UTF_8)), 0);
  }

  /** The same for every process that had this file, one after the other. */
  String node() {
    return node;
  }

  /** Of this process only. */
  String life() {
    return node + "/" + life;
  }

  @Override
  public void close() {
    if (channel == null) {
      return;
    }
    synchronized (OURS) {
      try {
        channel.close();
      } catch (IOException late) {
        throw new LedgerFailure("cannot close " + file);
      } finally {
        OURS.remove(file);
      }
    }
  }
}
