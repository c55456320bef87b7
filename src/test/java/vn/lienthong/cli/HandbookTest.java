package vn.lienthong.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import vn.lienthong.admin.FlowState;
import vn.lienthong.alert.AlertKind;

/** The handbook says what to do about everything that an officer may be shown. */
class HandbookTest {
  private static final Path HANDBOOK = Path.of("gateway/SO-TAY.md");
  private final String text = Files.readString(HANDBOOK);

  HandbookTest() throws IOException {}

  @Test
  void hasEveryAlert() {
    assertThat(Arrays.stream(AlertKind.values()).map(AlertKind::word))
        .allSatisfy(alert -> assertThat(text).contains("| `" + alert + "` |"));
  }

  @Test
  void hasEveryStateThatNeedsAWord() {
    Messages messages = Messages.of("vi", Map.of());

    assertThat(Arrays.stream(FlowState.values()).filter(state -> state != FlowState.RUNNING))
        .allSatisfy(
            state ->
                assertThat(text).contains("| " + messages.text("state." + state.text()) + " |"));
  }

  @Test
  void itsCausesAreWordedAsTheCommandsWordThem() throws IOException {
    String messages =
        Files.readString(Path.of("src/main/resources/vn/lienthong/cli/messages_vi.properties"));
    String causes = text.substring(text.indexOf("| nguyên nhân |"), text.indexOf("## 6. Xung đột"));

    assertThat(
            causes
                .lines()
                .skip(2)
                .filter(line -> line.startsWith("|"))
                .flatMap(line -> Arrays.stream(line.split("[|]")[1].split(",")))
                .map(String::strip))
        .isNotEmpty()
        .allSatisfy(cause -> assertThat(messages).contains(" = " + cause + "\n"));
  }

  @Test
  void itsLinksLeadSomewhere() {
    assertThat(Pattern.compile("\\(#([^)]+)\\)").matcher(text).results().map(this::link))
        .isNotEmpty()
        .allSatisfy(
            link ->
                assertThat(
                        text.lines()
                            .filter(line -> line.startsWith("## "))
                            .map(line -> line.substring(3).toLowerCase().replaceAll("[,.]", ""))
                            .map(title -> title.replace(' ', '-')))
                    .contains(link));
  }

  private String link(MatchResult found) {
    return found.group(1);
  }
}
