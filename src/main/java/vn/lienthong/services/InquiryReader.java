package vn.lienthong.services;

import java.text.Normalizer;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.lienthong.record.Nearest;
import vn.lienthong.web.Denial;

/**
 * From the parameters of an address to an {@link Inquiry}; whatever is not understood is refused.
 */
final class InquiryReader {
  static final int LARGEST_PAGE = 500;
  private static final int USUAL_PAGE = 100;

  /** Rows that are counted off to find a page; beyond them {@code after} finds it at once. */
  private static final int DEEPEST = 100_000;

  private static final int MOST_VALUES = 200;
  private static final int LONGEST_VALUE = 200;
  private static final int LONGEST_CURSOR = 2_000;

  private final Form form;
  private final Map<String, List<String>> given;

  private InquiryReader(Form form, Map<String, List<String>> given) {
    this.form = form;
    this.given = given;
  }

  /**
   * @param given what stood in the address, decoded
   * @throws Denial naming the parameter at fault
   */
  static Inquiry read(Form form, Map<String, List<String>> given) {
    return new InquiryReader(form, given).read();
  }

  private Inquiry read() {
    Map<String, List<String>> values = new LinkedHashMap<>();
    given.forEach(
        (name, texts) -> {
          Parameter parameter = form.parameter(name);
          if (parameter == null && !form.common().contains(name)) {
            throw unknown(name);
          }
          if (texts.size() > 1) {
            throw bad(name, "is given twice; write several values with commas between them");
          }
          if (parameter != null) {
            values.put(name, values(parameter, clean(name, texts.get(0))));
          }
        });
    int size = number("size", USUAL_PAGE, LARGEST_PAGE);
    int page = number("page", 1, DEEPEST);
    if ((page - 1L) * size > DEEPEST) {
      throw bad("page", "is too deep: go on with after");
    }
    Inquiry inquiry =
        new Inquiry(form, values, size, page, cursor("after"), cursor("changedSince"));
    checkTogether(inquiry);
    return inquiry;
  }

  private void checkTogether(Inquiry inquiry) {
    boolean paged = given.containsKey("page");
    boolean worded = !inquiry.of(Parameter.Kind.WORDS).isEmpty();
    if (paged && (inquiry.after() != null || inquiry.changedSince() != null || worded)) {
      throw bad("page", "cannot stand beside after, changedSince or q: go on with after");
    }
    if (inquiry.after() != null && inquiry.changedSince() != null) {
      throw bad("after", "cannot stand beside changedSince, which goes on by its own cursor");
    }
    if (inquiry.changedSince() != null && !inquiry.of(Parameter.Kind.STATUS).isEmpty()) {
      throw bad("trangThai", "cannot stand beside changedSince");
    }
    List<String> from = inquiry.of(Parameter.Kind.FROM);
    List<String> to = inquiry.of(Parameter.Kind.TO);
    if (!from.isEmpty() && !to.isEmpty() && from.get(0).compareTo(to.get(0)) > 0) {
      throw bad("tuNgay", "is after denNgay");
    }
  }

  private static List<String> values(Parameter parameter, String text) {
    return switch (parameter.kind()) {
      case ONE -> List.of(text);
      case WORDS -> words(parameter.name(), text);
      case FROM, TO -> List.of(day(parameter.name(), text));
      case MANY, STATUS -> many(parameter.name(), text);
    };
  }

  private static List<String> many(String name, String text) {
    List<String> values = new ArrayList<>();
    for (String value : text.split(",", -1)) {
      if (value.isBlank()) {
        throw bad(name, "has an empty value");
      }
      values.add(value.strip());
    }
    if (values.size() > MOST_VALUES) {
      throw bad(name, "has more than " + MOST_VALUES + " values");
    }
    values.forEach(value -> longest(name, value));
    return values.stream().distinct().toList();
  }

  private static List<String> words(String name, String text) {
    longest(name, text);
    if (Folding.words(text).isEmpty()) {
      throw bad(name, "has no letter and no digit");
    }
    return List.of(text);
  }

  private static String day(String name, String text) {
    try {
      return LocalDate.parse(text).toString();
    } catch (DateTimeParseException other) {
      throw bad(name, "is no day such as 2026-01-31");
    }
  }

  private int number(String name, int otherwise, int most) {
    if (!given.containsKey(name)) {
      return otherwise;
    }
    String text = given.get(name).get(0);
    int number = text.matches("\\d{1,9}") ? Integer.parseInt(text) : 0;
    if (number < 1 || number > most) {
      throw bad(name, "must be a number from 1 to " + most);
    }
    return number;
  }

  private @Nullable String cursor(String name) {
    if (!given.containsKey(name)) {
      return null;
    }
    String text = given.get(name).get(0);
    if (!text.matches("[A-Za-z0-9_-]{1," + LONGEST_CURSOR + "}")) {
      throw bad(name, "is none of the cursors that were given out");
    }
    return text;
  }

  private static String clean(String name, String text) {
    boolean strange =
        text.chars().anyMatch(c -> Character.isISOControl(c) || c == '\uFFFD')
            || text.codePoints().anyMatch(c -> c >= 0xD800 && c <= 0xDFFF);
    if (text.isBlank() || strange) {
      throw bad(name, text.isBlank() ? "has no value" : "has characters that no text has");
    }
    return Normalizer.normalize(text.strip(), Normalizer.Form.NFC);
  }

  private static void longest(String name, String value) {
    if (value.length() > LONGEST_VALUE) {
      throw bad(name, "has more than " + LONGEST_VALUE + " characters");
    }
  }

  private Denial unknown(String name) {
    List<String> known = form.names();
    String shown = name.length() > 40 ? name.substring(0, 40) + "…" : name;
    return new Denial(400, "UNKNOWN_PARAMETER", "known are " + String.join(", ", known))
        .about(shown)
        .nearest(Nearest.of(name.length() > 40 ? "" : name, known));
  }

  private static Denial bad(String name, String why) {
    return new Denial(400, "BAD_REQUEST", name + " " + why).about(name);
  }
}
