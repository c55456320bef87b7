package vn.lienthong.mapping;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the contract says of one resource's records.
 *
 * @param properties by name, in the contract's order
 * @param required names that every record has
 */
public record Schema(String name, Map<String, Property> properties, Set<String> required) {
  /** Names of the properties that a mapping may be about. */
  public List<String> content() {
    return properties.values().stream()
        .filter(property -> !property.bookkeeping())
        .map(Property::name)
        .collect(Collectors.toList());
  }
}
