package vn.lienthong.files;

/** Why one file cannot go: its document is set aside for it. */
final class FileFault extends Exception {
  private static final long serialVersionUID = 1L;

  /** Not where its row says, or not to be read. */
  static final String MISSING = "file-missing";

  /** Other bytes, or another number of them, than its row says. */
  static final String CHANGED = "file-changed";

  /** Its path leads out of the folder of documents. */
  static final String OUTSIDE = "file-outside";

  /** The other side will not take it. */
  static final String REFUSED = "file-refused";

  /** Its row does not say its SHA-256, so that nobody could tell whether it arrived. */
  static final String WITHOUT_HASH = "file-without-hash";

  /** The nation answers, but never to this. */
  static final String NO_ANSWER = "no-answer";

  private final String code;
  private final String detail;

  FileFault(String code, String detail) {
    super(code, null, false, false);
    this.code = code;
    this.detail = detail;
  }

  FileFault(String code) {
    this(code, "");
  }

  String code() {
    return code;
  }

  /** What is no path and no content; may be empty. */
  String detail() {
    return detail;
  }
}
