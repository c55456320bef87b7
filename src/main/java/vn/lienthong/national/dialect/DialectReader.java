package vn.lienthong.national.dialect;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
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
import vn.lienthong.national.dialect.Dialect.RequestForm;
import vn.lienthong.national.dialect.Dialect.TicketForm;

/** Reads one file of {@code mappings/dialects}. What a file does not say is as in the contract. */
final class DialectReader {
  private static final Pattern PLACE = Pattern.compile("\\.|\\w{1,60}(\\.\\w{1,60}){0,5}");
  private static final Pattern PATH = Pattern.compile("(/[A-Za-z0-9._~-]+)+");
  private static final Pattern ASK = Pattern.compile("(/[A-Za-z0-9._~-]+)*/\\{ve}");
  private static final Map<String, Lack> LACKS = words(Lack.values(), Lack::word);
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
    whole.only(List.of("answer", "request", "fields", "values", "tickets", "resources", "without"));
    Set<Lack> lacks = lacks();
    return new Dialect(
        name,
        whole.block("answer").map(this::answer).orElse(AnswerForm.REFERENCE),
        whole.block("request").map(this::request).orElse(RequestForm.REFERENCE),
        SpellingReader.read(whole),
        tickets(lacks),
        whole.block("resources").map(this::paths).orElse(Map.of()),
        lacks);
  }

  private @Nullable TicketForm tickets(Set<Lack> lacks) {
    Block block = whole.block("tickets").orElse(null);
    if (block == null) {
      return null;
    }
    block.only(List.of("at", "codes", "statuses", "ask"));
    if (lacks.contains(Lack.RESULTS)) {
      fault(whole, "tickets", "tickets", "results of each record, to be asked for with a ticket");
    }
    Set<String> codes = set(block, "codes");
    Set<Integer> statuses = statuses(block);
    String ask = Optional.ofNullable(block.text("ask")).orElse(TicketForm.ASK);
    if (!ASK.matcher(ask).matches()) {
      fault(block, "ask", ask, "a path below the resource with {ve}, such as /batch/{ve}");
    }
    return new TicketForm(
        block.text("at", PLACE, "where the ticket stands, such as data.ve"),
        codes,
        codes.isEmpty() && statuses.isEmpty() ? Set.of(202) : statuses,
        ask);
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
    block.only(
        List.of(
            "paging",
            "first-page",
            "parameters",
            "largest-page",
            "largest-batch",
            "batch",
            "wrap"));
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
        some(block, "largest-page", usual.largestPage()),
        some(block, "largest-batch", usual.largestBatch()),
        batch == null ? usual.batchPath() : batch,
        ".".equals(wrap) ? null : wrap);
  }

  private int some(Block block, String key, int otherwise) {
    int number = block.number(key, otherwise);
    if (number < 1) {
      fault(block, key, Integer.toString(number), "a whole number from 1 on");
    }
    return number;
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

  static Map<String, String> names(Block block, @Nullable List<String> known) {
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

  static <E> Map<String, E> words(E[] values, Function<E, String> word) {
    Map<String, E> words = new LinkedHashMap<>();
    for (E value : values) {
      words.put(word.apply(value), value);
    }
    return words;
  }

  static void fault(Block block, String key, String found, String expected) {
    block.findings().add(block.line(key), block.at(key), Findings.quoted(found), expected);
  }
}
