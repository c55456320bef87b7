package vn.lienthong;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.lienthong.testkit.WalkHouse;
import vn.lienthong.testkit.WalkHouse.Ended;
import vn.lienthong.testkit.WalkJudge;
import vn.lienthong.testkit.WalkText;
import vn.lienthong.testkit.WalkText.Step;

/**
 * The walk of the README, taken literally: its commands in processes of their own, its files, its
 * edits. Only the ports are others.
 */
class WalkTest {
  private static final Pattern APPROVED = Pattern.compile("lienthong approve (\\S+)");
  private static final List<String> SOUND = List.of("check", "doctor", "verify", "status");

  @TempDir private Path root;
  private final WalkText walk = WalkText.read();
  private final List<String> plans = new ArrayList<>();
  private WalkHouse house;
  private int commands;
  private int edited;
  private int written;

  @BeforeEach
  void enter() throws Exception {
    house = new WalkHouse(root);
  }

  @AfterEach
  void leave() {
    house.close();
  }

  @Test
  void endsInStepInAsManyStepsAsItSays() throws Exception {
    for (Step step : walk.steps()) {
      if (step instanceof Step.Command command) {
        type(command.line());
      } else if (step instanceof Step.NewFile file) {
        written += (int) file.content().lines().count();
        house.write(file.file(), file.content());
      } else if (step instanceof Step.Edit edit) {
        edited += (int) edit.after().lines().count();
        edit(edit);
      }
    }

    assertThat(List.of(commands, edited, written)).isEqualTo(walk.told());
    assertThat(house.run("gateway/lienthong stop", "").exit()).isZero();
    assertThat(house.ended()).isZero();
    String province = "jdbc:h2:" + root.resolve("walk/province");
    WalkJudge judge = new WalkJudge(province, "tinh", house.ministry());
    assertThat(judge.differences()).isEmpty();
    assertThat(walk.text()).contains("\n" + judge.records() + " records are proved");
  }

  private void type(String line) throws Exception {
    commands++;
    if (line.startsWith("gateway/lienthong sandbox")) {
      house.stay(line, "\"port\"");
    } else if (line.startsWith("gateway/lienthong run")) {
      house.stay(line, "Liên Thông is running");
    } else {
      ends(line);
    }
  }

  private void ends(String line) throws Exception {
    String command = line;
    for (String plan : plans) {
      command = command.replaceFirst("PLAN", plan);
    }
    boolean init = line.contains(" init ");
    Ended ended = house.run(command, init ? walk.secrets() : "");
    assertThat(ended.exit()).as(command + "\n" + ended.text()).isIn(0, 1);
    if (init) {
      assertThat(ended.text())
          .contains("words: /chi-tieu is worded", "before the service starts: 1");
    }
    if (SOUND.contains(line.replace("gateway/lienthong ", ""))) {
      assertThat(ended.exit()).as(command + "\n" + ended.text()).isZero();
    }
    if (line.contains(" plan ")) {
      plans.clear();
      Matcher approved = APPROVED.matcher(ended.text());
      while (approved.find()) {
        plans.add(approved.group(1));
      }
    }
    if (line.endsWith(" stop")) {
      assertThat(house.ended()).isZero();
    }
  }

  /** The one line that begins so. */
  private void edit(Step.Edit edit) throws Exception {
    List<String> lines = new ArrayList<>(house.read(edit.file()).lines().toList());
    List<String> meant = lines.stream().filter(line -> line.startsWith(edit.before())).toList();
    assertThat(meant).as(edit.file() + ": " + edit.before()).hasSize(1);
    String line = meant.get(0);
    lines.set(lines.indexOf(line), edit.after() + line.substring(edit.before().length()));
    house.write(edit.file(), String.join("\n", lines) + "\n");
  }
}
