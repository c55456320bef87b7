package vn.lienthong.testkit;

import io.javalin.Javalin;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Takes what a gateway asks and hands it on to a nation, as it is. */
public final class Relay {
  private static final List<String> HEADERS =
      List.of(
          "Authorization",
          "Content-Type",
          "Idempotency-Key",
          "Accept",
          "Range",
          "Content-Range",
          "X-Content-SHA256");
  private static final List<String> ANSWERED =
      List.of("Retry-After", "ETag", "Content-Range", "X-Nhan", "X-SHA256");

  private final HttpClient client = HttpClient.newHttpClient();
  private final String nation;

  public Relay(String nation) {
    this.nation = nation;
  }

  /**
   * What a gateway asks.
   *
   * @param path with its query
   */
  public record Request(String method, String path, Map<String, String> headers, byte[] body) {
    public static Request of(Context ctx) {
      Map<String, String> headers = new HashMap<>();
      for (String name : HEADERS) {
        String value = ctx.header(name);
        if (value != null) {
          headers.put(name, value);
        }
      }
      String query = ctx.queryString();
      String path = ctx.path() + (query == null ? "" : "?" + query);
      return new Request(ctx.method().name(), path, headers, ctx.bodyAsBytes());
    }
  }

  /** A door where a gateway finds the nation. */
  public static Javalin door(Handler carry) {
    return Javalin.create(
            config -> {
              config.startup.showJavalinBanner = false;
              config.routes.get("/<path>", carry);
              config.routes.post("/<path>", carry);
              config.routes.put("/<path>", carry);
              config.routes.head("/<path>", carry);
            })
        .start("127.0.0.1", 0);
  }

  public HttpResponse<byte[]> send(Request request) {
    HttpRequest.Builder next = HttpRequest.newBuilder(URI.create(nation + request.path()));
    request.headers().forEach(next::header);
    boolean get = List.of("GET", "HEAD").contains(request.method());
    next.method(
        request.method(),
        get ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(request.body()));
    try {
      return client.send(next.build(), BodyHandlers.ofByteArray());
    } catch (IOException | InterruptedException broken) {
      throw new IllegalStateException("the nation does not answer", broken);
    }
  }

  /** The answer on its way back, with this body. */
  public static void answer(Context ctx, HttpResponse<byte[]> answer, byte[] body) {
    ctx.status(answer.statusCode());
    answer.headers().firstValue("Content-Type").ifPresent(ctx::contentType);
    for (String name : ANSWERED) {
      answer.headers().firstValue(name).ifPresent(value -> ctx.header(name, value));
    }
    ctx.result(body);
  }
}
