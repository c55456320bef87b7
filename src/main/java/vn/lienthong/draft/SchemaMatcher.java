package vn.lienthong.draft;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import vn.lienthong.province.Column;
import vn.lienthong.province.Table.ForeignKey;

/**
 * Finds out which of a database's tables is which resource. First each table is taken for what it
 * looks most like by itself; then once more, knowing what the tables are that it refers to; then
 * child rows are hung below the tables they belong to.
 */
final class SchemaMatcher {
  private static final double LEAST = 0.55;

  private final Phrasebook book;
  private final List<Target> targets;
  private final List<NumberedNames> numberings;
  private final String province;

  SchemaMatcher(
      Phrasebook book, List<Target> targets, List<NumberedNames> numberings, String province) {
    this.book = book;
    this.targets = targets;
    this.numberings = numberings;
    this.province = province;
  }

  /** The tables that are a resource, child rows below them. */
  List<TableMatch> match(List<Sight> sights) {
    Map<String, String> kinds = new HashMap<>();
    List<TableMatch> best = List.of();
    for (int pass = 0; pass < 3; pass++) {
      Surmise surmise = new Surmise(Map.copyOf(kinds), province);
      best = sights.stream().map(sight -> best(sight, sights, surmise)).toList();
      kinds.clear();
      best.stream()
          .filter(match -> match.score() >= LEAST)
          .forEach(match -> kinds.put(lower(match.sight().name()), match.target().kind()));
    }
    Surmise surmise = new Surmise(Map.copyOf(kinds), province);
    List<TableMatch> found =
        new Family(book, surmise)
            .gather(best.stream().filter(this::good).toList()).stream()
                .map(this::numbered)
                .sorted(Comparator.comparing((TableMatch match) -> match.target().kind()))
                .toList();
    return found.stream().map(match -> referring(match, found)).toList();
  }

  private boolean good(TableMatch match) {
    return match.score() >= LEAST;
  }

  private TableMatch best(Sight sight, List<Sight> all, Surmise surmise) {
    TableMatcher matcher = new TableMatcher(book, surmise);
    List<TableMatch> candidates = new ArrayList<>();
    for (Target target : targets) {
      Set<String> parents =
          target.parent() == null ? Set.of() : toParent(sight, target.parent(), all, surmise);
      TableMatch match = matcher.match(target, sight, parents);
      candidates.add(target.parent() == null ? match : asChild(match, !parents.isEmpty()));
    }
    return candidates.stream().max(Comparator.comparingDouble(TableMatch::score)).orElseThrow();
  }

  /** Rows that belong to nobody are no child rows. */
  private static TableMatch asChild(TableMatch match, boolean belongs) {
    double score = belongs ? Fit.up(match.score(), 0.15) : match.score() * 0.7;
    return match.scored(score);
  }

  /** Columns, in lower case, that refer to a table taken for the parent. */
  private static Set<String> toParent(
      Sight sight, String parent, List<Sight> all, Surmise surmise) {
    for (ForeignKey key : sight.table().foreignKeys()) {
      String kind = surmise.kind(key.target());
      if (parent.equals(kind) && !key.target().equalsIgnoreCase(sight.name())) {
        return Sight.lower(key.columns());
      }
    }
    return all.stream()
        .filter(other -> parent.equals(surmise.kind(other.name())) && !other.equals(sight))
        .map(other -> shared(sight, other))
        .filter(shared -> !shared.isEmpty())
        .findFirst()
        .orElse(Set.of());
  }

  /** The other's primary key, if columns of the same names are part of this one's. */
  private static Set<String> shared(Sight sight, Sight other) {
    Set<String> wanted = Sight.lower(other.table().primaryKey());
    Set<String> own = Sight.lower(sight.table().primaryKey());
    return !wanted.isEmpty() && own.containsAll(wanted) && own.size() > wanted.size()
        ? wanted
        : Set.of();
  }

