package vn.lienthong.national.dialect;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.lienthong.mapping.Block;
import vn.lienthong.mapping.Findings;
import vn.lienthong.mapping.Yaml;
import vn.lienthong.national.Lack;
import vn.lienthong.national.dialect.Dialect.AnswerForm;
import vn.lienthong.national.dialect.Dialect.Case;
import vn.lienthong.national.dialect.Dialect.RequestForm;
import vn.lienthong.national.dialect.Dialect.Spelling;

/** Reads one file of {@code mappings/dialects}. What a file does not say is as in the contract. */
final class DialectReader {
  private static final Pattern PLACE = Pattern.compile("\\.|\\w{1,60}(\\.\\w{1,60}){0,5}");
  private static final Pattern PATH = Pattern.compile("(/[A-Za-z0-9._~-]+)+");
  private static final Pattern DATE =
      Pattern.compile("yyyy[-/.]?MM[-/.]?dd|dd[-/.]?MM[-/.]?yyyy|MM[-/.]dd[-/.]yyyy");
  private static final Map<String, Lack> LACKS = words(Lack.values(), Lack::word);
  private static final Map<String, Case> CASES =
      words(Case.values(), one -> one.name().toLowerCase(Locale.ROOT));
  private static final List<String> PARAMETERS =
      List.of("size", "page", "after", "changedSince", "at");
  private final String name;
  private final Block whole;
  private final Findings findings;

  private DialectReader(String name, Block whole) {
    this.name = name;
    this.whole = whole;
    this.findings = whole.findings();
  }

  /** Empty if the file is no block of keys. */
  static Optional<Dialect> read(String name, Yaml root, Findings findings) {
    return Block.whole(root, findings).map(whole -> new DialectReader(name, whole).dialect());
  }

  private Dialect dialect() {
    whole.only(List.of("answer", "request", "fields", "values", "resources", "without"));
    return new Dialect(
        name,
        whole.block("answer").map(this::answer).orElse(AnswerForm.REFERENCE),
        whole.block("request").map(this::request).orElse(RequestForm.REFERENCE),
        spelling(),
        whole.block("resources").map(this::paths).orElse(Map.of()),
        lacks());
  }

  private AnswerForm answer(Block block) {
    block.only(
        List.of(
            "data",
            "success",
            "code",
            "no-data",
            "token-ended",
            "retry",
            "refused",
            "page",
            "server-time"));
    Optional<Block> success = block.block("success");
    success.ifPresent(found -> found.only(List.of("at", "is")));
    Optional<Block> none = block.block("no-data");
    none.ifPresent(found -> found.only(List.of("codes", "statuses")));
    Optional<Block> page = block.block("page");
    page.ifPresent(found -> found.only(List.of("total")));
    return new AnswerForm(
        Optional.ofNullable(place(block, "data")).orElse(AnswerForm.REFERENCE.data()),
        success.map(found -> place(found, "at")).orElse(null),
        success.map(found -> set(found, "is")).orElse(Set.of()),
        place(block, "code"),
        none.map(found -> set(found, "codes")).orElse(Set.of()),
        none.map(this::statuses).orElse(Set.of()),
        set(block, "token-ended"),
        set(block, "retry"),
        set(block, "refused"),
        page.map(found -> place(found, "total")).orElse(null),
        place(block, "server-time"));
  }

  private RequestForm request(Block block) {
    block.only(List.of("paging", "first-page", "parameters", "largest-page", "batch", "wrap"));
    RequestForm usual = RequestForm.REFERENCE;
    String batch = block.text("batch");
    if (batch != null && !batch.isEmpty() && !PATH.matcher(batch).matches()) {
      fault(block, "batch", batch, "a path below the resource, such as /batch, or \"\"");
    }
    String wrap = block.value("wrap") == null ? usual.wrap() : place(block, "wrap");
    return new RequestForm(
        block.word("paging", new TreeMap<>(Map.of("after", false, "page", true)), usual.byNumber()),
        block.number("first-page", usual.firstPage()),
        block.block("parameters").map(found -> names(found, PARAMETERS)).orElse(Map.of()),
        block.number("largest-page", usual.largestPage()),
        batch == null ? usual.batchPath() : batch,
        ".".equals(wrap) ? null : wrap);
  }

