package vn.lienthong.setup;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.lienthong.config.Settings;
import vn.lienthong.mapping.Mapping;
import vn.lienthong.mapping.Mappings;
import vn.lienthong.province.ProvinceDatabase;
import vn.lienthong.province.ProvinceSettings;

/** Looks at everything a service depends on. Writes nothing, on no side. */
public final class Doctor {
  private static final Duration PATIENCE = Duration.ofSeconds(15);
  private final Settings settings;
  private final Clock clock;

  public Doctor(Settings settings, Clock clock) {
    this.settings = settings;
    this.clock = clock;
  }

  /** This machine, then the province, then the nation. */
  public List<Finding> examine(ProvinceDatabase usual) {
    Mappings mappings = Mappings.read(settings.folders().mappings());
    List<Finding> findings =
        new ArrayList<>(
            new HouseSide(
                    settings.folders().home(), settings.folders().data(), settings.ledger().url())
                .findings());
    findings.addAll(new ProvinceSide(settings.province(), usual, of(null, mappings)).findings());
    settings
        .databases()
        .forEach(
            (name, source) -> {
              try (ProvinceDatabase database = ProvinceDatabase.open(source)) {
                findings.addAll(new ProvinceSide(source, database, of(name, mappings)).findings());
              }
            });
    findings.addAll(nation(mappings));
    return findings;
  }

  /** The mappings whose tables are in that database. */
  private static List<Mapping> of(@Nullable String database, Mappings mappings) {
    return mappings.byName().values().stream()
        .filter(mapping -> Objects.equals(mapping.database(), database))
        .toList();
  }

  /** The way to the usual database, before anything is known of its tables. */
  public List<Finding> usual(ProvinceDatabase database) {
    return new ProvinceSide(settings.province(), database, List.of()).findings();
  }

  /** The ways to the other databases and to the nation. */
  public List<Finding> others() {
    List<Finding> findings = new ArrayList<>();
    for (ProvinceSettings source : settings.databases().values()) {
      try (ProvinceDatabase database = ProvinceDatabase.open(source)) {
        findings.addAll(new ProvinceSide(source, database, List.of()).findings());
      }
    }
    findings.addAll(nation(Mappings.read(settings.folders().mappings())));
    return findings;
  }

  private List<Finding> nation(Mappings mappings) {
    return new NationSide(settings.national(), clock, PATIENCE)
        .findings(
            NationWords.of(settings.folders().mappings(), mappings, settings.national().dialect()));
  }
}
