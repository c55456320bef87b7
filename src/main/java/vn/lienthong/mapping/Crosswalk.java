package vn.lienthong.mapping;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

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
  /** Whether there is one with a blank in it, which no code has. */
  public boolean words() {
    return Stream.of(forward, backward)
        .flatMap(codes -> codes.keySet().stream())
        .anyMatch(code -> code.indexOf(' ') >= 0);
  }

  /** Whether the province's are whole numbers, which a column of such can hold. */
  public boolean numbers() {
    return forward.keySet().stream().allMatch(code -> code.matches("0|[1-9]\\d{0,8}"));
  }

  public Optional<String> toNation(String code) {
    return Optional.ofNullable(forward.get(code));
  }

  public Optional<String> toProvince(String code) {
    return Optional.ofNullable(backward.get(code));
  }
}
