package vn.lienthong.mapping;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads {@code cap = 'THON' and tinh in ('12', '14')}; a quote within a value is doubled. */
final class ConditionReader {
  static final String FORM = "name = 'value' or name in ('a', 'b'), joined by and";

  private static final Pattern TOKEN =
      Pattern.compile(
          "\\s*(?:([\\p{L}\\p{M}\\p{N}_$]+)|'((?:[^']|'')*)'|([=(),])|(%s))\\s*"
              .formatted(TableName.QUOTED));

  private record Token(String text, Kind kind) {}

  private enum Kind {
    WORD,
    VALUE,
    /** A name between quotes, which is never a word of the language. */
    NAME
  }

  private final List<Token> tokens;
  private int next;

  private ConditionReader(List<Token> tokens) {
    this.tokens = tokens;
  }

  /**
   * @throws IllegalArgumentException if the text has another form
   */
  static List<Condition> read(String text) {
    ConditionReader reader = new ConditionReader(tokens(text));
    List<Condition> conditions = new ArrayList<>();
    do {
      conditions.add(reader.condition());
    } while (reader.takes("and"));
    reader.expect(reader.next == reader.tokens.size());
    return conditions;
  }

  private static List<Token> tokens(String text) {
    List<Token> tokens = new ArrayList<>();
    Matcher matcher = TOKEN.matcher(text);
    int at = 0;
    while (at < text.length()) {
      matcher.region(at, text.length());
      if (!matcher.lookingAt()) {
        throw new IllegalArgumentException(FORM);
      }
      tokens.add(token(matcher));
      at = matcher.end();
    }
    return tokens;
  }

  private static Token token(Matcher found) {
    if (found.group(2) != null) {
      return new Token(found.group(2).replace("''", "'"), Kind.VALUE);
    }
    return found.group(4) == null
        ? new Token(found.group().strip(), Kind.WORD)
        : new Token(TableName.unquoted(found.group(4)), Kind.NAME);
  }

  private Condition condition() {
    String name = name();
    List<String> values = new ArrayList<>();
    if (takes("=")) {
      values.add(value());
      return new Condition(name, values);
    }
    expect(takes("in") && takes("("));
    do {
      values.add(value());
    } while (takes(","));
    expect(takes(")"));
    return new Condition(name, values);
  }

  private String name() {
    expect(next < tokens.size() && tokens.get(next).kind() != Kind.VALUE);
    Token token = tokens.get(next++);
    expect(token.kind() == Kind.NAME || token.text().matches("[\\p{L}_][\\p{L}\\p{M}\\p{N}_$]*"));
    return token.text();
  }

  private String value() {
    expect(next < tokens.size() && tokens.get(next).kind() == Kind.VALUE);
    return tokens.get(next++).text();
  }

  private boolean takes(String word) {
    if (next < tokens.size()
        && tokens.get(next).kind() == Kind.WORD
        && tokens.get(next).text().toLowerCase(Locale.ROOT).equals(word)) {
      next++;
      return true;
    }
    return false;
  }

  private void expect(boolean holds) {
    if (!holds) {
      throw new IllegalArgumentException(FORM);
    }
  }
}
