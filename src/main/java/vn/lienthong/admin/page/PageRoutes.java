package vn.lienthong.admin.page;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import vn.lienthong.admin.AdminJson;
import vn.lienthong.admin.OpenRoutes;

/**
 * The page's own files. They need no login, because there is nothing in them but the page: what it
 * shows comes from the API, which wants one. The page may load nothing from anywhere else, may not
 * be framed, and has no script or style written into its text.
 */
public final class PageRoutes implements OpenRoutes {
  static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self';"
          + " base-uri 'none'; form-action 'none'; frame-ancestors 'none';"
          + " require-trusted-types-for 'script'; trusted-types 'none'";

  static final List<String> FILES =
      List.of(
          "page.css",
          "icon.svg",
          "page.js",
          "acts.js",
          "api.js",
          "dom.js",
          "dialog.js",
          "flow.js",
          "live.js",
          "login.js",
          "map.js",
          "parked.js",
          "plan.js",
          "session.js",
          "shapes.js",
          "spark.js",
          "status.js",
          "time.js",
          "todo.js",
          "words.js",
          "words-en.js",
          "words-vi.js");

  private static final String FOLDER = "/page/";
  private static final Map<String, String> TYPES =
      Map.of(
          "html", "text/html; charset=utf-8",
          "css", "text/css; charset=utf-8",
          "js", "text/javascript; charset=utf-8",
          "svg", "image/svg+xml");

  private final Map<String, byte[]> contents = new LinkedHashMap<>();

  public PageRoutes() {
    contents.put("/", read("index.html"));
    FILES.forEach(file -> contents.put(FOLDER + file, read(file)));
    Terms.LANGUAGES.forEach(
        language ->
            contents.put(
                FOLDER + "terms-" + language + ".js",
                ("export default " + AdminJson.write(Terms.in(language)) + ";\n")
                    .getBytes(StandardCharsets.UTF_8)));
  }

  @Override
  public List<String> paths() {
    return List.copyOf(contents.keySet());
  }

  @Override
  public void register(RoutesConfig routes) {
    contents.forEach((path, content) -> routes.get(path, call -> give(call, path, content)));
  }

  private static void give(Context call, String path, byte[] content) {
    call.header("Content-Security-Policy", POLICY)
        .header("X-Content-Type-Options", "nosniff")
        .header("Referrer-Policy", "no-referrer")
        .header("Cross-Origin-Opener-Policy", "same-origin")
        .header("Cross-Origin-Resource-Policy", "same-origin")
        .contentType(type(path))
        .result(content);
  }

  private static String type(String path) {
    String ending = path.equals("/") ? "html" : path.substring(path.lastIndexOf('.') + 1);
    return TYPES.getOrDefault(ending, "application/octet-stream");
  }

  private static byte[] read(String file) {
    try (InputStream found = PageRoutes.class.getResourceAsStream(file)) {
      if (found == null) {
        throw new IllegalStateException("the page has no " + file);
      }
      return found.readAllBytes();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(file, unreadable);
    }
  }
}
