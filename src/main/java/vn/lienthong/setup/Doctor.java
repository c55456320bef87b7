package vn.lienthong.setup;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import vn.lienthong.config.Settings;
import vn.lienthong.mapping.Mapping;
import vn.lienthong.mapping.Mappings;
import vn.lienthong.province.ProvinceDatabase;

/** Looks at everything a service depends on. Writes nothing, on no side. */
public final class Doctor {
  private final Settings settings;
  private final Clock clock;

  public Doctor(Settings settings, Clock clock) {
    this.settings = settings;
    this.clock = clock;
  }

  /** This machine, then the province, then the nation. */
  public List<Finding> examine(ProvinceDatabase database) {
    Mappings mappings = Mappings.read(settings.folders().mappings());
    List<Finding> findings =
        new ArrayList<>(
            new HouseSide(
                    settings.folders().home(), settings.folders().data(), settings.ledger().url())
                .findings());
    findings.addAll(
        new ProvinceSide(settings.province(), database, mappings.byName().values()).findings());
    String resource =
        mappings.byName().values().stream().map(Mapping::resource).findFirst().orElse("");
    findings.addAll(nation(resource));
    return findings;
  }

  /** The ways to both sides, before anything is known of tables. */
  public List<Finding> connections(ProvinceDatabase database) {
    List<Finding> findings =
        new ArrayList<>(new ProvinceSide(settings.province(), database, List.of()).findings());
    findings.addAll(nation(""));
    return findings;
  }

  private List<Finding> nation(String resource) {
    return new NationSide(settings.national(), clock).findings(resource);
  }
}
