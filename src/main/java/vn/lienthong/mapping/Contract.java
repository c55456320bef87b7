package vn.lienthong.mapping;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import vn.lienthong.record.Problem;

/**
 * What the national API's OpenAPI file says about its records.
 *
 * @param schemas by name
 * @param filters the query parameters of each resource's list, by path below the API's base
 * @param problems why it could not be read whole; empty if it could
 */
public record Contract(
    Map<String, Schema> schemas, Map<String, Set<String>> filters, List<Problem> problems) {
  /** The file's name below {@code mappings}. */
  public static final String FILE = "national-api.openapi.yaml";

  /**
   * @param directory {@code mappings}
   */
  public static Contract read(Path directory) {
    Findings findings = new Findings("mappings/" + FILE);
    return Yaml.read(directory.resolve(FILE), findings)
        .map(root -> new ContractReader(root).read(findings))
        .orElseGet(() -> new Contract(Map.of(), Map.of(), findings.list()));
  }

  public Optional<Schema> schema(String name) {
    return Optional.ofNullable(schemas.get(name));
  }
}
