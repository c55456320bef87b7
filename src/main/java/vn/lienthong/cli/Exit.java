package vn.lienthong.cli;

/** What the process says when it ends. */
final class Exit {
  /** Done, and in step. */
  static final int DONE = 0;

  /** Done, and there is something to look at; or not done for a reason that is told. */
  static final int FINDINGS = 1;

  /** Wrong use, or wrong configuration. */
  static final int USAGE = 2;

  /** The service, or a side, could not be reached or did not answer as it should. */
  static final int UNREACHABLE = 3;

  private Exit() {}
}
