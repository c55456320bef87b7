package vn.lienthong.draft;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What tables and columns may be called: {@code phrases.txt}. */
final class Phrasebook {
  private static final int SHORTEST = 2;

  private final Map<String, List<List<String>>> phrases = new HashMap<>();
  private final Set<String> vocabulary = new HashSet<>();
  private final Set<String> noise = new HashSet<>();
  private final Map<String, Double> known = new HashMap<>();
  private final Map<String, List<String>> knownWords = new HashMap<>();
  private final Map<String, List<List<String>>> knownRests = new HashMap<>();

  private Phrasebook(Map<String, String> lines) {
    lines.forEach(
        (key, text) -> {
          if (key.equals("noise")) {
            noise.addAll(List.of(text.split(" ")));
            vocabulary.addAll(noise);
          } else {
            List<List<String>> all =
                Arrays.stream(text.split("\\|"))
                    .map(phrase -> List.of(phrase.strip().split(" +")))
                    .toList();
            phrases.put(key, all);
            all.forEach(vocabulary::addAll);
          }
        });
    vocabulary.removeIf(word -> word.length() < SHORTEST);
  }

  static Phrasebook read() {
    return new Phrasebook(lines("phrases.txt"));
  }

  /** {@code key = text} by key, in the file's order. */
  static Map<String, String> lines(String file) {
    try (InputStream in =
        Objects.requireNonNull(Phrasebook.class.getResourceAsStream(file), file)) {
      Map<String, String> lines = new LinkedHashMap<>();
      for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n")) {
        int equals = line.indexOf(" = ");
        if (!line.startsWith("#") && equals > 0) {
          lines.put(line.substring(0, equals), line.substring(equals + 3).strip());
        }
      }
      return lines;
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** The words of a name, glued ones taken apart where all their parts are known. */
  List<String> words(String name) {
    return knownWords.computeIfAbsent(name, this::takenApart);
  }

  private List<String> takenApart(String name) {
    List<String> words = new ArrayList<>();
    for (String word : Words.of(name)) {
      List<String> parts =
          vocabulary.contains(word) || word.length() < 2 * SHORTEST ? null : parts(word);
      words.addAll(parts == null ? List.of(word) : parts);
    }
    return words;
  }

  /** The fewest known words that a glued one consists of; null if it does not. */
  private @Nullable List<String> parts(String word) {
    List<@Nullable List<String>> upTo = new ArrayList<>();
    upTo.add(List.of());
    for (int end = 1; end <= word.length(); end++) {
      List<String> best = null;
      for (int start = 0; start <= end - SHORTEST; start++) {
        List<String> before = upTo.get(start);
        String last = word.substring(start, end);
        if (before != null
            && vocabulary.contains(last)
            && (best == null || before.size() + 1 < best.size())) {
          best = new ArrayList<>(before);
          best.add(last);
        }
      }
      upTo.add(best);
    }
    return upTo.get(word.length());
  }

  /** Of a table's name and a resource or list of child rows. */
  double table(String name, String kind) {
    return known.computeIfAbsent(name + "||" + kind, none -> seen(name, kind));
  }

  private double seen(String name, String kind) {
    List<String> words = words(name);
    List<String> bare = without(words, noise);
    return Math.max(likeness(words, kind), likeness(bare.isEmpty() ? words : bare, kind));
  }

  /**
   * Of a column's name and a field.
   *
   * @param kind the resource or list of child rows, such as {@code MauBieu.dong}
   */
  double column(String name, String kind, String field) {
    return known.computeIfAbsent(name + "|" + kind + "|" + field, none -> seen(name, kind, field));
  }

  private double seen(String name, String kind, String field) {
    List<String> words = words(name);
    String key = phrases.containsKey(kind + "." + field) ? kind + "." + field : field;
    double best = phrases.containsKey(key) ? likeness(words, key) : 0;
    best = Math.max(best, Likeness.of(words, Words.of(field)));
    List<List<String>> rests =
        knownRests.computeIfAbsent(name + "|" + kind, none -> withoutTable(words, kind));
    for (List<String> rest : rests) {
      best = Math.max(best, 0.96 * likeness(rest, key));
    }
    return best;
  }

  /** The same against a list of phrases that is no field's: {@code none}, {@code status}. */
  double column(String name, String list) {
    return known.computeIfAbsent(name + "|" + list, none -> likeness(words(name), list));
  }

  /** A column is often named after its table too: {@code ten_dvhc} is its {@code ten}. */
  private List<List<String>> withoutTable(List<String> words, String kind) {
    List<List<String>> rests = new ArrayList<>();
    for (int from = 0; from < words.size(); from++) {
      for (int to = from + 1; to <= words.size(); to++) {
        boolean rest = to - from < words.size();
        if (rest && likeness(words.subList(from, to), kind) >= 0.72) {
          List<String> left = new ArrayList<>(words.subList(0, from));
          left.addAll(words.subList(to, words.size()));
          rests.add(left);
        }
      }
    }
    return rests;
  }

  private double likeness(List<String> words, String key) {
    return phrases.getOrDefault(key, List.of()).stream()
        .mapToDouble(phrase -> Likeness.of(words, phrase))
        .max()
        .orElse(0);
  }

  private static List<String> without(List<String> words, Collection<String> noise) {
    return words.stream().filter(word -> !noise.contains(word)).collect(Collectors.toList());
  }
}
