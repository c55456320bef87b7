package vn.lienthong;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import vn.lienthong.admin.StatusView;
import vn.lienthong.admin.access.Accounts;
import vn.lienthong.alert.Alarms;
import vn.lienthong.check.Check;
import vn.lienthong.config.InvalidSettings;
import vn.lienthong.config.Settings;
import vn.lienthong.demo.DemoTables;
import vn.lienthong.feed.camel.FeedSteps;
import vn.lienthong.files.camel.FileSteps;
import vn.lienthong.flow.Supervision;
import vn.lienthong.flow.camel.RunSteps;
import vn.lienthong.mapping.Contract;
import vn.lienthong.mapping.Findings;
import vn.lienthong.mapping.Mappings;
import vn.lienthong.national.camel.NationalBeans;
import vn.lienthong.national.dialect.Dialect;
import vn.lienthong.national.dialect.Dialects;
import vn.lienthong.national.dialect.WeakerPromise;
import vn.lienthong.province.ProvinceDatabases;
import vn.lienthong.province.ProvinceUnreachable;
import vn.lienthong.province.camel.TupleRows;
import vn.lienthong.record.Nearest;
import vn.lienthong.record.Problem;
import vn.lienthong.services.Callers;
import vn.lienthong.verify.camel.VerifySteps;

/** Everything that can be known to be wrong before a record moves. */
final class Checks {
  private Checks() {}

  /** Routes, mappings and contract alone: what must be sound before anything is started. */
  static List<Problem> files(Settings settings, Mappings mappings, Contract contract) {
    return run(settings, mappings, contract, null);
  }

  /**
   * The files, and the province's tables as they are now.
   *
   * @throws ProvinceUnreachable if that is all there is to say
   */
  static List<Problem> all(Settings settings, ProvinceDatabases databases) {
    Mappings mappings = Mappings.read(settings.folders().mappings());
    Sources sources = new Sources(databases, mappings.byName().values());
    Contract contract = Contract.read(settings.folders().mappings());
    List<Problem> problems = new ArrayList<>(run(settings, mappings, contract, sources));
    ProvinceUnreachable nobody = sources.nobody();
    if (nobody != null && problems.isEmpty()) {
      throw nobody;
    }
    problems.addAll(sources.problems());
    return problems;
  }

  /** Without a service: the configured province, or the demo's if none is configured. */
  static List<Problem> alone(Path home, Map<String, String> environment) throws IOException {
    Map<String, String> whole = whole(home, environment);
    boolean configured = Settings.namesProvince(home, environment);
    Settings settings;
    try {
      settings = Settings.load(home, whole);
    } catch (InvalidSettings invalid) {
      return invalid.problems();
    }
    try (ProvinceDatabases databases =
        ProvinceDatabases.open(settings.province(), settings.databases())) {
      if (!configured) {
        DemoTables.create(databases.usual(), home);
      }
      return all(settings, databases);
    }
  }

  /** A side that is not configured is the demo's; of one that is begun, every fault is told. */
  private static Map<String, String> whole(Path home, Map<String, String> environment) {
    Map<String, String> whole = new HashMap<>(environment);
    if (!Settings.namesProvince(home, environment)) {
      whole.putAll(DemoTables.settings());
    }
    if (!Settings.namesNation(home, environment)) {
      whole.putAll(DemoTables.nation());
    }
    return whole;
  }

  private static List<Problem> run(
      Settings settings, Mappings mappings, Contract contract, @Nullable Sources sources) {
    Path folder = settings.folders().mappings();
    List<Problem> problems =
        new ArrayList<>(
            Check.run(
                settings.folders().routes(),
                mappings,
                contract,
                mapping -> sources == null ? null : sources.schema(mapping),
                beans()));
    problems.addAll(Sources.unknown(settings, mappings));
    problems.addAll(quiet(settings, mappings));
    if (sources != null) {
      problems.addAll(purposes(settings, mappings));
    }
    problems.addAll(dialects(settings.national().dialect(), Dialects.read(folder)));
    Path callers = settings.services().callers();
    if (callers != null) {
      problems.addAll(Callers.read(callers).problems());
    }
    Path accounts = settings.admin().accounts();
    if (accounts != null) {
      problems.addAll(Accounts.read(accounts).problems());
    }
    return problems;
  }

