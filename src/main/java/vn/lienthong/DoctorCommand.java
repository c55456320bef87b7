package vn.lienthong;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.lienthong.config.InvalidSettings;
import vn.lienthong.config.Settings;
import vn.lienthong.province.ProvinceDatabase;
import vn.lienthong.setup.Doctor;
import vn.lienthong.setup.Finding;
import vn.lienthong.setup.Finding.State;

/** {@code lienthong doctor}: a page of what is sound and what is not, what to do, whom to ask. */
public final class DoctorCommand {
  private DoctorCommand() {}

  /** The exit code: 0, or 1 if something is broken. */
  public static int run(
      List<String> words,
      Path home,
      Map<String, String> environment,
      @Nullable String language,
      boolean json,
      PrintStream out)
      throws IOException {
    Voice voice = Voice.of("doctor", language, out);
    if (!words.isEmpty()) {
      voice.say("doctor.usage");
      return 2;
    }
    List<Finding> findings = findings(home, environment, voice);
    long broken = count(findings, State.BROKEN);
    if (json) {
      List<Map<String, Object>> views = findings.stream().map(f -> view(f, voice)).toList();
      out.println(JsonMapper.builder().build().writeValueAsString(Map.of("findings", views)));
    } else {
      show(findings, voice);
      long warnings = count(findings, State.WARNING);
      voice.say(broken + warnings == 0 ? "doctor.fine" : "doctor.count", broken, warnings);
    }
    return broken == 0 ? 0 : 1;
  }

  private static List<Finding> findings(Path home, Map<String, String> environment, Voice voice) {
    try {
      Settings settings = Settings.load(home, environment);
      try (ProvinceDatabase database = ProvinceDatabase.open(settings.province())) {
        return new Doctor(settings, Clock.systemUTC()).examine(database);
      }
    } catch (InvalidSettings invalid) {
      return invalid.problems().stream().map(problem -> of(voice.problem(problem))).toList();
    }
  }

  private static Finding of(String problem) {
    return new Finding("settings", State.BROKEN, List.of(problem));
  }

  /** A line for each, and below what is broken what to do. */
  static void show(List<Finding> findings, Voice voice) {
    for (Finding finding : findings) {
      voice.out().println(sign(finding.state()) + " " + line(finding, voice));
      if (finding.state() == State.BROKEN || finding.state() == State.WARNING) {
        below(finding, "todo", "do", voice);
        below(finding, "ask", "whom", voice);
      }
    }
  }

  private static void below(Finding finding, String part, String word, Voice voice) {
    String key = "doctor." + finding.what() + "." + part;
    if (voice.has(key)) {
      String told = voice.text(key, finding.values().toArray());
      voice.out().println("    " + voice.text("doctor." + word) + ": " + told);
    }
  }

  private static String line(Finding finding, Voice voice) {
    Object[] values = finding.values().toArray();
    String key = "doctor." + finding.what() + "." + word(finding.state());
    String detail = voice.has(key) ? voice.text(key, values) : "";
    String told = finding.state() == State.SKIPPED ? voice.text("doctor.skipped") : detail;
    String title = voice.text("doctor." + finding.what(), values);
    return told.isEmpty() ? title : title + ": " + told;
  }

  private static Map<String, Object> view(Finding finding, Voice voice) {
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("what", finding.what());
    view.put("state", word(finding.state()));
    view.put("told", line(finding, voice));
    for (String part : List.of("todo", "ask")) {
      String key = "doctor." + finding.what() + "." + part;
      boolean wanted = finding.state() == State.BROKEN || finding.state() == State.WARNING;
      if (wanted && voice.has(key)) {
        view.put(part, voice.text(key, finding.values().toArray()));
      }
    }
    return view;
  }

  private static String sign(State state) {
    return switch (state) {
      case SOUND -> "✔";
      case WARNING -> "!";
      case BROKEN -> "✘";
      case SKIPPED -> "–";
    };
  }

  private static String word(State state) {
    return state.name().toLowerCase(Locale.ROOT);
  }

  private static long count(List<Finding> findings, State state) {
    return new ArrayList<>(findings).stream().filter(f -> f.state() == state).count();
  }
}
