package vn.lienthong.config;

import java.nio.file.Path;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.lienthong.national.Transport;
import vn.lienthong.national.tls.Authorities;
import vn.lienthong.national.tls.CertificateFault;
import vn.lienthong.national.tls.Identity;

/** The proxy and the certificates; the files are looked at, so that faults are told at once. */
final class TransportReader {
  private static final String PROXY = "national.proxy";
  private static final String CERTIFICATE = "national.client-certificate";
  private static final String KEY = "national.client-key";
  private static final String PASSWORD = "national.client-password";
  private static final String AUTHORITIES = "national.ca-file";
  private static final Pattern ADDRESS =
      Pattern.compile("(?:http://)?([A-Za-z0-9.-]+|\\[[0-9a-fA-F:]+]):(\\d{1,5})/?");
  private final Values values;
  private final Secrets secrets;

  TransportReader(Values values, Secrets secrets) {
    this.values = values;
    this.secrets = secrets;
  }

  Transport read() {
    return new Transport(proxy(), certificate(), authorities());
  }

  private Transport.@Nullable Proxy proxy() {
    Secret password = secrets.read("national.proxy-password");
    String user = values.text("national.proxy-user");
    if (values.text(PROXY).isEmpty()) {
      alone("national.proxy-user", PROXY);
      aloneSecret("national.proxy-password", PROXY);
      return null;
    }
    if (user.isEmpty()) {
      aloneSecret("national.proxy-password", "national.proxy-user");
    }
    Matcher address = ADDRESS.matcher(values.text(PROXY));
    if (!address.matches() || Integer.parseInt(address.group(2)) > 65_535) {
      // it may hold a password, in a form nobody thought of
      values.fault(
          PROXY, "another address", "host:port; user and password in settings of their own");
      return null;
    }
    return new Transport.Proxy(
        address.group(1), Integer.parseInt(address.group(2)), user, password);
  }

  private Transport.@Nullable Certificate certificate() {
    Secret password = secrets.read(PASSWORD);
    if (values.text(CERTIFICATE).isEmpty()) {
      alone(KEY, CERTIFICATE);
      aloneSecret(PASSWORD, CERTIFICATE);
      return null;
    }
    boolean apart = !values.text(KEY).isEmpty();
    Transport.Certificate from =
        new Transport.Certificate(
            values.path(CERTIFICATE), apart ? values.path(KEY) : null, password);
    String holder = apart ? KEY : CERTIFICATE;
    var open = new SecretFile(values.path(holder)).access();
    open.ifPresent(what -> values.fault(holder, what, "a file only the service's user may read"));
    if (open.isEmpty()) {
      try {
        Identity.read(from).mustBeValid(Instant.now());
      } catch (CertificateFault fault) {
        values.fault(setting(fault.part(), apart), fault.found(), fault.expected());
      }
    }
    return from;
  }

  private @Nullable Path authorities() {
    if (values.text(AUTHORITIES).isEmpty()) {
      return null;
    }
    Path file = values.path(AUTHORITIES);
    try {
      Authorities.mustBeValid(Authorities.read(file), Instant.now());
    } catch (CertificateFault fault) {
      values.fault(AUTHORITIES, fault.found(), fault.expected());
    }
    return file;
  }

  private static String setting(CertificateFault.Part part, boolean apart) {
    return switch (part) {
      case CERTIFICATE -> CERTIFICATE;
      case KEY -> apart ? KEY : CERTIFICATE;
      case PASSWORD -> PASSWORD + "-file";
      case AUTHORITIES -> AUTHORITIES;
    };
  }

  private void alone(String key, String wanted) {
    if (values.isGiven(key)) {
      values.fault(key, "a setting without " + wanted, wanted + " too");
    }
  }

  private void aloneSecret(String key, String wanted) {
    alone(key, wanted);
    alone(key + "-file", wanted);
  }
}