  /** Says of codes which numbering they are, where names beside them tell. */
  private TableMatch numbered(TableMatch match) {
    Optional<FieldMatch> code = match.field("ma");
    Optional<FieldMatch> name = match.field("ten");
    if (code.isEmpty() || name.isEmpty()) {
      return match;
    }
    Column codes = code.get().column();
    Column names = name.get().column();
    String found = null;
    for (NumberedNames numbering : numberings) {
      found =
          numbering.needed(match.sight().rows(), codes.name(), names.name())
              ? numbering.name()
              : found;
    }
    String crosswalk = found;
    return crosswalk == null
        ? match
        : match.with(
            match.fields().stream()
                .map(field -> field.equals(code.get()) ? field.with(crosswalk) : field)
                .toList());
  }

  /** A code of another table is of the numbering that the other table is of. */
  private static TableMatch referring(TableMatch match, List<TableMatch> all) {
    return match.with(
        match.fields().stream()
            .map(
                field ->
                    field.codes() == null && field.field().refers() != null
                        ? field.with(numbering(field.field().refers(), all))
                        : field)
            .toList());
  }

  private static @Nullable String numbering(String path, List<TableMatch> all) {
    return all.stream()
        .filter(match -> Target.path(match.target().kind()).equals(path))
        .max(Comparator.comparingDouble(TableMatch::score))
        .flatMap(match -> match.field("ma"))
        .map(FieldMatch::codes)
        .orElse(null);
  }

  private static String lower(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  /** Resources with the child rows that belong to them. */
  private record Family(Phrasebook book, Surmise surmise) {
    List<TableMatch> gather(List<TableMatch> found) {
      List<TableMatch> resources = new ArrayList<>();
      found.stream().filter(match -> match.target().parent() == null).forEach(resources::add);
      Map<String, TableMatch> best = new TreeMap<>();
      for (TableMatch child : found) {
        if (child.target().parent() != null) {
          TableMatch parent = parent(child, resources);
          if (parent != null) {
            String place = parent.sight().name() + "|" + child.target().kind();
            TableMatch hung = hang(child, parent);
            best.merge(place, hung, (a, b) -> a.score() >= b.score() ? a : b);
          }
        }
      }
      best.forEach(
          (place, child) ->
              resources.stream()
                  .filter(parent -> place.startsWith(parent.sight().name() + "|"))
                  .forEach(parent -> parent.children().add(child)));
      return resources;
    }

    private static @Nullable TableMatch parent(TableMatch child, List<TableMatch> resources) {
      List<TableMatch> possible =
          resources.stream()
              .filter(match -> match.target().kind().equals(child.target().parent()))
              .toList();
      for (ForeignKey key : child.sight().table().foreignKeys()) {
        for (TableMatch match : possible) {
          if (match.sight().name().equalsIgnoreCase(key.target())) {
            return match;
          }
        }
      }
      return possible.stream()
          .filter(match -> !shared(child.sight(), match.sight()).isEmpty())
          .findFirst()
          .orElse(null);
    }

    /** With the columns that hold the parent's identity; without fields if they do not. */
    private TableMatch hang(TableMatch child, TableMatch parent) {
      Map<String, String> columns = new LinkedHashMap<>();
      for (String name : parent.target().identity()) {
        parent
            .field(name)
            .flatMap(field -> column(child.sight(), parent.sight(), field.column()))
            .ifPresent(column -> columns.put(name, column));
      }
      return new TableMatcher(book, surmise)
          .match(child.target(), child.sight(), Sight.lower(columns.values()))
          .below(columns);
    }

    private static Optional<String> column(Sight child, Sight parent, Column wanted) {
      for (ForeignKey key : child.table().foreignKeys()) {
        if (key.target().equalsIgnoreCase(parent.name())) {
          for (int i = 0; i < key.columns().size(); i++) {
            if (key.targetColumns().get(i).equalsIgnoreCase(wanted.name())) {
              return Optional.of(key.columns().get(i));
            }
          }
          return Optional.empty();
        }
      }
      return child.table().column(wanted.name()).map(Column::name);
    }
  }
}
