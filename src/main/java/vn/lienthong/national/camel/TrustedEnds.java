package vn.lienthong.national.camel;

import javax.net.ssl.SSLContext;
import org.apache.camel.CamelContext;
import org.apache.camel.support.jsse.SSLContextParameters;
import vn.lienthong.national.tls.Tls;

/** The certificates of the settings, for every call by https. */
final class TrustedEnds extends SSLContextParameters {
  private final Tls tls;

  TrustedEnds(Tls tls) {
    this.tls = tls;
  }

  @Override
  public SSLContext createSSLContext(CamelContext ignored) {
    return tls.context();
  }
}
