package vn.lienthong.national;

import java.nio.file.Path;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * How calls get to the nation, and by what both ends know each other. The nation's certificate and
 * host name are always verified.
 *
 * @param proxy null if calls go straight
 * @param certificate null if the nation wants none
 * @param authorities a file of certificates in PEM that are trusted besides the JDK's; null if
 *     there is none
 */
public record Transport(
    @Nullable Proxy proxy, @Nullable Certificate certificate, @Nullable Path authorities) {
  public static final Transport STRAIGHT = new Transport(null, null, null);

  /**
   * Through which calls go.
   *
   * @param user empty if it asks for none
   */
  public record Proxy(String host, int port, String user, Supplier<String> password) {
    @Override
    public String toString() {
      return host + ":" + port;
    }
  }

  /**
   * By which the nation knows us.
   *
   * @param file PKCS #12, or PEM
   * @param key a file of PEM with the private key; null if the first has it
   * @param password of the private key; empty if it has none
   */
  public record Certificate(Path file, @Nullable Path key, Supplier<String> password) {
    @Override
    public String toString() {
      return String.valueOf(file.getFileName());
    }
  }
}
