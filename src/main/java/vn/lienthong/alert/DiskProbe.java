package vn.lienthong.alert;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.function.LongSupplier;

/** Room for the ledger, spools and files on their way. */
public final class DiskProbe implements Probe {
  private static final long MEGABYTE = 1024 * 1024;
  private final Path folder;
  private final long least;
  private final LongSupplier room;

  /**
   * @param least megabytes below which somebody must know
   */
  public DiskProbe(Path folder, long least) {
    this(folder, least, () -> free(folder));
  }

  /**
   * @param room how many megabytes there are
   */
  DiskProbe(Path folder, long least, LongSupplier room) {
    this.folder = folder;
    this.least = least;
    this.room = room;
  }

  @Override
  public List<Condition> look(Instant now) {
    long left = room.getAsLong();
    return left < least
        ? List.of(new Condition(AlertKind.DISK_LOW, folder.toString(), String.valueOf(left)))
        : List.of();
  }

  private static long free(Path folder) {
    try {
      return Files.getFileStore(folder).getUsableSpace() / MEGABYTE;
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
