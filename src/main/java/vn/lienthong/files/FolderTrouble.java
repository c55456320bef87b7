package vn.lienthong.files;

import java.io.IOException;
import java.util.Locale;
import vn.lienthong.record.Cause;

/** The folder of documents itself is away, full or not ours: no file is to blame. */
public final class FolderTrouble extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private static final String CODE = "documents-folder";
  private final Cause cause;

  /** What is wrong with it. */
  enum What {
    /** It is not there. */
    AWAY,
    /** None of the files is where its row says. */
    EMPTY,
    FULL,
    /** The folder for fetched files is a link to elsewhere. */
    LEADS_OUT
  }

  private FolderTrouble(Cause cause) {
    super(cause.text(), null, false, false);
    this.cause = cause;
  }

  FolderTrouble(What what) {
    this(Cause.of(CODE + "-" + what.name().toLowerCase(Locale.ROOT).replace('_', '-')));
  }

  static FolderTrouble of(IOException failure) {
    return new FolderTrouble(new Cause(CODE, null, failure.getClass().getSimpleName()));
  }

  Cause cause() {
    return cause;
  }
}
