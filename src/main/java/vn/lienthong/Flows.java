package vn.lienthong;

import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import vn.lienthong.config.Settings;
import vn.lienthong.feed.Feed;
import vn.lienthong.feed.FeedRuns;
import vn.lienthong.feed.Forgetting;
import vn.lienthong.feed.Hall;
import vn.lienthong.feed.ProvinceSource;
import vn.lienthong.feed.RunSurroundings;
import vn.lienthong.feed.SealKey;
import vn.lienthong.flow.Flow;
import vn.lienthong.flow.FlowRuns;
import vn.lienthong.flow.House;
import vn.lienthong.flow.Retries;
import vn.lienthong.ledger.Ledger;
import vn.lienthong.mapping.Contract;
import vn.lienthong.mapping.Lenses;
import vn.lienthong.mapping.Mapping;
import vn.lienthong.mapping.Mappings;
import vn.lienthong.mapping.RecordCheck;
import vn.lienthong.national.Endpoint;
import vn.lienthong.national.FeedAnswers;
import vn.lienthong.national.FeedRequests;
import vn.lienthong.national.Lack;
import vn.lienthong.national.NationalAnswers;
import vn.lienthong.national.NationalIds;
import vn.lienthong.national.NationalRequests;
import vn.lienthong.national.dialect.Dialect;
import vn.lienthong.national.dialect.Dialects;
import vn.lienthong.national.dialect.Interpreter;
import vn.lienthong.national.poor.Tickets;
import vn.lienthong.province.ProvinceDatabase;
import vn.lienthong.province.ProvinceDatabases;
import vn.lienthong.province.capture.Capture;
import vn.lienthong.province.capture.ChangeLog;
import vn.lienthong.record.Cause;
import vn.lienthong.record.Key;
import vn.lienthong.record.Row;
import vn.lienthong.rules.RuleCheck;

/** Every mapping as a flow: reconciled, or fed. */
record Flows(
    Settings settings,
    Mappings mappings,
    Contract contract,
    ProvinceDatabases databases,
    Ledger ledger,
    Clock clock) {
  FlowRuns reconciled() {
    NationalIds ids = ids();
    Endpoint endpoint = dialect().endpoint();
    Map<String, Flow> flows = new LinkedHashMap<>();
    for (Mapping mapping : of(false)) {
      Lenses lenses = Lenses.of(mapping);
      flows.put(
          mapping.name(),
          new Flow(
              mapping,
              lenses,
              RecordCheck.of(mapping, contract)::causes,
              databases.of(mapping),
              new NationalRequests(lenses, ids, clock, endpoint),
              new NationalAnswers(lenses, ids)));
    }
    return new FlowRuns(flows, house());
  }

  /**
   * @param gate throws if the service is ending
   */
  FeedRuns fed(Runnable gate) {
    Map<String, Feed> feeds = new LinkedHashMap<>();
    for (Mapping mapping : of(true)) {
      feeds.put(mapping.name(), feed(mapping));
    }
    Retries retries = new Retries(limits(), clock, RandomGenerator.getDefault());
    return new FeedRuns(
        feeds,
        new Hall(
            ledger,
            clock,
            gate,
            retries::next,
            SealKey.in(settings.folders().data()),
            spools(),
            settings.feeds().waitLimit(),
            off(),
            settings.feeds().wholeEvery()));
  }

  /** Old receipts, and old changes of every captured table. */
  Forgetting forgetting() {
    Map<String, Supplier<ChangeLog>> logs = new LinkedHashMap<>();
    mappings.byName().forEach((name, mapping) -> logs.put(name, () -> changes(mapping)));
    return new Forgetting(ledger, clock, settings.feeds().captureKeep(), logs);
  }

  private ChangeLog changes(Mapping mapping) {
    return Capture.in(databases.of(mapping), clock).log(mapping);
  }

  /** Tells of every fed flow the address of the nation that it sends to. */
  void fedTo(BiConsumer<String, String> told) {
    String base = settings.national().url().toString().replaceFirst("/$", "");
    of(true).forEach(mapping -> told.accept(mapping.name(), base + mapping.resource()));
  }

  /** Flows about persons for which no purpose is given. */
  Set<String> off() {
    return of(true).stream()
        .filter(mapping -> mapping.feed() != null && mapping.feed().personal())
        .map(Mapping::name)
        .filter(name -> !settings.feeds().purposes().containsKey(name))
        .collect(Collectors.toUnmodifiableSet());
  }

  private Feed feed(Mapping mapping) {
    Lenses lenses = Lenses.of(mapping);
    RecordCheck check = RecordCheck.of(mapping, contract);
    ProvinceDatabase database = databases.of(mapping);
    return new Feed(
        mapping,
        () -> new ProvinceSource(database.source(mapping)),
        () -> changes(mapping),
        database.tables(),
        new FeedRequests(lenses, ids(), dialect().endpoint()),
        new FeedAnswers(lenses, ids()),
        () -> checks(mapping, check));
  }

  /** The contract first, then the mapping's rules, which remember templates and units for a run. */
  private Function<Row, List<Cause>> checks(Mapping mapping, RecordCheck check) {
    RunSurroundings around =
        new RunSurroundings(ledger.entries(), this::neighbours, LocalDate.now(clock));
    RuleCheck rules = new RuleCheck(mapping, mappings.byName(), around);
    return row -> {
      List<Cause> causes = check.causes(row.values());
      return causes.isEmpty() ? rules.causes(row.values()) : causes;
    };
  }

  private Map<Key, Row> neighbours(String flow, Collection<Key> keys) {
    Map<Key, Row> rows = new HashMap<>();
    Mapping mapping = Objects.requireNonNull(mappings.byName().get(flow));
    databases.of(mapping).source(mapping).of(keys).forEach(row -> rows.put(row.key(), row));
    return rows;
  }

  private List<Mapping> of(boolean fed) {
    return mappings.byName().values().stream().filter(mapping -> mapping.fed() == fed).toList();
  }

  Proving proving() {
    return new Proving(
        mappings.byName(), databases, ids(), dialect().endpoint(), ledger, spools(), clock);
  }

  /** Between the contract and the endpoint that is configured. */
  Interpreter interpreter() {
    return Interpreter.of(dialect(), mappings.byName().values(), contract);
  }

  /** Where the nation's promises are kept. */
  Tickets tickets() {
    return new TicketBook(ledger.promises(), SealKey.in(settings.folders().data()));
  }

  Dialect dialect() {
    Dialects dialects = Dialects.read(settings.folders().mappings());
    return Objects.requireNonNull(dialects.byName().get(settings.national().dialect()));
  }

  private NationalIds ids() {
    return new NationalIds(settings.national().province());
  }

  private House house() {
    return new House(
        ledger,
        clock,
        RandomGenerator.getDefault(),
        spools(),
        limits(),
        dialect().can(Lack.VERSION));
  }

  private Path spools() {
    return settings.folders().data().resolve("spool");
  }

  private House.Limits limits() {
    var pace = settings.pace();
    return new House.Limits(
        pace.pageSize(),
        pace.fullReadEvery(),
        pace.attempts(),
        pace.firstWait(),
        pace.longestWait());
  }
}
