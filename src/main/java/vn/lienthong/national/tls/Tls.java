package vn.lienthong.national.tls;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
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
  private final Seen seen;

  private Tls(SSLContext context, LiveKeys keys, Seen seen) {
    this.context = context;
    this.keys = keys;
    this.seen = seen;
  }

  /**
   * @throws IllegalStateException if a file cannot be used, which is told before anything starts
   */
  public static Tls of(Transport transport) {
    try {
      LiveKeys keys = new LiveKeys(transport.certificate());
      SSLContext context = SSLContext.getInstance("TLS");
      Seen seen = new Seen(trusted(transport));
      context.init(new KeyManager[] {keys}, new TrustManager[] {seen}, null);
      return new Tls(context, keys, seen);
    } catch (CertificateFault | GeneralSecurityException | IOException unfit) {
      throw new IllegalStateException("a file of certificates cannot be used", unfit);
    }
  }

  public SSLContext context() {
    return context;
  }

  /** When the certificate ends that the nation last showed; empty before the first connection. */
  public Optional<Instant> nationUntil() {
    return seen.until();
  }

  /**
   * Whether the nation asked this thread for our certificate since the last question. With TLS 1.3
   * it may refuse what it is shown, or not shown, by breaking off after the handshake.
   */
  public boolean certificateAsked() {
    return keys.wereAsked();
  }

  private static X509ExtendedTrustManager trusted(Transport transport)
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
    for (TrustManager made : managers(store)) {
      if (made instanceof X509ExtendedTrustManager fit) {
        return fit;
      }
    }
    throw new IllegalStateException("every JDK trusts by X.509");
  }

  private static TrustManager[] managers(@Nullable KeyStore store) throws GeneralSecurityException {
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(store);
    return factory.getTrustManagers();
  }
}
