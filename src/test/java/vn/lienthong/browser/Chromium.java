package vn.lienthong.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/**
 * The Chromium of this machine. Where there is none, tests that need it are skipped; where all must
 * run ({@code CI=true}) they fail instead, unless it is said that there can be none.
 */
final class Chromium implements AutoCloseable {
  private static final List<String> NAMES =
      List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");
  private static final List<String> ARGUMENTS =
      List.of(
          "--no-sandbox",
          "--disable-gpu",
          "--disable-background-networking",
          "--disable-component-update");

  /** Milliseconds; only a machine that does much else needs them. */
  static final double PATIENCE = 60_000;

  private final Playwright playwright;
  private final Browser browser;

  private Chromium(Path program) {
    Map<String, String> nothingFetched = Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
    playwright = Playwright.create(new Playwright.CreateOptions().setEnv(nothingFetched));
    browser =
        playwright
            .chromium()
            .launch(new BrowserType.LaunchOptions().setExecutablePath(program).setArgs(ARGUMENTS));
  }

  static Chromium start() {
    Optional<Path> program = find();
    if (program.isEmpty()) {
      String reason = "no Chromium on the PATH: the page is not tested in a browser";
      boolean must = said("CI") && !said("LIENTHONG_NO_BROWSER");
      Assertions.assertFalse(must, reason);
      Assumptions.abort(reason);
    }
    return new Chromium(program.get());
  }

  private static boolean said(String name) {
    return "true".equals(System.getenv(name));
  }

  private static Optional<Path> find() {
    List<String> folders =
        List.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator));
    return folders.stream()
        .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)))
        .filter(Files::isExecutable)
        .findFirst();
  }

  Browser browser() {
    return browser;
  }

  @Override
  public void close() {
    Stream.<AutoCloseable>of(browser, playwright).forEach(Chromium::end);
  }

  private static void end(AutoCloseable part) {
    try {
      part.close();
    } catch (Exception gone) {
      // it is gone already
    }
  }
}
