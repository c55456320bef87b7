package vn.lienthong.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The service's admin API. Every fault comes out as a {@link Failure} in the person's language. */
final class Api {
  private static final int CONNECT_MILLIS = 5_000;
  private final Service service;
  private final Messages messages;

  Api(Service service, Messages messages) {
    this.service = service;
    this.messages = messages;
  }

  /**
   * @param query names and values by turns; a null value leaves its name out
   */
  String get(String path, @Nullable String... query) {
    StringBuilder address = new StringBuilder(path);
    for (int i = 0; i < query.length; i += 2) {
      if (query[i + 1] != null) {
        address
            .append(i == 0 ? "?" : "&")
            .append(query[i])
            .append("=")
            .append(encode(query[i + 1]));
      }
    }
    return call("GET", address.toString(), null);
  }

  String post(String path, Json body) {
    return call("POST", path, body.toString());
  }

  /** Where a browser finds this part of the service. */
  String address(String path) {
    return "http://127.0.0.1:" + service.port() + path;
  }

  /** A part of a path. */
  static String encode(@Nullable String text) {
    return URLEncoder.encode(String.valueOf(text), StandardCharsets.UTF_8).replace("+", "%20");
  }

  private String call(String method, String path, @Nullable String body) {
    try {
      URI address = URI.create(address(path));
      var connection = (HttpURLConnection) address.toURL().openConnection(Proxy.NO_PROXY);
      connection.setConnectTimeout(CONNECT_MILLIS);
      connection.setRequestMethod(method);
      connection.setRequestProperty("Authorization", "Bearer " + service.token());
      connection.setRequestProperty("Accept", "application/json");
      String person = System.getProperty("user.name", "unknown");
      connection.setRequestProperty("X-Lienthong-By", encode(person));
      if (body != null) {
        send(connection, body);
      }
      return answer(connection);
    } catch (IOException silent) {
      String told = messages.text("error.no-service", String.valueOf(service.port()));
      throw new Failure(Exit.UNREACHABLE, "no-service", told);
    }
  }

  private static void send(HttpURLConnection connection, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    connection.setDoOutput(true);
    connection.setFixedLengthStreamingMode(bytes.length);
    connection.setRequestProperty("Content-Type", "application/json");
    try (OutputStream out = connection.getOutputStream()) {
      out.write(bytes);
    }
  }

  private String answer(HttpURLConnection connection) throws IOException {
    int status = connection.getResponseCode();
    try (InputStream in =
        status < 400 ? connection.getInputStream() : connection.getErrorStream()) {
      String text = in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
      if (status < 400) {
        return text;
      }
      throw failure(status, text);
    }
  }

  private Failure failure(int status, String text) {
    try {
      Answer error = Answer.parse(text).at("error");
      String code = error.text("code").isEmpty() ? "http-" + status : error.text("code");
      String about = error.has("which") ? messages.word("side", error.text("which")) : "";
      String message =
          error.has("about") ? Screen.clean(error.text("about")) : said(error.text("message"));
      String told = messages.text("error." + code, message, about);
      return new Failure(exit(status), code, told.equals("error." + code) ? code : told);
    } catch (IOException notOurs) {
      String told = messages.text("error.not-ours", String.valueOf(service.port()));
      return new Failure(Exit.UNREACHABLE, "not-ours", told);
    }
  }

  private String said(String message) {
    String plain = message.replaceFirst("^(province|national|ledger): ", "");
    return Said.in(messages.language(), plain);
  }

  private static int exit(int status) {
    return switch (status) {
      case 404, 405, 413, 422 -> Exit.USAGE;
      case 409 -> Exit.FINDINGS;
      default -> Exit.UNREACHABLE;
    };
  }
}
