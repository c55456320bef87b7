package vn.lienthong;

/** Where a gateway offers its query services. */
public final class ServicesPort {
  private ServicesPort() {}

  public static int of(Gateway gateway) {
    return gateway.servicesPort().orElseThrow();
  }
}
