package vn.lienthong.files;

import java.io.IOException;

/** The folder of documents itself is away, full or not ours: no file is to blame. */
public final class FolderTrouble extends RuntimeException {
  private static final long serialVersionUID = 1L;

  FolderTrouble(String what) {
    super(what, null, false, false);
  }

  static FolderTrouble of(IOException failure) {
    return new FolderTrouble(failure.getClass().getSimpleName());
  }
}
