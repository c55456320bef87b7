package vn.lienthong.national.camel;

import java.io.IOException;

/** The nation asked for our certificate, and broke off before it answered anything. */
final class CertificateRefused extends IOException {
  private static final long serialVersionUID = 1L;

  CertificateRefused() {
    super("broken off after our certificate was asked for");
  }
}
