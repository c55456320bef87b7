package vn.lienthong.national.tls;

import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import vn.lienthong.national.tls.CertificateFault.Part;

/** Certificates that are trusted besides the JDK's. */
public final class Authorities {
  private static final String EXPECTED = "certificates in PEM";

  private Authorities() {}

  /**
   * @throws CertificateFault if there are none in it
   */
  public static List<X509Certificate> read(Path file) throws CertificateFault {
    List<X509Certificate> found =
        Pem.read(Pem.bytes(file, Part.AUTHORITIES), Part.AUTHORITIES)
            .certificates(Part.AUTHORITIES);
    if (found.isEmpty()) {
      throw new CertificateFault(Part.AUTHORITIES, "no certificate in it", EXPECTED);
    }
    return found;
  }

  /**
   * @throws CertificateFault if the time of all of them is over; old ones among others do no harm
   */
  public static void mustBeValid(List<X509Certificate> authorities, Instant now)
      throws CertificateFault {
    Instant last =
        authorities.stream()
            .map(one -> one.getNotAfter().toInstant())
            .max(Instant::compareTo)
            .orElseThrow();
    if (!now.isBefore(last)) {
      throw new CertificateFault(Part.AUTHORITIES, Identity.ended(last, now), EXPECTED);
    }
  }
}
