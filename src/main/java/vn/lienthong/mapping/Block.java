package vn.lienthong.mapping;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One block of a file being read: hands out values of the wanted type and notes what does not fit,
 * so that its reader goes on to the next fault.
 */
public final class Block {
  private static final Pattern WHOLE = Pattern.compile("\\d{1,9}");

  private final Yaml.Entries entries;
  private final String path;
  private final Findings findings;

  Block(Yaml.Entries entries, String path, Findings findings) {
    this.entries = entries;
    this.path = path;
    this.findings = findings;
  }

  /** The whole file as a block; empty if it is none. */
  public static Optional<Block> whole(Yaml root, Findings findings) {
    if (root instanceof Yaml.Entries entries) {
      return Optional.of(new Block(entries, "", findings));
    }
    findings.add(root.line(), "file", root.found(), "a block of keys");
    return Optional.empty();
  }

  public void only(Collection<String> known) {
    for (Yaml.Entry entry : entries.entries()) {
      if (!known.contains(entry.key())) {
        findings.unknown(entry.line(), at(entry.key()), entry.key(), known);
      }
    }
  }

  /** Null if the key is missing, empty or no text. */
  public @Nullable String text(String key) {
    Yaml value = value(key);
    if (value == null) {
      return null;
    }
    if (value instanceof Yaml.Text text) {
      return text.value();
    }
    findings.add(value.line(), at(key), value.found(), "a text");
    return null;
  }

  /** A text that must be there and have a form; the empty text if it is not or has not. */
  public String text(String key, Pattern form, String expected) {
    String text = value(key) == null ? null : text(key);
    if (value(key) == null) {
      findings.add(line(key), at(key), "nothing", expected);
    } else if (text != null && !form.matcher(text).matches()) {
      findings.add(line(key), at(key), Findings.quoted(text), expected);
    } else if (text != null) {
      return text;
    }
    return "";
  }

  public boolean flag(String key) {
    Yaml value = value(key);
    if (value instanceof Yaml.Text text && text.plain() && isFlag(text.value())) {
      return text.value().equals("true");
    }
    if (value != null) {
      findings.add(value.line(), at(key), value.found(), "true or false");
    }
    return false;
  }

  public int number(String key, int otherwise) {
    Yaml value = value(key);
    if (value instanceof Yaml.Text text && WHOLE.matcher(text.value()).matches()) {
      return Integer.parseInt(text.value());
    }
    if (value != null) {
      findings.add(value.line(), at(key), value.found(), "a whole number");
    }
    return otherwise;
  }

  /** One of a few words; {@code otherwise} if the key is missing or its word is none of them. */
  public <E> E word(String key, Map<String, E> words, E otherwise) {
    String text = text(key);
    E meant = text == null ? null : words.get(text);
    if (text != null && meant == null) {
      findings.unknown(line(key), at(key), text, words.keySet());
    }
    return meant == null ? otherwise : meant;
  }

  public List<String> texts(String key) {
    Yaml value = value(key);
    return value == null ? List.of() : texts(value, at(key));
  }

  List<String> texts(Yaml value, String where) {
    List<String> texts = new ArrayList<>();
    if (!(value instanceof Yaml.Items list)) {
      findings.add(value.line(), where, value.found(), "a list of names");
      return texts;
    }
    for (Yaml item : list.items()) {
      if (item instanceof Yaml.Text text && !text.empty()) {
        texts.add(text.value());
      } else {
        findings.add(item.line(), where, item.found(), "a name");
      }
    }
    return texts;
  }

  public Optional<Block> block(String key) {
    Yaml value = value(key);
    if (value instanceof Yaml.Entries below) {
      return Optional.of(new Block(below, at(key), findings));
    }
    if (value != null) {
      findings.add(value.line(), at(key), value.found(), "a block of keys");
    }
    return Optional.empty();
  }

  /** Null if the key is missing or has nothing after its colon. */
  public @Nullable Yaml value(String key) {
    Yaml value = entries.entry(key).map(Yaml.Entry::value).orElse(null);
    return value instanceof Yaml.Text text && text.empty() ? null : value;
  }

  public List<String> keys() {
    return entries.keys();
  }

  /** Of the key, or of the block if it has no such key. */
  public int line(String key) {
    return entries.entry(key).map(Yaml.Entry::line).orElse(entries.line());
  }

  public String at(String key) {
    return path.isEmpty() ? key : path + "." + key;
  }

  public Findings findings() {
    return findings;
  }

  private static boolean isFlag(String text) {
    return text.equals("true") || text.equals("false");
  }
}
