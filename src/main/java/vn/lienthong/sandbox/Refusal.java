package vn.lienthong.sandbox;

/** A call that fails as a whole. */
final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final int status;
  private final String code;

  Refusal(int status, String code, String message) {
    super(message);
    this.status = status;
    this.code = code;
  }

  static Refusal badRequest(String message) {
    return new Refusal(400, "BAD_REQUEST", message);
  }

  static Refusal notFound(String message) {
    return new Refusal(404, "NOT_FOUND", message);
  }

  static Refusal tooLarge(String message) {
    return new Refusal(413, "TOO_LARGE", message);
  }

  int status() {
    return status;
  }

  String code() {
    return code;
  }

  String reason() {
    return String.valueOf(getMessage());
  }
}
