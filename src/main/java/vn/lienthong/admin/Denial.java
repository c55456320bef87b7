package vn.lienthong.admin;

/** A call that the admin API itself turns away, before any operation is asked. */
final class Denial extends RuntimeException {
  private final int status;
  private final String code;

  Denial(int status, String code, String message) {
    super(message, null, false, false);
    this.status = status;
    this.code = code;
  }

  static Denial invalid(String message) {
    return new Denial(422, "invalid", message);
  }

  int status() {
    return status;
  }

  String code() {
    return code;
  }

  String text() {
    return String.valueOf(getMessage());
  }
}
