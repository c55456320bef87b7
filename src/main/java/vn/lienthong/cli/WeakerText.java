package vn.lienthong.cli;

import java.util.List;

/**
 * Which promises are weaker because of what the nation's endpoint cannot do: remarks, no faults.
 */
record WeakerText(Screen screen) {
  void print(Answer answer) {
    List<Answer> weaker = answer.all("weaker");
    if (!weaker.isEmpty()) {
      screen.say("weaker.head");
    }
    String language = screen.word("weaker", "language");
    for (Answer one : weaker) {
      screen.line(
          "  "
              + screen.bold(Screen.clean(one.text("cannot")))
              + "  "
              + Screen.clean(one.text(language)));
    }
  }
}
