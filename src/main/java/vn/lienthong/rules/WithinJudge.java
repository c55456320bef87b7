package vn.lienthong.rules;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.lienthong.mapping.Mapping;
import vn.lienthong.mapping.Rule;
import vn.lienthong.record.Cause;

/**
 * Every child stands where its template has a place for it: no cell outside the grid.
 *
 * @param template the template's mapping
 */
final class WithinJudge implements Judge {
  private final Rule.Within rule;
  private final Mapping template;
  private final Surroundings around;
  private final Map<String, Optional<Set<String>>> grids = new HashMap<>();

  WithinJudge(Rule.Within rule, Mapping template, Surroundings around) {
    this.rule = rule;
    this.template = template;
    this.around = around;
  }

  @Override
  public List<Cause> causes(Map<String, @Nullable String> values) {
    String code = values.get(rule.by());
    Optional<Set<String>> grid =
        code == null ? Optional.empty() : grids.computeIfAbsent(code, this::grid);
    boolean outside = grid.isPresent() && !grid.get().containsAll(places(values));
    return outside ? List.of(Judge.broken(rule, rule.rows() + "." + rule.field())) : List.of();
  }

  private Set<String> places(Map<String, @Nullable String> values) {
    Set<String> places = new HashSet<>();
    for (JsonNode child : Children.of(values, rule.rows())) {
      places.add(String.valueOf(Children.text(child, rule.field())));
    }
    return places;
  }

  private Optional<Set<String>> grid(String code) {
    String identity = Templates.identity(template, rule.in().field());
    return around
        .agreed(rule.in().flow(), code)
        .map(
            found -> {
              Set<String> known = new HashSet<>();
              for (JsonNode place : Children.of(found, rule.in().field())) {
                known.add(String.valueOf(Children.text(place, identity)));
              }
              return known;
            });
  }
}
