package vn.lienthong.admin.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.javalin.Javalin;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a browser is given, before any browser has seen it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PageRoutesTest {
  static final Path FOLDER = Path.of("src/main/resources/vn/lienthong/admin/page");
  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static final PageRoutes PAGE = new PageRoutes();
  private Javalin server;

  @BeforeAll
  void start() {
    server =
        Javalin.create(
                config -> {
                  config.startup.showJavalinBanner = false;
                  PAGE.register(config.routes);
                })
            .start("127.0.0.1", 0);
  }

  @AfterAll
  void stop() {
    server.stop();
  }

  static Stream<String> paths() {
    return PAGE.paths().stream();
  }

  @ParameterizedTest
  @MethodSource("paths")
  void eachFileIsGivenAsWhatItIsAndMayLoadNothingFromElsewhere(String path) throws Exception {
    HttpResponse<String> given = get(path);

    assertThat(given.statusCode()).isEqualTo(200);
    assertThat(given.body()).isNotBlank();
    assertThat(header(given, "Content-Type").replace(" ", "")).isEqualTo(type(path));
    assertThat(header(given, "Content-Security-Policy"))
        .startsWith("default-src 'none'; script-src 'self'; style-src 'self';")
        .contains("base-uri 'none'; form-action 'none'; frame-ancestors 'none'")
        .doesNotContain("unsafe")
        .doesNotContain("http");
    assertThat(header(given, "X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(header(given, "Referrer-Policy")).isEqualTo("no-referrer");
    assertThat(header(given, "Cross-Origin-Opener-Policy")).isEqualTo("same-origin");
    assertThat(given.body().replace("http://www.w3.org/2000/svg", ""))
        .doesNotContain("//127", "://");
  }

  private static String type(String path) {
    if (path.equals("/")) {
      return "text/html;charset=utf-8";
    }
    return switch (path.substring(path.lastIndexOf('.'))) {
      case ".css" -> "text/css;charset=utf-8";
      case ".js" -> "text/javascript;charset=utf-8";
      default -> "image/svg+xml";
    };
  }

  @Test
  void everyFileOfTheFolderIsGivenAndEveryModuleThatIsNamedIsThere() throws Exception {
    Set<String> there;
    try (Stream<Path> files = Files.list(FOLDER)) {
      there = files.map(file -> file.getFileName().toString()).collect(Collectors.toSet());
    }
    there.remove("index.html");
    assertThat(PageRoutes.FILES).containsExactlyInAnyOrderElementsOf(there);

    Set<String> named = new TreeSet<>();
    for (String file : there) {
      all("from \"\\./([^\"]+)\"", read(file)).forEach(named::add);
    }
    assertThat(PAGE.paths()).containsAll(named.stream().map(one -> "/page/" + one).toList());
  }

  @Test
  void noScriptOrStyleStandsInTheMarkupAndNoValueBecomesMarkup() throws Exception {
    String markup = read("index.html");
    assertThat(markup).doesNotContain("<style", "style=", " onclick", "javascript:");
    assertThat(all("<script([^>]*)>", markup))
        .containsExactly(" type=\"module\" src=\"/page/page.js\"");
    for (String file : PageRoutes.FILES) {
      assertThat(read(file))
          .as(file)
          .doesNotContain(
              "innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(");
    }
  }

  @Test
  void nothingElseIsGivenFromTheFolder() throws Exception {
    for (String path : List.of("/page/", "/page/index.html", "/page/..%2fpage.js", "/page/x.js")) {
      assertThat(get(path).statusCode()).as(path).isGreaterThanOrEqualTo(400);
    }
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    URI address = URI.create("http://127.0.0.1:" + server.port() + path);
    return CLIENT.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString());
  }

  private static String header(HttpResponse<String> answer, String name) {
    return answer.headers().firstValue(name).orElse("");
  }

  static String read(String file) throws IOException {
    return Files.readString(FOLDER.resolve(file));
  }

  static List<String> all(String pattern, String text) {
    return Pattern.compile(pattern)
        .matcher(text)
        .results()
        .map((MatchResult found) -> found.group(1))
        .toList();
  }
}