  private Spelling spelling() {
    Optional<Block> fields = whole.block("fields");
    fields.ifPresent(found -> found.only(List.of("case", "names")));
    Optional<Block> values = whole.block("values");
    values.ifPresent(found -> found.only(List.of("date", "boolean", "null")));
    return new Spelling(
        fields.map(found -> found.word("case", CASES, Case.CAMEL)).orElse(Case.CAMEL),
        fields
            .flatMap(found -> found.block("names"))
            .map(found -> names(found, null))
            .orElse(Map.of()),
        values.map(this::date).orElse(Spelling.ISO),
        values.map(this::booleans).orElse(List.of()),
        values
            .map(
                found ->
                    found.word("null", new TreeMap<>(Map.of("send", true, "omit", false)), true))
            .orElse(true));
  }

  private String date(Block values) {
    String date = values.text("date");
    if (date != null && !DATE.matcher(date).matches()) {
      fault(values, "date", date, "yyyy, MM and dd, such as dd-MM-yyyy");
    }
    return date == null || !DATE.matcher(date).matches() ? Spelling.ISO : date;
  }

  private List<String> booleans(Block values) {
    List<String> texts = values.texts("boolean");
    if (!texts.isEmpty() && (texts.size() != 2 || texts.get(0).equals(texts.get(1)))) {
      fault(values, "boolean", String.join(", ", texts), "two texts: of true and of false");
      return List.of();
    }
    return texts;
  }

  private Map<String, String> paths(Block block) {
    Map<String, String> paths = new LinkedHashMap<>();
    for (String resource : block.keys()) {
      String path = block.text(resource);
      if (path != null && PATH.matcher(path).matches()) {
        paths.put("/" + resource, path);
      } else if (path != null) {
        fault(block, resource, path, "a path below the API's base, such as /DanhMuc/DanToc");
      }
    }
    return paths;
  }

  private Set<Lack> lacks() {
    Set<Lack> lacks = EnumSet.noneOf(Lack.class);
    for (String word : whole.texts("without")) {
      Lack lack = LACKS.get(word);
      if (lack == null) {
        findings.unknown(whole.line("without"), "without", word, LACKS.keySet());
      } else {
        lacks.add(lack);
      }
    }
    return lacks;
  }

  private Map<String, String> names(Block block, @Nullable List<String> known) {
    if (known != null) {
      block.only(known);
    }
    Map<String, String> names = new LinkedHashMap<>();
    Set<String> taken = new HashSet<>();
    for (String key : block.keys()) {
      String given = block.text(key);
      if (given == null || !given.matches("[\\w.-]{1,60}")) {
        fault(block, key, String.valueOf(given), "a name");
      } else if (!taken.add(given)) {
        fault(block, key, given, "a name that stands for nothing else");
      } else {
        names.put(key, given);
      }
    }
    return names;
  }

  private @Nullable String place(Block block, String key) {
    String text = block.text(key);
    if (text != null && !PLACE.matcher(text).matches()) {
      fault(block, key, text, "names with dots between, such as page.total, or \".\"");
      return null;
    }
    return text;
  }

  private Set<String> set(Block block, String key) {
    return new LinkedHashSet<>(block.texts(key));
  }

  private Set<Integer> statuses(Block block) {
    List<Integer> statuses = new ArrayList<>();
    for (String text : block.texts("statuses")) {
      if (text.matches("[1-5]\\d\\d")) {
        statuses.add(Integer.parseInt(text));
      } else {
        fault(block, "statuses", text, "an HTTP status, such as 404");
      }
    }
    return Set.copyOf(statuses);
  }

  private static <E> Map<String, E> words(E[] values, Function<E, String> word) {
    Map<String, E> words = new LinkedHashMap<>();
    for (E value : values) {
      words.put(word.apply(value), value);
    }
    return words;
  }

  private void fault(Block block, String key, String found, String expected) {
    findings.add(block.line(key), block.at(key), Findings.quoted(found), expected);
  }
}
