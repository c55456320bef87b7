package vn.lienthong.cli;

/** A command could not be carried out. Told in one paragraph, never as a stack trace. */
public final class Failure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int exit;
  private final String code;
  private final String told;

  /**
   * @param code as in the API's errors
   * @param told in the language of the person
   */
  public Failure(int exit, String code, String told) {
    super(told, null, false, false);
    this.exit = exit;
    this.code = code;
    this.told = told;
  }

  int exit() {
    return exit;
  }

  String code() {
    return code;
  }

  String told() {
    return told;
  }
}
