package vn.lienthong.national.tls;

import org.jspecify.annotations.Nullable;

/** A file of certificates or keys cannot be used. Says nothing of what is in it. */
public final class CertificateFault extends Exception {
  private static final long serialVersionUID = 1L;
  private final Part part;
  private final String found;
  private final String expected;

  /** Which of the files it is about. */
  public enum Part {
    CERTIFICATE,
    KEY,
    PASSWORD,
    AUTHORITIES
  }

  CertificateFault(Part part, String found, String expected, @Nullable Throwable cause) {
    super(found + "; expected " + expected, cause);
    this.part = part;
    this.found = found;
    this.expected = expected;
  }

  CertificateFault(Part part, String found, String expected) {
    this(part, found, expected, null);
  }

  public Part part() {
    return part;
  }

  public String found() {
    return found;
  }

  public String expected() {
    return expected;
  }
}
