package vn.lienthong.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static com.microsoft.playwright.options.ColorScheme.DARK;
import static com.microsoft.playwright.options.ColorScheme.LIGHT;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import vn.lienthong.admin.access.Passwords;
import vn.lienthong.ledger.Act;
import vn.lienthong.routes.ShownTown;

/** The page at {@code /}, in a real browser, before a gateway that runs. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PageTest {
  private static final String PASSWORD = "một mật khẩu dài";
  private static final String MARKUP = "<img src=x onerror=\"document.title=1\">";
  private final List<Visitor> visitors = new ArrayList<>();
  private ShownTown town;
  private Chromium chromium;

  @BeforeAll
  void open(@TempDir Path folder) throws IOException {
    chromium = Chromium.start();
    town = new ShownTown(accounts(folder));
    town.approved("dan-toc", "ton-giao", "don-vi-hanh-chinh", "nhom-van-ban");
    park("03463090");
  }

  @AfterAll
  void close() {
    if (chromium != null) {
      chromium.close();
    }
    if (town != null) {
      town.close();
    }
  }

  /** Whatever is tested: nobody else is asked, and nothing breaks. */
  @AfterEach
  void nothingElseHappened() {
    List<String> complaints = visitors.stream().flatMap(one -> one.complaints().stream()).toList();
    visitors.forEach(Visitor::close);
    visitors.clear();
    assertThat(complaints).isEmpty();
  }

  private static Path accounts(Path folder) throws IOException {
    Path file = folder.resolve("accounts.yaml");
    Files.writeString(
        file,
        """
        departments:
          - {name: so-noi-vu, role: viewer, flows: [ton-giao, don-vi-hanh-chinh]}
          - {name: so-dan-toc, role: operator, flows: [ton-giao]}
        accounts:
          - {name: minh, department: so-noi-vu, password: "HASH"}
          - {name: hoa, department: so-dan-toc, password: "HASH"}
        """
            .replace("HASH", Passwords.hash(PASSWORD)));
    return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
  }

  private Visitor visitor(int width, int height, ColorScheme scheme) {
    Visitor visitor = new Visitor(chromium.browser(), town.home(), width, height, scheme);
    visitors.add(visitor);
    return visitor;
  }

  private Visitor visitor() {
    return visitor(1366, 768, LIGHT);
  }

  private void park(String village) {
    town.sql(
        "INSERT INTO dm_don_vi_hanh_chinh (ma, hieu_luc_tu, ten, cap, loai, ma_cha, tinh)"
            + " VALUES ('%s', DATE '2026-01-01', '%s', 'THON', 'BAN', '03463', '12')"
                .formatted(village, "Bản rất dài ".repeat(20)));
    town.tick("don-vi-hanh-chinh");
  }

  private void mend(String village) {
    town.sql("UPDATE dm_don_vi_hanh_chinh SET ten = 'Bản mới' WHERE ma = '" + village + "'");
  }

  private boolean there(String village) {
    return !town.record("don-vi-hanh-chinh", Map.of("ma", village)).isMissingNode();
  }

  @Test
  void anAddressLetsInOnceAndShowsEveryFlow() {
    String address = town.address("lan");
    Visitor lan = visitor().in(address);

    assertThat(lan.page.locator(".lane")).hasCount(town.flows().size());
    assertThat(lan.page.locator(".lane .state").first()).not().isEmpty();
    assertThat(lan.with(".lane", "Dân tộc").locator(".state")).hasText("khớp");
    assertThat(lan.with(".lane", "Dân tộc").locator(".bank.province"))
        .hasText(Pattern.compile("\\d+ bản ghi ở tỉnh"));
    assertThat(lan.page.locator(".spark")).hasCount(town.flows().size());
    assertThat(lan.page.locator("#who")).containsText("lan · người quản trị");
    assertThat(lan.page.url()).isEqualTo(town.home());

    Visitor second = visitor().at(address);
    assertThat(second.page.locator("#login [role=alert]")).containsText("đã được dùng");
    assertThat(second.page.locator(".lane")).hasCount(0);
    assertThat(second.page.url()).isEqualTo(town.home());

    lan.page.click("#leave");
    assertThat(lan.page.locator("#account")).isFocused();
    lan.page.reload();
    assertThat(lan.page.locator("#account")).isVisible();
  }

  @Test
  void itSpeaksTheLanguageThatWasChosen() {
    Visitor lan = visitor().in(town.address("lan"));
    assertThat(lan.page.locator("html")).hasAttribute("lang", "vi");
    assertThat(lan.page.locator("#todo-title")).hasText("Cần làm");

    lan.page.click("#language-en");
    assertThat(lan.page.locator("html")).hasAttribute("lang", "en");
    assertThat(lan.page.locator("#todo-title")).hasText("To do");
    assertThat(lan.with(".lane", "Ethnic groups").locator(".state")).hasText("in step");
    noBareKeys(lan);

    lan.page.reload();
    assertThat(lan.page.locator("#todo-title")).hasText("To do");
    lan.page.click("#language-vi");
    assertThat(lan.with(".lane", "Dân tộc").locator(".state")).hasText("khớp");
    noBareKeys(lan);
  }

  private static void noBareKeys(Visitor visitor) {
    assertThat(visitor.page.locator("body").innerText())
        .doesNotContainPattern(
            "\\b(todo|map|plan|error|flow|group|chip|state|cause|why|lag|link|role|count)\\.[a-z]")
        .doesNotContain("undefined", "[object", "NaN");
  }

  @Test
  void itFitsAPhone() {
    Visitor lan = visitor(360, 740, LIGHT).in(town.address("lan"));
    assertThat(lan.overflow()).isZero();

    lan.with(".lane", "Đơn vị hành chính").locator("[data-act=flow]").first().click();
    assertThat(lan.page.locator("dialog")).isVisible();
    assertThat(lan.overflow()).isZero();
    assertThat((Boolean) lan.ask("document.querySelector('dialog').scrollWidth <= 360")).isTrue();

    Visitor stranger = visitor(360, 740, LIGHT).at(town.home());
    assertThat(stranger.page.locator("#account")).isVisible();
    assertThat(stranger.overflow()).isZero();
  }

  @Test
  void whoeverCannotSeeItCanReadIt() {
    Visitor stranger = visitor().at(town.home());
    assertThat(stranger.page.locator("#account")).isVisible();
    assertThat(findings(stranger.page)).isEmpty();

    Visitor lan = visitor().in(town.address("lan"));
    assertThat(lan.page.locator(".spark").first()).isVisible();
    assertThat(findings(lan.page)).isEmpty();

    lan.with(".lane", "Tôn giáo").locator("[data-act=flow]").click();
    assertThat(lan.page.locator("dialog table.days")).isVisible();
    assertThat(findings(lan.page)).isEmpty();
  }

  @Test
  void byNightItCanBeReadAsWell() {
    Visitor lan = visitor(1366, 768, DARK).in(town.address("lan"));
    assertThat(lan.page.locator("#parked .todo").first()).isVisible();
    assertThat(paleWords(lan.page)).isEmpty();
    lan.with(".lane", "Tôn giáo").locator("[data-act=flow]").click();
    assertThat(lan.page.locator("dialog table.days")).isVisible();
    assertThat(paleWords(lan.page)).isEmpty();
  }

  private static List<String> findings(Page page) {
    return told(new AxeBuilder(page));
  }

  /** The one thing that depends on the colours. */
  private static List<String> paleWords(Page page) {
    return told(new AxeBuilder(page).withRules(List.of("color-contrast")));
  }

  private static List<String> told(AxeBuilder axe) {
    return axe.setLegacyMode(true).analyze().getViolations().stream().map(PageTest::told).toList();
  }

  private static String told(Rule rule) {
    return rule.getImpact()
        + " "
        + rule.getId()
        + " "
        + rule.getNodes().stream().map(node -> node.getHtml()).toList();
  }

  @Test
  void everythingIsReachedByKeyboard() {
    park("03463091");
    Visitor lan = visitor().in(town.address("lan"));
    Locator retry = lan.with("#parked .todo", "03463091").locator("[data-act=retry]");
    assertThat(retry).isVisible();
    lan.page.keyboard().press("Tab");
    assertThat(lan.page.locator(".skip")).isFocused();
    lan.page.keyboard().press("Enter");
    assertThat(lan.page.locator("#main")).isFocused();
    mend("03463090");
    mend("03463091");
    for (int steps = 0; steps < 80 && !focused(retry); steps++) {
      lan.page.keyboard().press("Tab");
      assertThat((Boolean) lan.ask("document.activeElement.matches(':focus-visible')")).isTrue();
    }
    lan.page.keyboard().press("Enter");

    lan.gone(lan.with("#parked .todo", "03463091"));
    assertThat(there("03463090") && there("03463091")).isTrue();
    assertThat((Boolean) lan.ask("document.activeElement !== document.body")).isTrue();
    park("03463092");

    lan.with(".lane", "Tôn giáo").locator("[data-act=flow]").focus();
    lan.page.keyboard().press("Enter");
    assertThat(lan.page.locator("dialog")).isVisible();
    lan.page.keyboard().press("Escape");
    assertThat(lan.page.locator("dialog")).hasCount(0);
    assertThat(lan.with(".lane", "Tôn giáo").locator("[data-act=flow]")).isFocused();
  }

  private static boolean focused(Locator control) {
    return (Boolean) control.evaluate("node => node === document.activeElement");
  }

  @Test
  void aPlanIsShownApprovedAndGoneWithoutAReload() {
    Visitor lan = visitor().in(town.address("lan"));
    assertThat(lan.with("#todo .todo", "Tôn giáo")).hasCount(0);
    town.sql("UPDATE dm_ton_giao SET to_chuc = '%s' WHERE ma = '04'".formatted(MARKUP));
    town.tick("ton-giao");

    Locator task = lan.with("#todo .todo", "kế hoạch chờ duyệt");
    assertThat(lan.with(".lane", "Tôn giáo").locator(".state")).hasText("chờ duyệt");
    task.locator("[data-act=plan]").click();
    Locator plan = lan.page.locator("dialog");
    assertThat(plan.locator("ins")).hasText(MARKUP);
    assertThat(plan.locator("thead")).containsText("Bộ đang có");
    assertThat(findings(lan.page)).isEmpty();
    anOperatorMayOnlyReadIt();

    plan.locator("button[type=submit]").click();
    assertThat(plan.locator("#why-fault")).hasText("Xin nêu lý do.");
    plan.locator("textarea").fill("đã hỏi Bộ");
    plan.locator("button[type=submit]").click();
    assertThat(plan.locator("[data-act=approve]")).isFocused();
    assertThat(lan.with("#todo .todo", "kế hoạch chờ duyệt")).hasCount(1);
    plan.locator("[data-act=approve]").click();

    lan.gone(plan);
    lan.gone(task);
    assertThat(lan.page.locator("#said")).containsText("Tôn giáo");
    assertThat(lan.with(".lane", "Tôn giáo").locator(".state")).hasText("khớp");
    assertThat(town.record("ton-giao", Map.of("ma", "04")).path("toChuc").asText())
        .isEqualTo(MARKUP);
    assertThat(lan.page.title()).doesNotStartWith("1");
    assertThat(town.acts())
        .filteredOn(act -> act.what().equals("approve") && "đã hỏi Bộ".equals(act.why()))
        .extracting(Act::who)
        .contains("lan");
  }

  private void anOperatorMayOnlyReadIt() {
    Visitor hoa = visitor().at(town.home());
    login(hoa, "hoa", PASSWORD);
    hoa.page.locator("[data-act=plan]").click();
    Locator plan = hoa.page.locator("dialog");
    assertThat(plan).containsText("Người quản trị mới được duyệt");
    assertThat(plan.locator("textarea")).hasCount(0);
    hoa.page.keyboard().press("Escape");
    hoa.page.locator(".lane [data-act=flow]").click();
    assertThat(hoa.page.locator("dialog [data-act=resync]")).isVisible();
  }

  private static void login(Visitor visitor, String account, String password) {
    visitor.page.fill("#account", account);
    visitor.page.fill("#password", password);
    visitor.page.keyboard().press("Enter");
  }

  @Test
  void aFlowIsPausedAndGoesOn() {
    Visitor lan = visitor(1366, 768, DARK).in(town.address("lan"));
    Locator lane = lan.with(".lane", "Nhóm văn bản");
    lane.locator("[data-act=flow]").click();
    lan.page.locator("dialog summary").click();
    lan.page.locator("dialog textarea").fill("đang rà soát");
    lan.page.locator("dialog button[type=submit]").click();

    assertThat(lane.locator(".state")).hasText("tạm dừng");
    assertThat(lan.with("#todo .todo", "Nhóm văn bản")).containsText("lan: đang rà soát");
    lan.with("#todo .todo", "Nhóm văn bản").locator("[data-act=resume]").click();
    assertThat(lane.locator(".state")).hasText("khớp");
    lan.gone(lan.with("#todo .todo", "Nhóm văn bản"));
  }

  @Test
  void anAlertIsThereAsLongAsItLasts() {
    Visitor lan = visitor().in(town.address("lan"));
    assertThat(lan.page.locator("#alerts")).isHidden();
    town.faults("{'status':503,'code':'UNAVAILABLE'}");
    town.tick("dan-toc");
    town.look();

    assertThat(lan.page.locator("#alerts .alert")).containsText("Bộ không trả lời");
    assertThat(lan.page.locator("#alerts .alert code")).hasText("lienthong doctor");
    assertThat(lan.with(".lane", "Dân tộc").locator(".state")).hasText("bị giữ");
    assertThat(lan.page.locator("#said")).containsText("Bộ không trả lời");
    lan.page.click("#language-en");
    assertThat(lan.page.locator("#alerts .alert")).containsText("The ministry does not answer");
    assertThat(findings(lan.page)).isEmpty();

    town.faults("[]");
    town.approved("dan-toc");
    town.look();
    assertThat(lan.page.locator("#alerts")).isHidden();
    assertThat(lan.with(".lane", "Ethnic groups").locator(".state")).hasText("in step");
  }

  @Test
  void whoeverMayOnlyLookHasNothingToPressAndSeesHisFlowsOnly() {
    Visitor minh = visitor().at(town.home());
    login(minh, "minh", "không phải mật khẩu");
    assertThat(minh.page.locator("#login [role=alert]")).containsText("không đúng");

    login(minh, "minh", PASSWORD);
    assertThat(minh.page.locator(".lane")).hasCount(2);
    assertThat(minh.page.locator("#who")).containsText("minh · người xem");
    assertThat(minh.page.locator("#parked .todo").first()).isVisible();
    assertThat(minh.page.locator("[data-act=retry], [data-act=resume]")).hasCount(0);
    minh.with(".lane", "Tôn giáo").locator("[data-act=flow]").click();
    assertThat(minh.page.locator("dialog")).isVisible();
    assertThat(minh.page.locator("dialog details, dialog [data-act=resync]")).hasCount(0);
  }

  @Test
  void aPageThatNobodyLooksAtHoldsNoConnectionAndIsUpToDateWhenSomebodyDoes() {
    Visitor lan = visitor().in(town.address("lan"));
    assertThat(lan.page.locator("#link")).hasText("Trực tiếp");
    lan.seen(false);
    town.people().pause("dan-toc", "Hoa", "đang xem lại");
    lan.page.waitForRequest("**/api/events", () -> lan.seen(true));

    assertThat(lan.with(".lane", "Dân tộc").locator(".state")).hasText("tạm dừng");
    town.people().resume("dan-toc", "Hoa");
    assertThat(lan.with(".lane", "Dân tộc").locator(".state")).not().hasText("tạm dừng");
  }

  @Test
  void whoeverIsNotConnectedIsToldAndIsAgainByItself() {
    Visitor lan = visitor();
    lan.page.clock().install();
    lan.in(town.address("lan"));
    assertThat(lan.page.locator("#link")).hasText("Trực tiếp");
    lan.page.route("**/api/**", route -> route.abort());
    lan.page.reload();
    assertThat(lan.page.locator("#login [role=alert]")).containsText("không trả lời");

    lan.page.unroute("**/api/**");
    lan.page.route("**/api/events", route -> route.abort());
    lan.page.reload();
    assertThat(lan.page.locator("#link")).hasText("Hỏi lại mỗi 10 giây");
    lan.page.route("**/api/status", route -> route.abort());
    lan.page.clock().fastForward(10_000);
    assertThat(lan.page.locator("#link")).containsText("Mất kết nối");
    lan.page.unroute("**/api/status");
    lan.page.unroute("**/api/events");
    lan.page.clock().fastForward(30_000);
    assertThat(lan.page.locator("#link")).hasText("Trực tiếp");
  }
}
