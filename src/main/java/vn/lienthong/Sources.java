package vn.lienthong;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.lienthong.config.Settings;
import vn.lienthong.mapping.Findings;
import vn.lienthong.mapping.Mapping;
import vn.lienthong.mapping.Mappings;
import vn.lienthong.province.Dialect;
import vn.lienthong.province.ProvinceDatabase;
import vn.lienthong.province.ProvinceDatabases;
import vn.lienthong.province.ProvinceSchema;
import vn.lienthong.province.ProvinceSettings;
import vn.lienthong.province.ProvinceUnreachable;
import vn.lienthong.record.Problem;

/** The databases of mappings as they answer just now. */
final class Sources {
  private final ProvinceDatabases databases;

  /** By the setting of its address; empty for one that answers. */
  private final Map<String, Optional<ProvinceUnreachable>> asked = new LinkedHashMap<>();

  /** Asks each once. */
  Sources(ProvinceDatabases databases, Collection<Mapping> mappings) {
    this.databases = databases;
    for (Mapping mapping : mappings) {
      databases
          .find(mapping)
          .ifPresent(database -> asked.computeIfAbsent(url(mapping), none -> ask(database)));
    }
  }

  private static Optional<ProvinceUnreachable> ask(ProvinceDatabase database) {
    try {
      database.schema().tables();
      return Optional.empty();
    } catch (ProvinceUnreachable away) {
      return Optional.of(away);
    }
  }

  /** Null if its database does not answer, or is none that the settings know. */
  @Nullable ProvinceSchema schema(Mapping mapping) {
    boolean answers = asked.getOrDefault(url(mapping), Optional.empty()).isEmpty();
    return answers ? databases.find(mapping).map(ProvinceDatabase::schema).orElse(null) : null;
  }

  /** Null unless none answers. */
  @Nullable ProvinceUnreachable nobody() {
    List<ProvinceUnreachable> away = asked.values().stream().flatMap(Optional::stream).toList();
    return away.size() < asked.size() || away.isEmpty() ? null : away.get(0);
  }

  /** One for each that does not answer. */
  List<Problem> problems() {
    List<Problem> problems = new ArrayList<>();
    String expected = "a database that answers; its tables were not looked at";
    asked.forEach(
        (url, away) ->
            away.ifPresent(
                down ->
                    problems.add(
                        new Problem(
                            "gateway.properties",
                            0,
                            url,
                            String.valueOf(down.getMessage()),
                            expected,
                            null))));
    return problems;
  }

  /** The settings whose database is of a kind that no test has met, and that kind. */
  static List<String> untested(Settings settings) {
    Map<String, ProvinceSettings> all = new LinkedHashMap<>();
    all.put("province.url", settings.province());
    settings.databases().forEach((name, one) -> all.put("database." + name + ".url", one));
    List<String> untested = new ArrayList<>();
    all.forEach(
        (key, one) -> {
          Dialect dialect = Dialect.ofUrl(one.url());
          if (!dialect.verified()) {
            untested.add(key + ": " + dialect.name());
          }
        });
    return untested;
  }

  /** Mappings that name a database which no setting tells the address of. */
  static List<Problem> unknown(Settings settings, Mappings mappings) {
    List<Problem> problems = new ArrayList<>();
    for (Mapping mapping : mappings.byName().values()) {
      String name = mapping.database();
      if (name != null && !settings.databases().containsKey(name)) {
        Findings findings = new Findings("mappings/" + mapping.name() + ".yaml");
        findings.missing(
            mappings.line(mapping.name(), "database"),
            "database",
            name,
            "a setting database." + name + ".url",
            settings.databases().keySet());
        problems.addAll(findings.list());
      }
    }
    return problems;
  }

  private static String url(Mapping mapping) {
    return mapping.database() == null ? "province.url" : "database." + mapping.database() + ".url";
  }
}
