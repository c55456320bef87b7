package vn.lienthong.feed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import vn.lienthong.disk.Rights;
import vn.lienthong.ledger.Seals;

/**
 * The key of the fingerprints in receipts: 32 random bytes in a file for its owner only, made when
 * it is first needed. With another key every record would look changed, and be sent once more.
 */
public final class SealKey {
  public static final String FILE = "receipts.key";

  /** A key that waits for the ledger that it belongs to. */
  private static final String NEXT = FILE + ".next";

  private static final int BYTES = 32;

  private SealKey() {}

  public static byte[] in(Path folder) {
    Path file = folder.resolve(FILE);
    try {
      if (!Files.exists(file)) {
        make(folder, file);
      }
      return Files.readAllBytes(file);
    } catch (IOException refused) {
      throw new UncheckedIOException("cannot read or make " + file, refused);
    }
  }

  /**
   * Lays the key of a ledger that is about to be restored beside the one in use. {@link #take} puts
   * it in its place when that ledger is there; if it never comes, nothing has changed.
   */
  public static void lay(Path folder, byte[] key) throws IOException {
    Path next = folder.resolve(NEXT);
    Files.createDirectories(folder);
    Files.deleteIfExists(next);
    Rights.OWNER.create(next);
    Files.write(next, key, StandardOpenOption.SYNC);
  }

  /** The key that was laid, if it is the one that the ledger's receipts were made with. */
  public static void take(Path folder, Seals seals) {
    Path next = folder.resolve(NEXT);
    try {
      if (Files.exists(next)
          && seals.known().filter(print(Files.readAllBytes(next))::equals).isPresent()) {
        Files.move(next, folder.resolve(FILE), StandardCopyOption.ATOMIC_MOVE);
      }
    } catch (IOException refused) {
      throw new UncheckedIOException("cannot read or move " + next, refused);
    }
  }

  /**
   * Holds the file against the ledger. An empty file is a person's word that the key is lost: a new
   * one is made, and holds from now on.
   *
   * @throws OtherKey if the ledger's receipts were made with another key than the file's
   */
  public static void agree(Path folder, Seals seals) {
    take(folder, seals);
    Path file = folder.resolve(FILE);
    Optional<String> known = seals.known();
    try {
      if (Files.exists(file) && Files.size(file) == 0) {
        Files.delete(file);
        seals.replace(print(in(folder)));
        return;
      }
    } catch (IOException refused) {
      throw new UncheckedIOException("cannot read or make " + file, refused);
    }
    if (known.isPresent() && Files.notExists(file)) {
      throw new OtherKey(null, known.get());
    }
    String ours = print(in(folder));
    String agreed = seals.agree(ours);
    if (!agreed.equals(ours)) {
      throw new OtherKey(ours, agreed);
    }
  }

  /** Enough to tell keys apart, and nothing to guess the key from. */
  private static String print(byte[] key) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(key);
      return HexFormat.of().formatHex(hash).substring(0, 16);
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException("every JDK has SHA-256", missing);
    }
  }

  private static void make(Path folder, Path file) throws IOException {
    Files.createDirectories(folder);
    byte[] key = new byte[BYTES];
    new SecureRandom().nextBytes(key);
    Path fresh = Rights.OWNER.createIn(folder, "receipts", ".key");
    Files.write(fresh, key);
    try {
      Files.createLink(file, fresh);
    } catch (FileAlreadyExistsException other) {
      // another instance was first, and its key is the one
    } finally {
      Files.delete(fresh);
    }
  }
}
