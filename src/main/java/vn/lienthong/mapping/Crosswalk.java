package vn.lienthong.mapping;

import java.util.Map;
import java.util.Optional;

/**
 * A one-to-one table between two code schemes, read from {@code mappings/codes/NAME.csv}.
 *
 * @param name the file's name without its ending
 * @param from the province's scheme (first column)
 * @param to the national scheme (second column)
 * @param forward from → to
 * @param backward to → from
 */
public record Crosswalk(
    String name,
    String from,
    String to,
    Map<String, String> forward,
    Map<String, String> backward) {
  public Optional<String> toNation(String code) {
    return Optional.ofNullable(forward.get(code));
  }

  public Optional<String> toProvince(String code) {
    return Optional.ofNullable(backward.get(code));
  }
}
