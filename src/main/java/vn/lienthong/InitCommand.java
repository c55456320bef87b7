package vn.lienthong;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import vn.lienthong.config.InvalidSettings;
import vn.lienthong.config.Settings;
import vn.lienthong.draft.Draft;
import vn.lienthong.mapping.Mapping;
import vn.lienthong.mapping.Mappings;
import vn.lienthong.mapping.Mode;
import vn.lienthong.province.ProvinceDatabase;
import vn.lienthong.province.ProvinceSchemaFault;
import vn.lienthong.record.Problem;
import vn.lienthong.setup.Doctor;
import vn.lienthong.setup.Finding;
import vn.lienthong.setup.Finding.State;
import vn.lienthong.setup.Installation;
import vn.lienthong.setup.Interview;
import vn.lienthong.setup.Questions;

/** {@code lienthong init}: a first installation, from nothing to flows that observe. */
public final class InitCommand {
  private final Path home;
  private final Map<String, String> environment;
  private final Voice voice;
  private final Voice doctor;
  private final Voice drafting;
  private final Installation installation;

  private InitCommand(
      Path home, Map<String, String> environment, @Nullable String language, PrintStream out) {
    this.home = home;
    this.environment = environment;
    this.voice = Voice.of("init", language, out);
    this.doctor = Voice.of("doctor", language, out);
    this.drafting = Voice.of("draft", language, out);
    this.installation = new Installation(home);
  }

  /**
   * The exit code: 0 all flows observe, 1 there is something to put right, 2 wrong words or
   * answers, 3 a side cannot be reached.
   */
  public static int run(
      List<String> words,
      Path home,
      Map<String, String> environment,
      @Nullable String language,
      boolean json,
      PrintStream out)
      throws IOException {
    InitCommand command = new InitCommand(home, environment, language, out);
    boolean file = words.size() == 2 && words.get(0).equals("--answers");
    if (!words.isEmpty() && !file) {
      command.voice.say("init.usage");
      return 2;
    }
    if (command.installation.exists()) {
      command.voice.say("init.exists", home.resolve(Installation.LOCAL));
      return 2;
    }
    Questions questions = command.questions(file ? answers(home, words.get(1)) : null);
    return questions == null ? 2 : command.install(questions);
  }

  /** From where one stands, or else from the folder of the settings. */
  private static Path answers(Path home, String word) {
    Path here = Path.of(word);
    return Files.exists(here) ? here : home.resolve(word);
  }

