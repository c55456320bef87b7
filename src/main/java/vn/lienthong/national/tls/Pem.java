package vn.lienthong.national.tls;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.lienthong.national.tls.CertificateFault.Part;

/** A file in PEM: blocks of Base64 between lines that say what they are; the rest are remarks. */
record Pem(List<Block> blocks) {
  static final String CERTIFICATE = "CERTIFICATE";
  private static final Pattern BLOCK =
      Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----([^-]*)-----END \\1-----");

  /** One of them. */
  record Block(String kind, byte[] bytes) {
    @Override
    public String toString() {
      return kind;
    }
  }

  static boolean looksLike(byte[] bytes) {
    return new String(bytes, ISO_8859_1).contains("-----BEGIN ");
  }

  static Pem read(byte[] bytes, Part part) throws CertificateFault {
    List<Block> blocks = new ArrayList<>();
    Matcher matcher = BLOCK.matcher(new String(bytes, ISO_8859_1));
    while (matcher.find()) {
      try {
        blocks.add(new Block(matcher.group(1), Base64.getMimeDecoder().decode(matcher.group(2))));
      } catch (IllegalArgumentException broken) {
        throw new CertificateFault(part, "a broken block", "PEM as it was issued", broken);
      }
    }
    return new Pem(List.copyOf(blocks));
  }

  static byte[] bytes(Path file, Part part) throws CertificateFault {
    try {
      return Files.readAllBytes(file);
    } catch (IOException away) {
      boolean there = Files.exists(file);
      String found = there ? "a file this user may not read" : "no such file";
      throw new CertificateFault(part, found, "a file of certificates", away);
    }
  }

  /** In the order of the file. */
  List<X509Certificate> certificates(Part part) throws CertificateFault {
    List<X509Certificate> certificates = new ArrayList<>();
    try {
      CertificateFactory factory = CertificateFactory.getInstance("X.509");
      for (Block block : blocks) {
        if (block.kind().endsWith(CERTIFICATE)) {
          var in = new ByteArrayInputStream(block.bytes());
          certificates.add((X509Certificate) factory.generateCertificate(in));
        }
      }
    } catch (CertificateException broken) {
      throw new CertificateFault(part, "a broken certificate", "X.509 certificates", broken);
    }
    return certificates;
  }

  /** The first private key, of whatever form. */
  Optional<Block> key() {
    return blocks.stream().filter(block -> block.kind().endsWith("PRIVATE KEY")).findFirst();
  }
}
