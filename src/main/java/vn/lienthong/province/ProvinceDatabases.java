package vn.lienthong.province;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.lienthong.mapping.Mapping;

/** The province's databases: the usual one, and those that mappings call by name. */
public final class ProvinceDatabases implements AutoCloseable {
  private final ProvinceDatabase usual;
  private final Map<String, ProvinceDatabase> named;

  private ProvinceDatabases(ProvinceDatabase usual, Map<String, ProvinceDatabase> named) {
    this.usual = usual;
    this.named = named;
  }

  /** One for all mappings, and to be closed by its own opener. */
  public static ProvinceDatabases only(ProvinceDatabase usual) {
    return new ProvinceDatabases(usual, Map.of());
  }

  /**
   * Connects to none yet, so that one that is away holds up nobody.
   *
   * @param named by the names that mappings use
   * @throws IllegalArgumentException if a URL is of no database that we know
   */
  public static ProvinceDatabases open(
      ProvinceSettings usual, Map<String, ProvinceSettings> named) {
    ProvinceDatabases databases =
        new ProvinceDatabases(ProvinceDatabase.open(usual), new LinkedHashMap<>());
    try {
      named.forEach(
          (name, settings) -> databases.named.put(name, ProvinceDatabase.beside(settings)));
      return databases;
    } catch (RuntimeException unknown) {
      databases.close();
      throw unknown;
    }
  }

  /** That of mappings which name none. */
  public ProvinceDatabase usual() {
    return usual;
  }

  /**
   * The one in which the mapping's tables are.
   *
   * @throws IllegalArgumentException if it names one that is not configured
   */
  public ProvinceDatabase of(Mapping mapping) {
    return find(mapping)
        .orElseThrow(
            () -> new IllegalArgumentException("no database is named " + mapping.database()));
  }

  /** As {@link #of}; empty if it names one that is not configured. */
  public Optional<ProvinceDatabase> find(Mapping mapping) {
    String name = mapping.database();
    return Optional.ofNullable(name == null ? usual : named.get(name));
  }

  @Override
  public void close() {
    List<ProvinceDatabase> all = new ArrayList<>(named.values());
    all.add(usual);
    all.forEach(ProvinceDatabase::close);
  }
}
