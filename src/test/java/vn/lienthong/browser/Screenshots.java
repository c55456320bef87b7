package vn.lienthong.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ScreenshotScale;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.junit.jupiter.api.Test;
import vn.lienthong.routes.ShownTown;

/** The README's pictures, made anew by {@code mvn test -Dtest=Screenshots}. */
class Screenshots {
  private static final Path FOLDER = Path.of("gateway/screenshots");
  private static final int DAYS = 13;

  /** The day on which the nation was away. */
  private static final int AWAY = 8;

  @Test
  void areMadeOfATownAfterTwoWeeks() {
    try (Chromium chromium = Chromium.start();
        ShownTown town = new ShownTown(null)) {
      Instant now = twoWeeks(town);
      take(chromium.browser(), town, now, "trang-dau.png", 1366, 880);
      take(chromium.browser(), town, now, "trang-dau-hep.png", 360, 780);
      plan(chromium.browser(), town, now);
    }
  }

  private static Instant twoWeeks(ShownTown town) {
    town.approvedCycle();
    town.people().capture().install(null, true, "Lan");
    for (int day = 1; day <= DAYS; day++) {
      town.later(Duration.ofDays(1));
      edit(town, day);
      town.faults(day == AWAY ? "{'status':503,'code':'UNAVAILABLE','operation':'list'}" : "[]");
      for (String flow : town.flows()) {
        town.tick(flow);
      }
    }
    town.later(Duration.ofHours(2));
    town.approvedCycle();
    town.people().verify(null);
    plant(town);
    town.flows().forEach(town::tick);
    town.people().pause("nhom-van-ban", "Lan", "đang rà soát danh mục");
    return town.later(Duration.ofMinutes(3));
  }

  /** More on some days than on others. */
  private static void edit(ShownTown town, int day) {
    int some = day * 7 % 11;
    String so = "'ngày " + day + "'";
    town.sql("UPDATE dm_don_vi_hanh_chinh SET dien_tich = " + day + in("RIGHT(ma, 1)", some % 7));
    town.sql("UPDATE dm_chi_tieu SET co_quan = " + so + in("RIGHT(ma_chi_tieu, 1)", some % 5));
    town.sql("UPDATE dm_dan_toc SET ghi_chu = " + so + in("RIGHT(ma_tk, 1)", some % 4));
    town.sql("UPDATE dm_thay_doi_don_vi SET van_ban = " + so + in("RIGHT(ma_cu, 1)", some % 6));
    town.sql("UPDATE bieu SET lan_nop = lan_nop + 1" + in("RIGHT(don_vi, 1)", some % 8));
    town.sql("UPDATE phieu SET ngay_lap = ngay_lap + 1" + in("RIGHT(don_vi, 1)", some % 3));
    town.sql("UPDATE phieu_ho SET ngay_lap = ngay_lap + 1" + in("RIGHT(don_vi, 1)", some % 9));
    town.sql("UPDATE van_ban SET trich_yeu = " + so + in("RIGHT(so_ky_hieu, 1)", some % 2));
  }

  private static String in(String digit, int most) {
    return " WHERE " + digit + " < '" + most + "'";
  }

  private static void plant(ShownTown town) {
    town.sql("UPDATE dm_ton_giao SET to_chuc = 'Ban đại diện cộng đồng Hồi giáo' WHERE ma = '04'");
    town.ministry("ton-giao", "{'ma':'12','toChuc':'Cộng đồng Tôn giáo Baha’i Việt Nam'}");
    town.sql(
        "INSERT INTO dm_don_vi_hanh_chinh (ma, hieu_luc_tu, ten, cap, loai, ma_cha, tinh) VALUES"
            + " ('03463090', DATE '2026-01-01', '%s', 'THON', 'BAN', '03463', '12')"
                .formatted("Bản rất dài ".repeat(20)));
  }

  private static Page open(Browser browser, ShownTown town, Instant now, int width, int height) {
    BrowserContext context =
        browser.newContext(
            new Browser.NewContextOptions()
                .setViewportSize(width, height)
                .setColorScheme(ColorScheme.LIGHT)
                .setLocale("vi-VN"));
    Page page = context.newPage();
    page.clock().setFixedTime(Date.from(now));
    page.navigate(town.address("lan"));
    assertThat(page.locator(".spark")).hasCount(town.flows().size());
    assertThat(page.locator("#parked .todo").first()).isVisible();
    return page;
  }

  private static void take(
      Browser browser, ShownTown town, Instant now, String name, int width, int height) {
    Page page = open(browser, town, now, width, height);
    save(page, name);
    page.context().close();
  }

  private static void plan(Browser browser, ShownTown town, Instant now) {
    Page page = open(browser, town, now, 1024, 640);
    page.locator("[data-act=plan]").first().click();
    assertThat(page.locator("dialog ins").first()).isVisible();
    save(page, "ke-hoach.png");
    page.context().close();
  }

  private static void save(Page page, String name) {
    page.screenshot(
        new Page.ScreenshotOptions().setPath(FOLDER.resolve(name)).setScale(ScreenshotScale.CSS));
  }
}
