package vn.lienthong.mapping;

import java.util.Collection;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How long a text the contract allows, and so how long a column must be. */
public final class Longest {
  public static final long UNKNOWN = 0;

  /** Digits counted in braces and fixed words, as codes have them; other patterns tell nothing. */
  private static final Pattern CODES =
      Pattern.compile("\\^\\(?(?:(?:\\[0-9]\\{\\d+}|[A-Z]+)\\|?)+\\)?\\$");

  private static final Pattern PART = Pattern.compile("\\[0-9]\\{(\\d+)}|([A-Z]+)");

  private Longest() {}

  /** In characters, as the province writes it; {@link #UNKNOWN} if the contract sets no limit. */
  public static long of(Field field, Property property) {
    return field.codes() == null
        ? of(field.type(), field.separator(), property)
        : longest(field.codes().forward().keySet());
  }

  /** The same where nothing is translated. */
  public static long of(FieldType type, @Nullable String between, Property property) {
    if (type == FieldType.LIST && property.items() != null) {
      long element = of(property.items().limits());
      long most = property.limits().maxItems();
      int separator = between == null ? 1 : between.length();
      return element == UNKNOWN || most == Integer.MAX_VALUE
          ? UNKNOWN
          : most * element + (most - 1) * separator;
    }
    return of(property.limits());
  }

  private static long of(Limits limits) {
    if (limits.maxLength() < Integer.MAX_VALUE) {
      return limits.maxLength();
    }
    if (!limits.anyOf().isEmpty()) {
      return longest(limits.anyOf());
    }
    return limits.pattern() == null ? UNKNOWN : ofPattern(limits.pattern());
  }

  private static long ofPattern(String pattern) {
    long longest = UNKNOWN;
    if (CODES.matcher(pattern).matches() && (pattern.contains("|") || parts(pattern) == 1)) {
      Matcher part = PART.matcher(pattern);
      while (part.find()) {
        String digits = part.group(1);
        longest =
            Math.max(longest, digits == null ? part.group().length() : Long.parseLong(digits));
      }
    }
    return longest;
  }

  private static long parts(String pattern) {
    return PART.matcher(pattern).results().count();
  }

  private static long longest(Collection<String> texts) {
    return texts.stream().mapToLong(text -> text.codePointCount(0, text.length())).max().orElse(0);
  }
}
