package vn.lienthong.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.lienthong.national.FileCalls;
import vn.lienthong.province.FilePaths;
import vn.lienthong.record.Outcome;

/** Which way a document's files go, and where they lie in the province. */
final class Starting {
  private final DocumentsFolder folder;
  private final FilePaths paths;
  private final FileCalls calls;
  private final int piece;
  private final Map<Integer, @Nullable String> rows = new HashMap<>();
  private @Nullable Document document;
  private boolean found;

  Starting(DocumentsFolder folder, FilePaths paths, FileCalls calls, int piece) {
    this.folder = folder;
    this.paths = paths;
    this.calls = calls;
    this.piece = piece;
  }

  /** Whether any file of the province's was where its row says. */
  boolean found() {
    return found;
  }

  /**
   * Empty-handed if the file is where it belongs already, or its row is no more.
   *
   * @throws FileFault if it cannot go
   */
  @Nullable Transfer transfer(Document document, ListedFile file) throws FileFault {
    if (file.sha256() == null) {
      throw new FileFault(FileFault.WITHOUT_HASH);
    }
    look(document);
    if (!rows.containsKey(file.number())) {
      return null;
    }
    String path = rows.get(file.number());
    if (!document.ours()) {
      String kept = DocumentsFolder.fetched(document.key(), file);
      return new Download(calls, document.id(), file, folder, kept, piece);
    }
    if (path == null) {
      throw new FileFault(FileFault.MISSING, "no path");
    }
    return new Upload(calls, document.id(), file, () -> find(path));
  }

  private Path find(String path) throws FileFault {
    Path file = folder.existing(path);
    found = true;
    return file;
  }

  private void look(Document next) {
    if (document != next) {
      rows.clear();
      rows.putAll(paths.of(next.key()));
      document = next;
    }
  }

  /** Where the province already has that file of the ministry's; null if it has not. */
  @Nullable String copy(Document document, ListedFile file) throws IOException {
    if (document.ours() || file.sha256() == null) {
      return null;
    }
    look(document);
    for (String path :
        new String[] {rows.get(file.number()), DocumentsFolder.fetched(document.key(), file)}) {
      if (path != null && holds(path, file)) {
        return path;
      }
    }
    return null;
  }

  private boolean holds(String path, ListedFile file) throws IOException {
    try {
      Path copy = folder.existing(path);
      boolean size = file.size() < 0 || Files.size(copy) == file.size();
      return size && Hashes.of(copy).equals(file.sha256());
    } catch (FileFault none) {
      return false;
    }
  }

  /** Writes down where a fetched file is, if nobody wrote something else meanwhile. */
  Outcome keep(Document document, ListedFile file, String path) {
    look(document);
    String before = rows.get(file.number());
    if (Objects.equals(before, path)) {
      return new Outcome.Done(null);
    }
    return paths.write(document.key(), file.number(), before, path);
  }
}
