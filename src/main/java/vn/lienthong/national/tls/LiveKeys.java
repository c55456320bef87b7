package vn.lienthong.national.tls;

import java.io.IOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.GeneralSecurityException;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Instant;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.lienthong.national.Transport;

/**
 * Our key and certificate as their files are now: they are read again when they have changed. Files
 * that cannot be used are told once, and the certificate before them is shown until they are
 * mended.
 */
final class LiveKeys extends X509ExtendedKeyManager {
  private static final Logger LOG = LoggerFactory.getLogger(LiveKeys.class);
  private final Transport.@Nullable Certificate from;
  private final ThreadLocal<Boolean> asked = new ThreadLocal<>();
  private String stamp;
  private @Nullable X509ExtendedKeyManager keys;

  LiveKeys(Transport.@Nullable Certificate from)
      throws CertificateFault, GeneralSecurityException, IOException {
    this.from = from;
    this.stamp = from == null ? "" : stamp(from);
    this.keys = from == null ? null : keys(Identity.read(from));
  }

  /** Whether the other side asked this thread for a certificate since the last question. */
  boolean wereAsked() {
    boolean was = asked.get() != null;
    asked.remove();
    return was;
  }

  private synchronized @Nullable X509ExtendedKeyManager renewed() {
    asked.set(true);
    String seen = from == null ? "" : stamp(from);
    if (from != null && !seen.equals(stamp)) {
      // before the reading: what is written meanwhile is read the next time
      stamp = seen;
      try {
        Identity identity = Identity.read(from);
        identity.mustBeValid(Instant.now());
        keys = keys(identity);
        LOG.info(
            "national.client-certificate: a new one is shown, valid until {}", identity.until());
      } catch (CertificateFault | GeneralSecurityException | IOException unfit) {
        LOG.warn(
            "national.client-certificate: cannot be used, the one before it is still shown: {}",
            unfit instanceof CertificateFault fault ? fault.found() : unfit.getClass().getName());
      }
    }
    return keys;
  }

  private synchronized @Nullable X509ExtendedKeyManager keys() {
    return keys;
  }

  private static X509ExtendedKeyManager keys(Identity identity)
      throws GeneralSecurityException, IOException {
    KeyManagerFactory factory =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    factory.init(identity.store(), new char[0]);
    for (KeyManager one : factory.getKeyManagers()) {
      if (one instanceof X509ExtendedKeyManager fit) {
        return fit;
      }
    }
    throw new IllegalStateException("every JDK has keys of X.509");
  }

  private static String stamp(Transport.Certificate from) {
    return stamp(from.file()) + (from.key() == null ? "" : stamp(from.key()));
  }

  private static String stamp(Path file) {
    try {
      BasicFileAttributes about = Files.readAttributes(file, BasicFileAttributes.class);
      return about.lastModifiedTime().toInstant() + " " + about.size() + " " + about.fileKey();
    } catch (IOException away) {
      return "";
    }
  }

  @Override
  public @Nullable String chooseClientAlias(
      String[] kinds, Principal @Nullable [] issuers, @Nullable Socket socket) {
    X509ExtendedKeyManager now = renewed();
    return now == null ? null : now.chooseClientAlias(kinds, issuers, socket);
  }

  @Override
  public @Nullable String chooseEngineClientAlias(
      String[] kinds, Principal @Nullable [] issuers, @Nullable SSLEngine engine) {
    X509ExtendedKeyManager now = renewed();
    return now == null ? null : now.chooseEngineClientAlias(kinds, issuers, engine);
  }

  @Override
  public String @Nullable [] getClientAliases(String kind, Principal @Nullable [] issuers) {
    X509ExtendedKeyManager now = keys();
    return now == null ? null : now.getClientAliases(kind, issuers);
  }

  @Override
  public X509Certificate @Nullable [] getCertificateChain(String alias) {
    X509ExtendedKeyManager now = keys();
    return now == null ? null : now.getCertificateChain(alias);
  }

  @Override
  public @Nullable PrivateKey getPrivateKey(String alias) {
    X509ExtendedKeyManager now = keys();
    return now == null ? null : now.getPrivateKey(alias);
  }

  /** We are nobody's server. */
  @Override
  public String @Nullable [] getServerAliases(String kind, Principal @Nullable [] issuers) {
    return null;
  }

  @Override
  public @Nullable String chooseServerAlias(
      String kind, Principal @Nullable [] issuers, @Nullable Socket socket) {
    return null;
  }
}
