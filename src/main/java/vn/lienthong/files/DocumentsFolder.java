package vn.lienthong.files;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import vn.lienthong.disk.Rights;
import vn.lienthong.documents.DocumentFault;
import vn.lienthong.documents.DocumentFolder;
import vn.lienthong.record.Key;

/** The folder of documents, and the fetched ones in {@value #FETCHED} below it. */
final class DocumentsFolder {
  static final String FETCHED = "bo";
  private static final int LONGEST = 80;
  private static final long SPARE = 64L << 20;
  private final Path root;
  private final DocumentFolder documents;

  DocumentsFolder(Path root) {
    this.root = root;
    this.documents = new DocumentFolder(root);
  }

  /**
   * The file that a row's path names.
   *
   * @throws FileFault if it is none, or not in here
   */
  Path existing(String path) throws FileFault {
    if (!documents.there()) {
      throw new FolderTrouble(FolderTrouble.What.AWAY);
    }
    try {
      return documents.inside(path);
    } catch (DocumentFault fault) {
      throw switch (fault.kind()) {
        case OUTSIDE -> new FileFault(FileFault.OUTSIDE);
        case LINK -> new FileFault(FileFault.OUTSIDE, "by a link");
        case MISSING, CHANGED -> new FileFault(FileFault.MISSING);
      };
    }
  }

  /** The path, below this folder, under which a fetched file is kept. */
  static String fetched(Key key, ListedFile file) {
    String text = key.text();
    String safe = text.replaceAll("[^A-Za-z0-9._-]", "_").replaceAll("^\\.", "_");
    if (!safe.equals(text) || safe.length() > LONGEST) {
      byte[] hash = Hashes.sha256().digest(key.bytes());
      String cut = safe.substring(0, Math.min(safe.length(), LONGEST));
      safe = cut + "-" + Hashes.hex(hash).substring(0, 12);
    }
    return FETCHED + "/" + safe + "-" + file.number() + ending(file.name());
  }

  private static String ending(String name) {
    String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    return name.contains(".") && ending.matches("[a-z0-9]{1,8}") ? "." + ending : "";
  }

  /**
   * Where a file with that hash is put together: empty, or what an earlier attempt left.
   *
   * @param path as {@link #fetched} gave it
   */
  Path part(String path, String sha256) throws IOException {
    Path folder = folder();
    String name = Path.of(path).getFileName().toString();
    Path part = folder.resolve(name + "." + sha256.substring(0, 16) + ".part");
    try (var others = Files.newDirectoryStream(folder, name + ".*.part")) {
      for (Path other : others) {
        if (!other.equals(part)) {
          Files.deleteIfExists(other);
        }
      }
    }
    if (!Files.isRegularFile(part, LinkOption.NOFOLLOW_LINKS)) {
      Files.deleteIfExists(part);
      Rights.OWNER.create(part);
    }
    return part;
  }

  /** The whole file takes its place; readable by its group from now on. */
  void keep(Path part, String path) throws IOException {
    Rights.GROUP_READS.set(part);
    Path target = folder().resolve(Path.of(path).getFileName());
    Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
  }

  /**
   * @throws FolderTrouble if so many bytes more would fill the disk
   */
  void room(long bytes) throws IOException {
    FileStore store = Files.getFileStore(folder());
    if (store.getUsableSpace() < bytes + SPARE) {
      throw new FolderTrouble(FolderTrouble.What.FULL);
    }
  }

  private Path folder() throws IOException {
    Path home = home();
    Path folder = home.resolve(FETCHED);
    Files.createDirectories(folder);
    if (!folder.toRealPath().startsWith(home)) {
      throw new FolderTrouble(FolderTrouble.What.LEADS_OUT);
    }
    return folder;
  }

  /** The folder itself may be a link: it is what the settings name. */
  private Path home() {
    try {
      return root.toRealPath();
    } catch (IOException away) {
      throw new FolderTrouble(FolderTrouble.What.AWAY);
    }
  }
}
