package vn.lienthong.national.dialect;

import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;
import vn.lienthong.national.Encoded;
import vn.lienthong.national.NationalCall;
import vn.lienthong.national.NationalCall.Purpose;

/** Puts the contract's questions as an endpoint wants them. */
final class Questions {
  /** What the gateway is told to ask for next where pages go by number. */
  static final String PAGE = "page:";

  private final Dialect dialect;

  Questions(Dialect dialect) {
    this.dialect = dialect;
  }

  NationalCall word(NationalCall call, Vocabulary words) {
    String query = call.purpose() == Purpose.PAGE ? query(call, words) : call.query();
    return new NationalCall(
        call.purpose(),
        path(call.purpose(), call.path()),
        query,
        call.idempotencyKey(),
        call.headers());
  }

  private String path(Purpose purpose, String path) {
    String resource = resource(path);
    String below = path.substring(resource.length());
    String named = dialect.paths().getOrDefault(resource, resource);
    Dialect.TicketForm tickets = dialect.tickets();
    if (tickets != null && purpose == Purpose.TICKET) {
      return named + tickets.ask().replace("{ve}", below.substring(below.lastIndexOf('/') + 1));
    }
    return named + (below.equals("/batch") ? dialect.request().batchPath() : below);
  }

  /** {@code /dan-toc} of {@code /dan-toc/TW:01}. */
  static String resource(String path) {
    int end = path.indexOf('/', 1);
    return end < 0 ? path : path.substring(0, end);
  }

  private @Nullable String query(NationalCall call, Vocabulary words) {
    Dialect.RequestForm form = dialect.request();
    StringJoiner query = new StringJoiner("&");
    if (form.byNumber()) {
      add(query, named("page", words), Integer.toString(page(call)));
    }
    Encoded.parameters(call.query())
        .forEach(
            (name, value) -> {
              if (name.equals("size")) {
                add(query, named(name, words), Integer.toString(size(call)));
              } else if (!(name.equals("after") && form.byNumber())) {
                add(query, named(name, words), value);
              }
            });
    return query.length() == 0 ? null : query.toString();
  }

  private String named(String parameter, Vocabulary words) {
    String given = dialect.request().parameters().get(parameter);
    return given == null ? words.ours(parameter).theirs() : given;
  }

  /** How many records are asked for; 0 if the call does not say. */
  int size(NationalCall call) {
    String size = Encoded.parameters(call.query()).getOrDefault("size", "0");
    return Math.min(Integer.parseInt(size), dialect.request().largestPage());
  }

  /** Which page is asked for. */
  int page(NationalCall call) {
    String after = Encoded.parameters(call.query()).getOrDefault("after", "");
    return after.startsWith(PAGE)
        ? Integer.parseInt(after.substring(PAGE.length()))
        : dialect.request().firstPage();
  }

  private static void add(StringJoiner query, String name, String value) {
    query.add(Encoded.text(name) + "=" + Encoded.text(value));
  }
}
