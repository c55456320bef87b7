package vn.lienthong.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/** Somebody with a browser of his own, who notes what should never happen. */
final class Visitor implements AutoCloseable {
  private static final String WATCH =
      "addEventListener('securitypolicyviolation',"
          + " e => console.error('policy: ' + e.violatedDirective + ' ' + e.blockedURI))";

  final Page page;
  private final BrowserContext context;
  private final List<String> elsewhere = new CopyOnWriteArrayList<>();
  private final List<String> complaints = new CopyOnWriteArrayList<>();

  /**
   * @param home the only address that may be asked for anything
   */
  Visitor(Browser browser, String home, int width, int height, ColorScheme scheme) {
    context =
        browser.newContext(
            new Browser.NewContextOptions()
                .setViewportSize(width, height)
                .setColorScheme(scheme)
                .setLocale("vi-VN"));
    context.addInitScript(WATCH);
    context.onRequest(
        request -> {
          if (!request.url().startsWith(home)) {
            elsewhere.add(request.url());
          }
        });
    page = context.newPage();
    page.setDefaultTimeout(Chromium.PATIENCE);
    page.onPageError(complaints::add);
    page.onConsoleMessage(
        said -> {
          // whoever is not logged in is refused, and the browser says so
          if (said.type().equals("error") && !said.text().startsWith("Failed to load resource")) {
            complaints.add(said.text());
          }
        });
  }

  /** Addresses of other hosts, violated policies and broken scripts. */
  List<String> complaints() {
    return Stream.of(elsewhere, complaints).flatMap(List::stream).toList();
  }

  Visitor at(String address) {
    page.navigate(address);
    return this;
  }

  /** The same, and waits for the board. */
  Visitor in(String address) {
    at(address);
    page.locator(".lane").first().waitFor();
    return this;
  }

  /** Elements of a kind that hold this text. */
  Locator with(String selector, String text) {
    return page.locator(selector, new Page.LocatorOptions().setHasText(text));
  }

  void gone(Locator what) {
    what.first().waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
  }

  /** Whether the page is before somebody's eyes, or behind another. */
  void seen(boolean visible) {
    page.evaluate(
        "hidden => {"
            + " Object.defineProperty(document, 'hidden', {get: () => hidden, configurable: true});"
            + " document.dispatchEvent(new Event('visibilitychange')); }",
        !visible);
  }

  Object ask(String script) {
    return page.evaluate(script);
  }

  /** How much wider than the window the page is. */
  int overflow() {
    return ((Number) ask("document.documentElement.scrollWidth - innerWidth")).intValue();
  }

  @Override
  public void close() {
    context.close();
  }
}
