package vn.lienthong.config;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import vn.lienthong.national.Access;
import vn.lienthong.national.Access.TokenDesk;
import vn.lienthong.national.NationalLimits;
import vn.lienthong.national.NationalSettings;

/** How the nation is reached: the address, the profile and what it needs, the limits. */
final class NationalReader {
  private static final int MEGABYTE = 1024 * 1024;
  private static final URI NOWHERE = URI.create("https://localhost");
  private static final String TOKEN_URL = "national.token-url";
  private static final String KEY = "national.key";
  private static final String SECRET = "national.secret";
  private static final String USER = "national.user";
  private static final String PASSWORD = "national.password";
  private static final String APP = "national.app";
  private static final String PARTNER = "national.partner";
  private static final String PARTNER_CUS = "national.partner-cus";
  private static final String SYSTEM = "national.system";
  private static final String LIFE = "national.token-life";
  private static final String FIELDS = "national.login-fields";
  private static final String FIELD = "[A-Za-z_][A-Za-z0-9_-]*";

  /** Which of the settings that not all profiles have each of them has. */
  private static final Map<String, Set<String>> OF_PROFILES =
      Map.of(
          "ngsp",
          Set.of(TOKEN_URL, LIFE, KEY, SECRET),
          "lgsp",
          Set.of(TOKEN_URL, LIFE, KEY, SECRET, APP, PARTNER, PARTNER_CUS),
          "login",
          Set.of(TOKEN_URL, LIFE, USER, PASSWORD, SYSTEM, SECRET, FIELDS),
          "api-key",
          Set.of(KEY, SECRET));

  private final Values values;
  private final Secrets secrets;

  NationalReader(Values values, Secrets secrets) {
    this.values = values;
    this.secrets = secrets;
  }

  NationalSettings read() {
    URI url = address("national.url");
    return new NationalSettings(
        url,
        access(url),
        new TransportReader(values, secrets).read(),
        limits(),
        values.matching("province.code", "\\d{2}", "two digits, such as \"12\""),
        values.matching(
            "national.dialect", "[a-z0-9]+(-[a-z0-9]+)*", "a file of mappings/dialects"));
  }

  private Access access(URI url) {
    String profile = values.oneOf("national.auth", List.of("ngsp", "lgsp", "login", "api-key"));
    Secret secret = secrets.read(SECRET);
    Secret password = secrets.read(PASSWORD);
    refuseOthers(profile);
    return switch (profile) {
      case "lgsp" -> {
        needed(SECRET, "a file with the secret of national.key");
        yield new Access.Lgsp(
            desk(url.resolve("/token")),
            values.required(KEY, "the AccessKey that was given out"),
            secret,
            values.required(APP, "the AppName that was given out"),
            values.required(PARTNER, "the PartnerCode that was given out"),
            values.text(PARTNER_CUS));
      }
      case "login" -> login(url, password, secret);
      case "api-key" -> {
        needed(SECRET, "a file with the key that the header carries");
        yield new Access.ApiKey(header(), secret);
      }
      case "ngsp" -> {
        needed(SECRET, "a file with the secret of national.key");
        yield new Access.Ngsp(
            desk(url.resolve("/token")),
            values.required(KEY, "the key the ministry gave out"),
            secret);
      }
      default -> new Access.ApiKey("", secret);
    };
  }

  private Access login(URI url, Secret password, Secret secret) {
    needed(PASSWORD, "a file with the password of national.user");
    needed(SECRET, "a file with the secret of national.system, sent as X-SecretKey");
    String three = "three names: of the user's field, the password's, and where the token stands";
    String[] names =
        values
            .matching(FIELDS, FIELD + " +" + FIELD + " +" + FIELD + "(\\." + FIELD + ")*", three)
            .split(" +");
    Access.LoginForm form =
        names.length == 3
            ? new Access.LoginForm(names[0], names[1], names[2])
            : new Access.LoginForm("", "", "");
    return new Access.Login(
        desk(URI.create(url.toString().replaceFirst("/*$", "/auth/login"))),
        values.required(USER, "the user name that was given out"),
        password,
        values.required(SYSTEM, "what X-SystemId shall say"),
        secret,
        form);
  }

  private String header() {
    String name = values.required(KEY, "the header's name, such as X-Api-Key");
    return name.isEmpty()
        ? name
        : values.matching(KEY, "[A-Za-z0-9-]+", "the header's name, such as X-Api-Key");
  }

  private TokenDesk desk(URI usual) {
    return new TokenDesk(
        values.text(TOKEN_URL).isEmpty() ? usual : address(TOKEN_URL), values.duration(LIFE));
  }

  private void needed(String secret, String expected) {
    if (!secrets.isGiven(secret)) {
      values.fault(secret + "-file", expected);
    }
  }

  /** What is there for another profile was meant for it: the profile is wrong, or the line. */
  private void refuseOthers(String profile) {
    Set<String> own = OF_PROFILES.getOrDefault(profile, Set.of());
    Set<String> all = new TreeSet<>();
    OF_PROFILES.values().forEach(all::addAll);
    for (String key : own.isEmpty() ? Set.<String>of() : all) {
      for (String form : List.of(key, key + "-file")) {
        if (!own.contains(key) && values.isGiven(form)) {
          values.fault(
              form,
              "a setting that " + profile + " does not have",
              "national.auth = " + String.join(" or ", having(key)));
        }
      }
    }
  }

  private static Set<String> having(String key) {
    Set<String> profiles = new TreeSet<>();
    OF_PROFILES.forEach(
        (profile, keys) -> {
          if (keys.contains(key)) {
            profiles.add(profile);
          }
        });
    return profiles;
  }

  /** A stand-in if there is a fault, which is told by then. */
  private URI address(String key) {
    if (values.required(key, "the address of the national API").isEmpty()) {
      return NOWHERE;
    }
    URI address = values.address(key);
    if (address == null) {
      return NOWHERE;
    }
    return NationalSettings.fault(address)
        .map(
            fault -> {
              values.fault(key, "an address that is not fit", fault.replaceFirst("^expected ", ""));
              return NOWHERE;
            })
        .orElse(address);
  }

  private NationalLimits limits() {
    return new NationalLimits(
        values.duration("national.connect-timeout"),
        values.duration("national.silence-timeout"),
        values.duration("national.timeout"),
        (long) values.number("national.answer-megabytes", 1, 1024) * MEGABYTE,
        values.duration("national.longest-wait"),
        values.number("national.calls-per-second", 1, 1000),
        values.duration("national.rest"));
  }
}
