package vn.lienthong.documents;

/** A document's file cannot be used. Names neither the file nor the folder. */
public final class DocumentFault extends Exception {
  private static final long serialVersionUID = 1L;
  private final Kind kind;

  /** What is wrong. */
  public enum Kind {
    /** Its path is absolute, climbs, or is none. */
    OUTSIDE,
    /** Its path leads over a symbolic link. */
    LINK,
    /** There is no such file, or it may not be read. */
    MISSING,
    /** Its bytes are not those that are registered. */
    CHANGED
  }

  DocumentFault(Kind kind) {
    super(kind.name(), null, false, false);
    this.kind = kind;
  }

  public Kind kind() {
    return kind;
  }
}
