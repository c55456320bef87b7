package vn.lienthong.mapping;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A YAML document that knows its lines. Recursive aliases are refused, and merge keys unknown. */
public sealed interface Yaml {
  /** 1-based. */
  int line();

  /** What stands here, in words. */
  String found();

  /** What stands below the keys, if all of them are there. */
  default Optional<Yaml> at(String... keys) {
    Optional<Yaml> here = Optional.of(this);
    for (String key : keys) {
      here =
          here.filter(Entries.class::isInstance)
              .flatMap(block -> ((Entries) block).entry(key))
              .map(Entry::value);
    }
    return here;
  }

  /** The scalar below the keys; the empty text if there is none. */
  default String text(String... keys) {
    return at(keys).map(node -> node instanceof Text text ? text.value() : "").orElse("");
  }

  /** The list below the keys; empty if there is none. */
  default List<Yaml> items(String... keys) {
    return at(keys)
        .map(node -> node instanceof Items list ? list.items() : List.<Yaml>of())
        .orElse(List.of());
  }

  /** The keys below the keys; empty if there is no block. */
  default List<Entry> entries(String... keys) {
    return at(keys)
        .map(node -> node instanceof Entries block ? block.entries() : List.<Entry>of())
        .orElse(List.of());
  }

  /** The line of what stands below the keys; this one's if there is nothing. */
  default int line(String... keys) {
    return at(keys).map(Yaml::line).orElse(line());
  }

  /**
   * A scalar.
   *
   * @param plain not between quotes and no block text, so that it may be a number or a flag
   */
  record Text(String value, boolean plain, int line) implements Yaml {
    @Override
    public String found() {
      return empty() ? "nothing" : Findings.quoted(value);
    }

    /** A key with nothing after its colon. */
    public boolean empty() {
      return plain && (value.isEmpty() || value.equals("~") || value.equals("null"));
    }
  }

  /** A sequence. */
  record Items(List<Yaml> items, int line) implements Yaml {
    @Override
    public String found() {
      return "a list";
    }
  }

  /** A block of keys. */
  record Entries(List<Entry> entries, int line) implements Yaml {
    @Override
    public String found() {
      return "a block";
    }

    public Optional<Entry> entry(String key) {
      return entries.stream().filter(entry -> entry.key().equals(key)).findFirst();
    }

    public List<String> keys() {
      return entries.stream().map(Entry::key).toList();
    }
  }

  /** A key and what stands after its colon. */
  record Entry(String key, Yaml value, int line) {}

  /**
   * Reads a file; empty if it cannot be read or is empty, and then the findings say why.
   *
   * @param findings takes broken syntax and duplicate keys too
   */
  static Optional<Yaml> read(Path file, Findings findings) {
    return YamlReader.text(file, findings).flatMap(text -> YamlReader.parse(text, findings, true));
  }
}
