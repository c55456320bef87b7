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
      Pattern.compile("\\s*(?:(\\w+)|'((?:[^']|'')*)'|([=(),]))\\s*");

  private record Token(String text, boolean value) {}

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
      String value = matcher.group(2);
      tokens.add(
          value == null
              ? new Token(matcher.group().strip(), false)
              : new Token(value.replace("''", "'"), true));
      at = matcher.end();
    }
    return tokens;
  }

  private Condition condition() {
    String name = take(false);
    expect(name.matches("[A-Za-z_]\\w*"));
    List<String> values = new ArrayList<>();
    if (takes("=")) {
      values.add(take(true));
      return new Condition(name, values);
    }
    expect(takes("in") && takes("("));
    do {
      values.add(take(true));
    } while (takes(","));
    expect(takes(")"));
    return new Condition(name, values);
  }

  private String take(boolean value) {
    expect(next < tokens.size() && tokens.get(next).value() == value);
    return tokens.get(next++).text();
  }

  private boolean takes(String word) {
    if (next < tokens.size()
        && !tokens.get(next).value()
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
