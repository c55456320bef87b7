package vn.lienthong.national.tls;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.UnrecoverableKeyException;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import vn.lienthong.national.Transport;
import vn.lienthong.national.tls.CertificateFault.Part;

/**
 * By which the nation knows us: a private key and its certificate, with those above it.
 *
 * @param chain our own first
 */
public record Identity(PrivateKey key, List<X509Certificate> chain) {
  private static final String FILE = "a private key and its certificate, in PKCS #12 or PEM";
  private static final Map<String, String> SIGNATURES =
      Map.of("RSA", "SHA256withRSA", "EC", "SHA256withECDSA", "EdDSA", "EdDSA");

  /**
   * Reads the files as they are now, whether their time is over or not.
   *
   * @throws CertificateFault with the one that cannot be used
   */
  public static Identity read(Transport.Certificate from) throws CertificateFault {
    byte[] bytes = Pem.bytes(from.file(), Part.CERTIFICATE);
    String password = from.password().get();
    if (!Pem.looksLike(bytes)) {
      return ofStore(bytes, password);
    }
    Pem pem = Pem.read(bytes, Part.CERTIFICATE);
    Pem holder = from.key() == null ? pem : Pem.read(Pem.bytes(from.key(), Part.KEY), Part.KEY);
    return paired(PemKey.read(holder, password), pem.certificates(Part.CERTIFICATE));
  }

  private static Identity ofStore(byte[] bytes, String password) throws CertificateFault {
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(new ByteArrayInputStream(bytes), password.toCharArray());
      for (String alias : Collections.list(store.aliases())) {
        if (store.getKey(alias, password.toCharArray()) instanceof PrivateKey key) {
          List<X509Certificate> chain = new ArrayList<>();
          for (Certificate one : store.getCertificateChain(alias)) {
            chain.add((X509Certificate) one);
          }
          return new Identity(key, List.copyOf(chain));
        }
      }
      throw new CertificateFault(Part.CERTIFICATE, "no private key in it", FILE);
    } catch (IOException unread) {
      throw unread.getCause() instanceof UnrecoverableKeyException
          ? wrongPassword(unread)
          : new CertificateFault(Part.CERTIFICATE, "neither PKCS #12 nor PEM", FILE, unread);
    } catch (GeneralSecurityException wrong) {
      throw wrongPassword(wrong);
    }
  }

  static CertificateFault wrongPassword(Exception cause) {
    return new CertificateFault(
        Part.PASSWORD, "a password that does not open the key", "the key's password", cause);
  }

  /** The certificate of the key before the others, whatever their order in the file. */
  private static Identity paired(PrivateKey key, List<X509Certificate> certificates)
      throws CertificateFault {
    for (X509Certificate own : certificates) {
      if (belongs(key, own.getPublicKey())) {
        List<X509Certificate> chain = new ArrayList<>(List.of(own));
        certificates.stream().filter(other -> other != own).forEach(chain::add);
        return new Identity(key, List.copyOf(chain));
      }
    }
    String found = certificates.isEmpty() ? "no certificate" : "no certificate of the key";
    throw new CertificateFault(Part.CERTIFICATE, found, FILE);
  }

  private static boolean belongs(PrivateKey key, PublicKey shown) {
    try {
      Signature signature = Signature.getInstance(SIGNATURES.getOrDefault(key.getAlgorithm(), ""));
      signature.initSign(key);
      signature.update(new byte[32]);
      byte[] signed = signature.sign();
      signature.initVerify(shown);
      signature.update(new byte[32]);
      return signature.verify(signed);
    } catch (GeneralSecurityException ofAnotherKind) {
      return false;
    }
  }

  /** When our certificate, or one above it, ends. */
  public Instant until() {
    return chain.stream()
        .map(one -> one.getNotAfter().toInstant())
        .min(Instant::compareTo)
        .orElseThrow();
  }

  /**
   * @throws CertificateFault if its time is over, or has not begun
   */
  public void mustBeValid(Instant now) throws CertificateFault {
    Instant from = chain.get(0).getNotBefore().toInstant();
    if (now.isBefore(from)) {
      String found = "a certificate valid from " + from.atZone(ZoneOffset.UTC).toLocalDate();
      throw new CertificateFault(Part.CERTIFICATE, found, "one that is valid now");
    }
    if (!now.isBefore(until())) {
      throw new CertificateFault(
          Part.CERTIFICATE, ended(until(), now), "one that is valid now; ask for a new one");
    }
  }

  static String ended(Instant until, Instant now) {
    long days = Duration.between(until, now).toDays();
    return "a certificate that ended on %s, %d days ago"
        .formatted(until.atZone(ZoneOffset.UTC).toLocalDate(), days);
  }

  KeyStore store() throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    store.setKeyEntry("client", key, new char[0], chain.toArray(Certificate[]::new));
    return store;
  }

  /** Nothing of the key. */
  @Override
  public String toString() {
    return "Identity" + Arrays.asList(chain.get(0).getSubjectX500Principal(), until());
  }
}