  private static List<Problem> quiet(Settings settings, Mappings mappings) {
    Set<String> flows = mappings.byName().keySet();
    return settings.pace().quiet().keySet().stream()
        .filter(flow -> !flows.contains(flow))
        .map(
            flow ->
                new Problem(
                    "gateway.properties",
                    0,
                    "quiet." + flow,
                    "the hours of no flow",
                    "one of " + String.join(", ", flows),
                    Nearest.of(flow, flows)))
        .toList();
  }

  /** A purpose is stated for a flow that sends records about persons, and for no other. */
  private static List<Problem> purposes(Settings settings, Mappings mappings) {
    List<String> personal = Personal.flows(mappings.byName().values());
    return settings.feeds().purposes().keySet().stream()
        .filter(flow -> !personal.contains(flow))
        .map(flow -> Personal.unknown(flow, personal))
        .toList();
  }

  /** The settings that flows about persons still want before they may run; none if unreadable. */
  static List<String> unstated(Path home, Map<String, String> environment) {
    Settings settings = settings(home, environment).orElse(null);
    if (settings == null) {
      return List.of();
    }
    Mappings mappings = Mappings.read(settings.folders().mappings());
    return Personal.flows(mappings.byName().values()).stream()
        .filter(flow -> !settings.feeds().purposes().containsKey(flow))
        .map(flow -> "purpose." + flow)
        .toList();
  }

  /** As {@link Sources#untested}, of settings that can be read; none otherwise. */
  static List<String> untested(Path home, Map<String, String> environment) {
    try {
      return Settings.namesProvince(home, environment)
          ? Sources.untested(Settings.load(home, environment))
          : List.of();
    } catch (InvalidSettings toldElsewhere) {
      return List.of();
    }
  }

  /** Of the dialect that the settings name; nothing if it cannot be told. */
  static List<StatusView.Weaker> weaker(Path home, Map<String, String> environment) {
    return settings(home, environment)
        .flatMap(
            settings -> {
              Dialects dialects = Dialects.read(settings.folders().mappings());
              return Optional.ofNullable(dialects.byName().get(settings.national().dialect()));
            })
        .map(Checks::weaker)
        .orElse(List.of());
  }

  static List<StatusView.Weaker> weaker(Dialect dialect) {
    return WeakerPromise.of(dialect).stream()
        .map(promise -> new StatusView.Weaker(promise.lack().word(), promise.vi(), promise.en()))
        .toList();
  }

  /** Those of a gateway that is not running; empty if they are faulty, which is told elsewhere. */
  private static Optional<Settings> settings(Path home, Map<String, String> environment) {
    try {
      return Optional.of(Settings.load(home, whole(home, environment)));
    } catch (InvalidSettings toldElsewhere) {
      return Optional.empty();
    }
  }

  private static List<Problem> dialects(String wanted, Dialects dialects) {
    List<Problem> problems = new ArrayList<>(dialects.problems());
    if (problems.isEmpty() && !dialects.byName().containsKey(wanted)) {
      Findings findings = new Findings("gateway.properties");
      findings.missing(
          0, "national.dialect", wanted, "a file of mappings/dialects", dialects.byName().keySet());
      problems.addAll(findings.list());
    }
    return problems;
  }

  /** What the routes may name. */
  private static Map<String, Class<?>> beans() {
    Map<String, Class<?>> beans = new HashMap<>(NationalBeans.types());
    beans.put("run", RunSteps.class);
    beans.put("feed", FeedSteps.class);
    beans.put("feedThreads", ExecutorService.class);
    beans.put("supervision", Supervision.class);
    beans.put("alarms", Alarms.class);
    beans.put("verify", VerifySteps.class);
    beans.put("files", FileSteps.class);
    beans.put("province", DataSource.class);
    beans.put("rows", TupleRows.class);
    return beans;
  }
}
