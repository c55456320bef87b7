package vn.lienthong;

/** Another program listens on a port of ours. */
final class PortTaken extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * @param setting that names the port
   */
  PortTaken(String setting) {
    super(setting);
  }

  String setting() {
    return String.valueOf(getMessage());
  }
}