  private @Nullable Questions questions(@Nullable Path file) throws IOException {
    BufferedReader typed =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    if (file == null) {
      voice.say("init.ask");
      return Questions.asked(typed, voice.out());
    }
    if (!Files.isReadable(file)) {
      voice.say("init.answers", file);
      return null;
    }
    Map<String, String> answers = new LinkedHashMap<>();
    for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
      int equals = line.indexOf('=');
      if (equals > 0 && !line.startsWith("#")) {
        answers.put(line.substring(0, equals).strip(), line.substring(equals + 1).strip());
      }
    }
    for (String key : answers.keySet()) {
      if (key.endsWith("password") || key.endsWith("secret")) {
        voice.say("init.secret", key);
        return null;
      }
    }
    return Questions.answered(answers, typed, voice.out());
  }

  private int install(Questions questions) throws IOException {
    Interview interview =
        new Interview(questions, key -> voice.text("init." + key), home, environment);
    interview.hold();
    for (String key : List.of("province.url", "national.url")) {
      if (!interview.settings().containsKey(key)) {
        voice.say("init.missing", key);
        return 2;
      }
    }
    installation.secrets(interview.secrets());
    installation.settings(interview.settings(), voice.text("init.heading"));
    voice.say("init.written", home.resolve(Installation.LOCAL));
    try {
      Settings settings = Settings.load(home, environment);
      try (ProvinceDatabase database = ProvinceDatabase.open(settings.province())) {
        return connected(settings, database, interview);
      }
    } catch (InvalidSettings invalid) {
      voice.say("init.settings", Installation.LOCAL);
      tell(invalid.problems());
      return 2;
    }
  }

  private int connected(Settings settings, ProvinceDatabase database, Interview interview)
      throws IOException {
    voice.say("init.trying");
    Doctor examiner = new Doctor(settings, Clock.systemUTC());
    List<Finding> findings = new ArrayList<>(examiner.usual(database));
    boolean province = sound(findings);
    findings.addAll(examiner.others());
    boolean broken = !sound(findings);
    DoctorCommand.show(findings, doctor);
    if (province && interview.agrees("draft", false)) {
      if (!draft(settings, database, interview)) {
        return 2;
      }
      settings.databases().keySet().forEach(name -> voice.say("init.more", name));
    }
    Path mappings = Settings.load(home, environment).folders().mappings();
    observe(mappings, interview);
    List<Problem> problems = Checks.alone(home, environment);
    voice.say(problems.isEmpty() ? "init.fine" : "init.check", problems.size());
    tell(problems);
    if (broken) {
      voice.say("init.mend", Installation.LOCAL);
      return 3;
    }
    boolean writing = !writing(mappings).isEmpty();
    voice.say("init.next");
    return problems.isEmpty() && !writing ? 0 : 1;
  }

  private static boolean sound(List<Finding> findings) {
    return findings.stream().noneMatch(finding -> finding.state() == State.BROKEN);
  }

  /**
   * Into a folder of the province's own, with routes for what was found.
   *
   * @return false if a table that was named is not there; then the settings are taken back
   */
  private boolean draft(Settings settings, ProvinceDatabase database, Interview interview)
      throws IOException {
    String code = settings.national().province();
    String to = interview.ask("draft.to", "../mappings-" + code);
    Path mappings = home.resolve(to).normalize();
    Path routes = mappings.resolveSibling("routes-" + code);
    List<Draft> drafts;
    try {
      drafts = DraftCommand.drafts(settings, database, interview.names("draft.tables"), null);
    } catch (ProvinceSchemaFault missing) {
      installation.takeBack();
      drafting.say("draft.fault", String.valueOf(missing.getMessage()));
      voice.say("init.again", Installation.LOCAL);
      return false;
    }
    List<String> there = DraftCommand.existing(drafts, mappings);
    if (!there.isEmpty() || drafts.isEmpty()) {
      drafting.say(there.isEmpty() ? "draft.nothing" : "draft.exists", mappings, there);
      return true;
    }
    Installation.company(settings.folders().mappings(), mappings);
    DraftCommand.write(drafts, mappings);
    TreeSet<String> flows = new TreeSet<>();
    drafts.stream().filter(Draft::complete).map(Draft::flow).forEach(flows::add);
    Installation.routes(settings.folders().routes(), routes, flows);
    DraftCommand.show(drafts, mappings, drafting);
    Map<String, String> folders = new TreeMap<>();
    folders.put("mappings.dir", home.relativize(mappings).toString());
    folders.put("routes.dir", home.relativize(routes).toString());
    installation.settings(folders, "");
    voice.say("init.own", mappings, routes, Installation.LOCAL);
    return true;
  }

  private void observe(Path mappings, Interview interview) throws IOException {
    List<String> writing = writing(mappings);
    if (!writing.isEmpty()) {
      voice.say("init.writing", String.join(", ", writing));
      if (interview.agrees("observe", true)) {
        voice.say("init.observed", String.join(", ", Installation.observe(mappings)));
      }
    }
    List<String> left = writing(mappings);
    int all = Mappings.read(mappings).byName().size();
    voice.say(
        left.isEmpty() ? "init.modes" : "init.writes",
        left.isEmpty() ? all : String.join(", ", left));
  }

  private static List<String> writing(Path mappings) {
    return Mappings.read(mappings).byName().values().stream()
        .filter(mapping -> mapping.mode() != Mode.OBSERVE)
        .map(Mapping::name)
        .toList();
  }

  private void tell(List<Problem> problems) {
    problems.forEach(problem -> voice.out().println("  " + voice.problem(problem)));
  }
}
