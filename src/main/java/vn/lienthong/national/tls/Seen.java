package vn.lienthong.national.tls;

import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Optional;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/** Trusts whom another trusts, and remembers when the certificate ends that was last trusted. */
final class Seen extends X509ExtendedTrustManager {
  private final X509ExtendedTrustManager trusting;
  private volatile @Nullable Instant until;

  Seen(X509ExtendedTrustManager trusting) {
    this.trusting = trusting;
  }

  Optional<Instant> until() {
    return Optional.ofNullable(until);
  }

  private void note(X509Certificate[] chain) {
    until = chain[0].getNotAfter().toInstant();
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String kind, Socket socket)
      throws CertificateException {
    trusting.checkServerTrusted(chain, kind, socket);
    note(chain);
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String kind, SSLEngine engine)
      throws CertificateException {
    trusting.checkServerTrusted(chain, kind, engine);
    note(chain);
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String kind) throws CertificateException {
    trusting.checkServerTrusted(chain, kind);
    note(chain);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String kind, Socket socket)
      throws CertificateException {
    trusting.checkClientTrusted(chain, kind, socket);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String kind, SSLEngine engine)
      throws CertificateException {
    trusting.checkClientTrusted(chain, kind, engine);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String kind) throws CertificateException {
    trusting.checkClientTrusted(chain, kind);
  }

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return trusting.getAcceptedIssuers();
  }
}
