package vn.lienthong.testkit;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/** Certificates made for a test, by the JDK's keytool; each is its own authority. */
public final class Certificates {
  public static final String PASSWORD = "mat-khau-kho";
  private final Path folder;

  /**
   * @param folder where they are put
   */
  public Certificates(Path folder) {
    this.folder = folder;
  }

  /** Of a server under these names, such as {@code dns:localhost,ip:127.0.0.1}. */
  public Path server(String names) {
    return make("server-" + Math.abs(names.hashCode()), "-ext", "san=" + names);
  }

  /** Of a client, in PKCS #12. */
  public Path client(String name) {
    return make(name);
  }

  /** Of a client, valid for ten days from then on. */
  public Path client(String name, int daysAgo) {
    return make(
        name, "-startdate", (daysAgo < 0 ? "+" : "-") + Math.abs(daysAgo) + "d", "-validity", "10");
  }

  private Path make(String name, String... more) {
    Path file = folder.resolve(name + ".p12");
    List<String> words = new ArrayList<>();
    words.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    words.addAll(List.of("-J-XX:TieredStopAtLevel=1", "-J-Dfile.encoding=UTF-8"));
    words.addAll(List.of("-genkeypair", "-alias", "a", "-keyalg", "EC", "-groupname", "secp256r1"));
    words.addAll(List.of("-dname", "CN=" + name, "-storetype", "PKCS12"));
    words.addAll(List.of("-keystore", file.toString(), "-storepass:env", "STORE_PASSWORD"));
    words.addAll(Arrays.asList(more));
    ProcessBuilder keytool = new ProcessBuilder(words).redirectErrorStream(true);
    keytool.environment().put("STORE_PASSWORD", PASSWORD);
    keytool.environment().put("LC_ALL", "C.UTF-8");
    try {
      Process running = keytool.start();
      String told = new String(running.getInputStream().readAllBytes(), US_ASCII);
      if (running.waitFor() != 0) {
        throw new IllegalStateException(told);
      }
      return closed(file);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    } catch (InterruptedException stopped) {
      throw new IllegalStateException(stopped);
    }
  }

  /** The certificates of these stores, as a file of PEM. */
  public Path pem(String name, Path... stores) {
    StringBuilder text = new StringBuilder("# made for a test\n");
    for (Path store : stores) {
      text.append(block("CERTIFICATE", certificate(store)));
    }
    return write(name, text.toString());
  }

  /** Their private key, not encrypted, as a file of PEM. */
  public Path key(String name, Path store) {
    return write(name, block("PRIVATE KEY", privateKey(store)));
  }

  /** The certificates alone, in a store that a server trusts. */
  public Path trusting(String name, Path... stores) {
    try {
      KeyStore trusted = KeyStore.getInstance("PKCS12");
      trusted.load(null, null);
      for (int i = 0; i < stores.length; i++) {
        trusted.setCertificateEntry("c" + i, open(stores[i]).getCertificate("a"));
      }
      Path file = folder.resolve(name);
      try (var out = Files.newOutputStream(file)) {
        trusted.store(out, PASSWORD.toCharArray());
      }
      return file;
    } catch (GeneralSecurityException | IOException broken) {
      throw new IllegalStateException(broken);
    }
  }

  /** When its certificate ends. */
  public static Instant until(Path store) {
    try {
      return ((X509Certificate) open(store).getCertificate("a")).getNotAfter().toInstant();
    } catch (GeneralSecurityException broken) {
      throw new IllegalStateException(broken);
    }
  }

  private static byte[] certificate(Path store) {
    try {
      return open(store).getCertificate("a").getEncoded();
    } catch (GeneralSecurityException broken) {
      throw new IllegalStateException(broken);
    }
  }

  private static byte[] privateKey(Path store) {
    try {
      return open(store).getKey("a", PASSWORD.toCharArray()).getEncoded();
    } catch (GeneralSecurityException broken) {
      throw new IllegalStateException(broken);
    }
  }

  private static KeyStore open(Path store) {
    try {
      return KeyStore.getInstance(store.toFile(), PASSWORD.toCharArray());
    } catch (GeneralSecurityException | IOException broken) {
      throw new IllegalStateException(broken);
    }
  }

  private static String block(String kind, byte[] bytes) {
    String text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes);
    return "-----BEGIN " + kind + "-----\n" + text + "\n-----END " + kind + "-----\n";
  }

  private Path write(String name, String text) {
    try {
      return closed(Files.writeString(folder.resolve(name), text));
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private static Path closed(Path file) throws IOException {
    return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
  }
}
