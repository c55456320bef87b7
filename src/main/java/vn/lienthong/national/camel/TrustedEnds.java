package vn.lienthong.national.camel;

import javax.net.ssl.SSLContext;
import org.apache.camel.CamelContext;
import org.apache.camel.support.jsse.SSLContextParameters;
import vn.lienthong.national.Transport;
import vn.lienthong.national.tls.Tls;

/** The certificates of the settings, for every call by https. */
final class TrustedEnds extends SSLContextParameters {
  private final Transport transport;

  TrustedEnds(Transport transport) {
    this.transport = transport;
  }

  @Override
  public SSLContext createSSLContext(CamelContext ignored) {
    return Tls.context(transport);
  }
}
