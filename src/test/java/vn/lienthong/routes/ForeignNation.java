package vn.lienthong.routes;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.javalin.Javalin;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Optional;

/** A sandbox that speaks as another system does. */
final class ForeignNation implements AutoCloseable {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
  private static final List<String> ASKED_WITH =
      List.of(
          "Authorization",
          "Content-Type",
          "Idempotency-Key",
          "Content-Range",
          "X-Content-SHA256",
          "Range");
  private static final List<String> FILE_HEADERS =
      List.of("Content-Type", "Content-Range", "ETag", "X-SHA256", "X-Nhan");
  private final HttpClient client = HttpClient.newHttpClient();
  private final String sandbox;
  private final Accent accent;
  private final Javalin server;

  ForeignNation(String sandbox, Accent accent) {
    this.sandbox = sandbox;
    this.accent = accent;
    server =
        Javalin.create(
                config -> {
                  config.startup.showJavalinBanner = false;
                  config.routes.post("/token", this::token);
                  config.routes.get("/api/v1/<path>", this::read);
                  config.routes.head("/api/v1/<path>", this::file);
                  config.routes.put("/api/v1/<path>", this::file);
                  config.routes.post("/api/v1/<path>", this::batch);
                })
            .start("127.0.0.1", 0);
  }

  String url() {
    return "http://127.0.0.1:" + server.port();
  }

  private void token(Context ctx) {
    pass(ctx, "/token", "POST", ctx.bodyAsBytes())
        .ifPresent(answer -> ctx.contentType("application/json").result(answer.toString()));
  }

  private void read(Context ctx) {
    String path = accent.path(ctx.pathParam("path"));
    if (path.contains("/tep/")) {
      file(ctx);
    } else if (path.contains("/")) {
      one(ctx, path);
    } else {
      list(ctx, path);
    }
  }

  private void list(Context ctx, String resource) {
    int number = Integer.parseInt(Optional.ofNullable(ctx.queryParam(accent.page())).orElse("1"));
    int asked =
        Math.min(
            accent.largest(),
            Integer.parseInt(Optional.ofNullable(ctx.queryParam(accent.size())).orElse("20")));
    if (ctx.queryParamMap().size() > 2) {
      throw new IllegalArgumentException("only pages: " + ctx.queryParamMap().keySet());
    }
    String path = "/api/v1/" + resource + "?page=" + number + "&size=" + asked;
    pass(ctx, path, "GET", null)
        .ifPresent(
            answer -> {
              if (answer.path("data").isEmpty()) {
                nothing(ctx);
              } else {
                json(ctx, accent.success(answer, number, asked));
              }
            });
  }

  private void one(Context ctx, String record) {
    String path = "/api/v1/" + record.replace(" ", "%20");
    pass(ctx, path, "GET", null).ifPresent(answer -> json(ctx, accent.success(answer, 1, 1)));
  }

  private void batch(Context ctx) {
    String path = "/api/v1/" + accent.path(ctx.pathParam("path"));
    byte[] body = bytes(accent.batch(read(ctx.bodyAsBytes())));
    pass(ctx, path, "POST", body).ifPresent(answer -> json(ctx, accent.success(answer, 1, 1)));
  }

  /**
   * What it says of files stands in headers, and as it has arrived; the answer to a part is JSON.
   */
  private void file(Context ctx) {
    String path = "/api/v1/" + accent.path(ctx.pathParam("path"));
    HttpResponse<byte[]> answer =
        ask(
            ctx,
            path,
            ctx.method().name(),
            ctx.method().name().equals("PUT") ? ctx.bodyAsBytes() : null);
    for (String header : FILE_HEADERS) {
      answer.headers().firstValue(header).ifPresent(value -> ctx.header(header, value));
    }
    ctx.status(answer.statusCode());
    boolean json =
        answer.statusCode() != 401
            && answer.headers().firstValue("Content-Type").orElse("").contains("json");
    if (json && answer.statusCode() / 100 == 2) {
      ctx.result(bytes(accent.success(read(answer.body()), 1, 1)));
    } else if (json) {
      ctx.result(bytes(accent.failure(answer.statusCode())));
    } else {
      ctx.result(answer.body());
    }
  }

  /** What the sandbox says; empty, and answered, if it is no success. */
  private Optional<JsonNode> pass(Context ctx, String path, String method, byte[] body) {
    HttpResponse<byte[]> answer = ask(ctx, path, method, body);
    int status = answer.statusCode();
    if (status == 200) {
      return Optional.of(read(answer.body()));
    }
    if (status == 404) {
      nothing(ctx);
    } else if (status == 401) {
      ctx.status(status).contentType("application/json").result(answer.body());
    } else {
      json(ctx, accent.failure(status));
      ctx.status(accent.failureStatus(status));
    }
    return Optional.empty();
  }

  private HttpResponse<byte[]> ask(Context ctx, String path, String method, byte[] body) {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(sandbox + path));
    for (String header : ASKED_WITH) {
      Optional.ofNullable(ctx.header(header)).ifPresent(value -> request.header(header, value));
    }
    request.method(
        method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
    try {
      return client.send(request.build(), BodyHandlers.ofByteArray());
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    } catch (InterruptedException ended) {
      throw new IllegalStateException(ended);
    }
  }

  private void nothing(Context ctx) {
    json(ctx, accent.nothing());
    ctx.status(accent.nothingStatus());
  }

  private static void json(Context ctx, JsonNode answer) {
    ctx.contentType("application/json").result(bytes(answer));
  }

  private static JsonNode read(byte[] bytes) {
    try {
      return JSON.readTree(bytes);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private static byte[] bytes(JsonNode node) {
    try {
      return JSON.writeValueAsBytes(node);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  @Override
  public void close() {
    server.stop();
  }
}
