package vn.lienthong.services;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.lienthong.services.Parameter.Kind;

/**
 * How one resource is asked for.
 *
 * @param resource as granted: {@code bieu}, or {@code quoc-gia/bieu}
 * @param parameters of its own
 * @param common that all have
 */
record Form(Offer offer, String resource, List<Parameter> parameters, List<String> common) {
  /** Of the province's records. */
  static Form of(Offer offer) {
    List<String> common = List.of("size", "page", "after", "changedSince");
    return new Form(offer, offer.path(), offer.parameters(), common);
  }

  /**
   * Of the ministry's records.
   *
   * @param filters that the ministry's own contract has
   */
  static Form live(Offer offer, Set<String> filters) {
    List<Parameter> known =
        offer.parameters().stream()
            .filter(one -> one.kind() != Kind.STATUS && filters.contains(asked(one)))
            .toList();
    List<String> common = List.of("size", "after", "changedSince");
    return new Form(offer, Offer.LIVE + offer.path(), known, common);
  }

  /** The ministry's name of a parameter: of values the field's, of days and words our own. */
  static String asked(Parameter parameter) {
    boolean values = parameter.kind() == Kind.MANY || parameter.kind() == Kind.ONE;
    return values ? parameter.field() : parameter.name();
  }

  @Nullable Parameter parameter(String name) {
    return parameters.stream().filter(one -> one.name().equals(name)).findFirst().orElse(null);
  }

  List<String> names() {
    List<String> names = new ArrayList<>(common);
    parameters.forEach(parameter -> names.add(parameter.name()));
    return names;
  }
}
