package vn.lienthong.national.tls;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;
import vn.lienthong.national.Transport;

/**
 * What a TLS connection to the nation shows, and whom it trusts: whom the JDK trusts, and the file
 * of authorities.
 */
public final class Tls {
  private final SSLContext context;
  private final LiveKeys keys;

  private Tls(SSLContext context, LiveKeys keys) {
    this.context = context;
    this.keys = keys;
  }

  /**
   * @throws IllegalStateException if a file cannot be used, which is told before anything starts
   */
  public static Tls of(Transport transport) {
    try {
      LiveKeys keys = new LiveKeys(transport.certificate());
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(new KeyManager[] {keys}, trusted(transport), null);
      return new Tls(context, keys);
    } catch (CertificateFault | GeneralSecurityException | IOException unfit) {
      throw new IllegalStateException("a file of certificates cannot be used", unfit);
    }
  }

  public SSLContext context() {
    return context;
  }

  /**
   * Whether the nation asked this thread for our certificate since the last question. With TLS 1.3
   * it may refuse what it is shown, or not shown, by breaking off after the handshake.
   */
  public boolean certificateAsked() {
    return keys.wereAsked();
  }

  private static TrustManager[] trusted(Transport transport)
      throws CertificateFault, GeneralSecurityException, IOException {
    List<X509Certificate> authorities = new ArrayList<>();
    for (TrustManager usual : managers(null)) {
      if (usual instanceof X509TrustManager jdk) {
        authorities.addAll(List.of(jdk.getAcceptedIssuers()));
      }
    }
    if (transport.authorities() != null) {
      authorities.addAll(Authorities.read(transport.authorities()));
    }
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    for (int i = 0; i < authorities.size(); i++) {
      store.setCertificateEntry("authority-" + i, authorities.get(i));
    }
    return managers(store);
  }

  private static TrustManager[] managers(@Nullable KeyStore store) throws GeneralSecurityException {
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(store);
    return factory.getTrustManagers();
  }
}
