package vn.lienthong.national.dialect;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;
import vn.lienthong.mapping.Property;
import vn.lienthong.mapping.Schema;

/** The names of one schema's records in a dialect, both ways, and what kind of value each has. */
final class Vocabulary {
  private static final int DEEPEST = 5;
  private final Dialect.Spelling spelling;
  private final Map<String, Word> byOurs = new HashMap<>();
  private final Map<String, Word> byTheirs = new HashMap<>();

  /** Below members that the contract does not know; this one if it knows none itself. */
  private final Vocabulary unknown;

  /** What a value is, where that decides how it is written. */
  enum Kind {
    DATE,
    BOOLEAN,
    NUMBER,
    /** The name of a member, or the way to one below. */
    NAME,
    OTHER
  }

  /**
   * A member's name on both sides.
   *
   * @param below of an object, or of an array's objects
   */
  record Word(String ours, String theirs, Kind kind, Vocabulary below) {}

  private Vocabulary(Dialect.Spelling spelling) {
    this.spelling = spelling;
    this.unknown = this;
  }

  private Vocabulary(Vocabulary unknown) {
    this.spelling = unknown.spelling;
    this.unknown = unknown;
  }

  /** Without a schema names follow from the case, and values stay as they are. */
  static Vocabulary of(Dialect.Spelling spelling, @Nullable Schema schema) {
    Vocabulary unknown = new Vocabulary(spelling);
    return schema == null ? unknown : unknown.of(schema);
  }

  private Vocabulary of(Schema schema) {
    Vocabulary vocabulary = new Vocabulary(unknown);
    schema.properties().values().forEach(vocabulary::learn);
    return vocabulary;
  }

  /**
   * Of the answer to one entry of a batch of these, which shows the record as stored, or names the
   * fields that are to blame.
   */
  Vocabulary ofResults() {
    Vocabulary results = new Vocabulary(unknown);
    results.learn(new Word("banGhi", spelled("banGhi"), Kind.OTHER, this));
    Vocabulary errors = new Vocabulary(unknown);
    errors.learn(new Word("field", spelled("field"), Kind.NAME, this));
    results.learn(new Word("errors", spelled("errors"), Kind.OTHER, errors));
    return results;
  }

  /** {@code O[3].Dong} is {@code o[3].dong}. */
  String way(String theirs) {
    StringJoiner ours = new StringJoiner(".");
    Vocabulary here = this;
    for (String part : theirs.split("\\.", DEEPEST)) {
      int place = part.indexOf('[');
      String name = place < 0 ? part : part.substring(0, place);
      Word word = here.theirs(name);
      ours.add(word.ours() + part.substring(name.length()));
      here = word.below();
    }
    return ours.toString();
  }

  private void learn(Property property) {
    Property one = property.items() == null ? property : property.items();
    Schema members = one.members();
    Vocabulary below = members == null ? unknown : of(members);
    learn(new Word(property.name(), spelled(property.name()), kind(one), below));
  }

  private void learn(Word word) {
    byOurs.put(word.ours(), word);
    byTheirs.put(word.theirs(), word);
  }

  private static Kind kind(Property property) {
    return switch (property.type()) {
      case "integer", "number" -> Kind.NUMBER;
      case "boolean" -> Kind.BOOLEAN;
      default -> "date".equals(property.format()) ? Kind.DATE : Kind.OTHER;
    };
  }

  Word ours(String name) {
    Word known = byOurs.get(name);
    return known != null ? known : new Word(name, spelled(name), Kind.OTHER, unknown);
  }

  Word theirs(String name) {
    Word known = byTheirs.get(name);
    return known != null ? known : new Word(unspelled(name), name, Kind.OTHER, unknown);
  }

  private String spelled(String name) {
    String given = spelling.names().get(name);
    if (given != null || name.isEmpty()) {
      return given == null ? name : given;
    }
    return switch (spelling.letters()) {
      case CAMEL -> name;
      case PASCAL -> name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
      case SNAKE -> snake(name);
    };
  }

  private String unspelled(String name) {
    for (Map.Entry<String, String> given : spelling.names().entrySet()) {
      if (given.getValue().equals(name)) {
        return given.getKey();
      }
    }
    return switch (spelling.letters()) {
      case CAMEL -> name;
      case PASCAL ->
          name.isEmpty() ? name : name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
      case SNAKE -> camel(name);
    };
  }

  private static String snake(String camel) {
    StringBuilder snake = new StringBuilder(camel.length() + 4);
    for (char letter : camel.toCharArray()) {
      if (Character.isUpperCase(letter)) {
        snake.append('_');
      }
      snake.append(Character.toLowerCase(letter));
    }
    return snake.toString();
  }

  private static String camel(String snake) {
    StringBuilder camel = new StringBuilder(snake.length());
    boolean up = false;
    for (char letter : snake.toCharArray()) {
      if (letter == '_') {
        up = true;
      } else {
        camel.append(up ? Character.toUpperCase(letter) : letter);
        up = false;
      }
    }
    return camel.toString();
  }
}
