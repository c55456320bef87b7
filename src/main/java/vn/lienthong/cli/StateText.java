package vn.lienthong.cli;

import java.time.Instant;

/** One flow's two equations of completeness: of its last run, and of its state. */
final class StateText {
  private final Screen screen;

  StateText(Screen screen) {
    this.screen = screen;
  }

  void print(Answer flow) {
    String name = flow.text("flow");
    screen.line("");
    if (flow.text("direction").equals("to-national")) {
      screen.say(
          "status.run",
          flow.number("province"),
          flow.number("delivered"),
          flow.number("unchanged"),
          flow.number("runWaiting"),
          flow.number("runParked"),
          flow.number("superseded"),
          flow.number("withdrawn"),
          flow.number("skipped"));
    }
    screen.say(
        "status.now", flow.number("waiting"), flow.number("parked"), flow.number("conflicts"));
    Answer proof = flow.at("lastProof");
    if (!flow.has("lastProof")) {
      screen.say("state-equation.not-proved", name);
      return;
    }
    screen.say(
        "state-equation.proved",
        screen.time(proof.text("at")),
        proof.number("source"),
        proof.number("confirmed"),
        proof.number("waiting"),
        proof.number("parked"),
        proof.number("conflicts"),
        proof.number("moved"),
        proof.number("skipped"),
        proof.number("open"),
        proof.number("filtered"));
    if (flow.has("lastRun")
        && Instant.parse(flow.text("lastRun")).isAfter(Instant.parse(proof.text("at")))) {
      screen.say("state-equation.older", name, screen.time(flow.text("lastRun")));
    }
  }
}
