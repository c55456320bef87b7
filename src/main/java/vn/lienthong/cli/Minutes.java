package vn.lienthong.cli;

import java.util.List;

/** A verification as a paper that two offices can sign; in Vietnamese, whatever the language. */
final class Minutes {
  private static final int WIDTH = 78;
  private final Screen screen;
  private final Answer answer;

  Minutes(Screen screen, Answer answer) {
    this.screen = screen.in(new Messages("vi"));
    this.answer = answer;
  }

  void print() {
    centred("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM");
    centred("Độc lập - Tự do - Hạnh phúc");
    screen.line("");
    centred("BIÊN BẢN ĐỐI SOÁT SỐ LIỆU");
    centred("giữa cơ sở dữ liệu công tác dân tộc của tỉnh và của quốc gia");
    screen.line("");
    screen.say(
        "minutes.when", screen.time(answer.text("started")), screen.time(answer.text("ended")));
    screen.say("minutes.system", answer.text("version"));
    screen.say("minutes.how");
    screen.line("");
    List<Answer> flows = answer.all("flows");
    flows.forEach(this::flow);
    boolean proved = flows.stream().allMatch(proof -> proof.flag("proved"));
    screen.say(proved ? "minutes.proved" : "minutes.open");
    screen.line("");
    screen.line(String.format("%-39s%s", "ĐẠI DIỆN TỈNH", "ĐẠI DIỆN BỘ"));
    screen.line(String.format("%-39s%s", "(ký, ghi rõ họ tên)", "(ký, ghi rõ họ tên)"));
  }

  private void flow(Answer proof) {
    screen.line(screen.bold(proof.text("flow")));
    screen.say(
        "minutes.source",
        proof.number("source"),
        proof.number("confirmed"),
        aside(proof, "WAITING"),
        aside(proof, "PARKED"),
        aside(proof, "CONFLICT"),
        aside(proof, "MOVED"),
        proof.number("unreadable"),
        proof.number("open"));
    screen.say("minutes.other", proof.number("filteredOut"), proof.number("nation"));
    if (proof.has("cause")) {
      screen.say("verify.not-proved", proof.text("flow"), screen.cause(proof.at("cause")));
    }
    for (Answer finding : proof.all("findings")) {
      screen.line(
          "  - " + Screen.clean(finding.text("key")) + ": " + VerifyCommand.told(finding, screen));
    }
    screen.line("");
  }

  private static long aside(Answer proof, String standing) {
    return proof.at("setAside").number(standing);
  }

  private void centred(String text) {
    screen.line(" ".repeat((WIDTH - text.length()) / 2) + text);
  }
}
