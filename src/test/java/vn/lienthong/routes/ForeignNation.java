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
import java.util.Optional;

/** A sandbox that speaks as another system does. */
final class ForeignNation implements AutoCloseable {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
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
    if (path.contains("/")) {
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

  /** What the sandbox says; empty, and answered, if it is no success. */
  private Optional<JsonNode> pass(Context ctx, String path, String method, byte[] body) {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(sandbox + path));
    for (String header : new String[] {"Authorization", "Content-Type", "Idempotency-Key"}) {
      Optional.ofNullable(ctx.header(header)).ifPresent(value -> request.header(header, value));
    }
    request.method(
        method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
    HttpResponse<byte[]> answer;
    try {
      answer = client.send(request.build(), BodyHandlers.ofByteArray());
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    } catch (InterruptedException ended) {
      throw new IllegalStateException(ended);
    }
    if (answer.statusCode() == 200) {
      return Optional.of(read(answer.body()));
    }
    if (answer.statusCode() == 404) {
      nothing(ctx);
    } else {
      ctx.status(answer.statusCode()).contentType("application/json").result(answer.body());
    }
    return Optional.empty();
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
