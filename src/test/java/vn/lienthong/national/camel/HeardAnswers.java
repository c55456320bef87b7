package vn.lienthong.national.camel;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import vn.lienthong.mapping.Contract;
import vn.lienthong.mapping.Field;
import vn.lienthong.mapping.Lenses;
import vn.lienthong.mapping.Mapping;
import vn.lienthong.mapping.Mappings;
import vn.lienthong.national.Access;
import vn.lienthong.national.Answer;
import vn.lienthong.national.FeedAnswers;
import vn.lienthong.national.FeedOutcome;
import vn.lienthong.national.FileAnswer;
import vn.lienthong.national.NationalAnswers;
import vn.lienthong.national.NationalCall;
import vn.lienthong.national.NationalCall.Purpose;
import vn.lienthong.national.NationalIds;
import vn.lienthong.national.NationalLimits;
import vn.lienthong.national.Page;
import vn.lienthong.national.auth.Credentials;
import vn.lienthong.national.dialect.Dialect;
import vn.lienthong.national.dialect.Dialects;
import vn.lienthong.national.dialect.Interpreter;
import vn.lienthong.national.poor.PoorNation;
import vn.lienthong.national.poor.Tickets;
import vn.lienthong.record.Cause;
import vn.lienthong.record.Handle;
import vn.lienthong.record.Key;
import vn.lienthong.record.Outcome;
import vn.lienthong.record.Row;
import vn.lienthong.record.Write;
import vn.lienthong.testkit.TestClock;

/** What the gateway makes of an answer's bytes, without a network between. */
final class HeardAnswers {
  static final TestClock CLOCK = TestClock.at("2026-01-01T00:00:00Z");
  private static final Path FOLDER = Path.of("mappings");
  private static final ObjectMapper JSON = NationalBeans.json();
  private static final NationalIds IDS = new NationalIds("12");
  private final CamelContext context = new DefaultCamelContext();
  private final Mappings mappings = Mappings.read(FOLDER);
  private final Map<String, Dialect> dialects = Dialects.read(FOLDER).byName();
  private final Map<String, NationalDoor> doors = new LinkedHashMap<>();
  private final Map<String, Interpreter> interpreters = new LinkedHashMap<>();

  /** One answer over HTTP. */
  record Reply(int status, Map<String, String> headers, byte[] body) {}

  /** Where the answers to a question come from. */
  interface Nation {
    Reply reply(NationalCall call);
  }

  HeardAnswers() {
    Contract contract = Contract.read(FOLDER);
    dialects.forEach(
        (name, dialect) -> {
          Interpreter interpreter = Interpreter.of(dialect, mappings.byName().values(), contract);
          interpreters.put(name, interpreter);
          doors.put(
              name,
              new NationalDoor(
                  Credentials.of(
                      new Access.ApiKey("X-Key", () -> "secret"),
                      request -> {
                        throw new AssertionError("a key needs no token");
                      },
                      CLOCK),
                  interpreter,
                  NationalLimits.DEFAULT,
                  CLOCK));
        });
  }

  Lenses lenses(String flow) {
    return Lenses.of(Objects.requireNonNull(mappings.byName().get(flow), flow));
  }

  /** As {@code routes/national-api.camel.yaml} has it: JSON is read, judged and accepted. */
  Object hear(String dialect, NationalCall call, Nation nation) {
    NationalDoor door = Objects.requireNonNull(doors.get(dialect));
    Exchange exchange = exchange(call, nation.reply(call));
    if (door.json(exchange)) {
      exchange.getMessage().setBody(parsed(exchange.getMessage()));
    }
    door.judge(exchange);
    door.accept(exchange);
    return exchange.getMessage().getBody();
  }

  /** The same for an endpoint that has not all that the contract promises. */
  JsonNode hearPoor(String dialect, NationalCall call, byte[] body, Nation nation) {
    PoorNation poor =
        new PoorNation(
            (question, bytes) -> (JsonNode) hear(dialect, question, nation),
            Objects.requireNonNull(dialects.get(dialect)),
            Objects.requireNonNull(interpreters.get(dialect)).identities(),
            Tickets.NONE);
    return poor.answer(call, body);
  }

  private Exchange exchange(NationalCall call, Reply reply) {
    Exchange exchange = new DefaultExchange(context);
    exchange.setProperty(NationalCall.PROPERTY, call);
    Message message = exchange.getMessage();
    reply.headers().forEach(message::setHeader);
    message.setHeader(Exchange.HTTP_RESPONSE_CODE, reply.status());
    message.setBody(reply.body());
    return exchange;
  }

  private static Object parsed(Message message) {
    byte[] bytes = (byte[]) message.getBody();
    try {
      return JSON.readValue(new ByteArrayInputStream(bytes), JsonNode.class);
    } catch (Exception none) {
      return "";
    }
  }

  /** The token call's answer, as the route leaves it for the credentials. */
  Answer token(Reply reply) {
    NationalCall none = new NationalCall(Purpose.ONE, "/token", null, null);
    Exchange exchange = exchange(none, reply);
    exchange.removeProperty(NationalCall.PROPERTY);
    NationalDoor door = Objects.requireNonNull(doors.get("default"));
    if (door.json(exchange)) {
      exchange.getMessage().setBody(parsed(exchange.getMessage()));
    }
    door.token(exchange);
    return exchange.getMessage().getBody(Answer.class);
  }

  /** A page, and what the gateway does with its rows: keys, binding, wording. */
  static List<Cause> page(Lenses lenses, JsonNode body) {
    Page page = new NationalAnswers(lenses, IDS).page(body);
    if (!page.serverTime().isEmpty()) {
      // what the next run asks from
      Objects.requireNonNull(OffsetDateTime.parse(page.serverTime()).minusMinutes(5));
    }
    List<Cause> said = new ArrayList<>();
    page.unreadable().forEach(row -> said.add(row.cause()));
    page.rows().forEach(row -> said.addAll(used(lenses, row)));
    return said;
  }

  static List<Cause> one(Lenses lenses, JsonNode body) {
    return new NationalAnswers(lenses, IDS)
        .one(body)
        .map(row -> used(lenses, row))
        .orElse(List.of());
  }

  private static List<Cause> used(Lenses lenses, Row row) {
    Mapping mapping = lenses.mapping();
    if (row.sound()) {
      for (Field field : mapping.columns()) {
        lenses.toColumn(field, row.value(field.name()));
      }
      for (Field field : mapping.children()) {
        Lenses.rows(row.value(field.name()));
      }
      write(lenses.toNation(row.values()));
    }
    Key.parse(row.key().text()).compareTo(Key.ofBytes(row.key().bytes()));
    return row.faults();
  }

  private static void write(Map<String, ?> fields) {
    try {
      JSON.writeValueAsBytes(fields);
    } catch (Exception broken) {
      throw new AssertionError("a record that was read cannot be worded", broken);
    }
  }

  static List<Cause> batch(Lenses lenses, List<Key> keys, JsonNode body) {
    List<Write> writes = new ArrayList<>();
    for (Key key : keys) {
      Row stored =
          new Row(key, Map.of(), new Handle("TW:" + key.code(), 2, false), List.<Cause>of());
      writes.add(new Write(key, Write.Action.UPDATE, Map.of("ten", "x"), stored));
    }
    List<Cause> said = new ArrayList<>();
    for (Outcome outcome : new NationalAnswers(lenses, IDS).batch(writes, body)) {
      if (outcome instanceof Outcome.Refused refused) {
        said.addAll(refused.causes());
      } else if (outcome instanceof Outcome.Later later) {
        said.add(later.cause());
      } else if (outcome instanceof Outcome.Done done && done.after() != null) {
        said.addAll(used(lenses, done.after()));
      }
    }
    return said;
  }

  static List<Cause> fed(Lenses lenses, List<Key> keys, JsonNode body) {
    List<Cause> said = new ArrayList<>();
    for (FeedOutcome outcome : new FeedAnswers(lenses, IDS).batch(keys, body)) {
      if (outcome instanceof FeedOutcome.Refused refused) {
        said.addAll(refused.causes());
      } else if (outcome instanceof FeedOutcome.Later later) {
        said.add(later.cause());
      }
    }
    return said;
  }

  static List<Cause> verdicts(Lenses lenses, JsonNode body) {
    new FeedAnswers(lenses, IDS).verdicts(body);
    return List.of();
  }

  /** All that is asked of what is said about a file. */
  static List<Cause> file(Purpose purpose, FileAnswer answer) {
    answer.bytesOf();
    answer.whole();
    answer.none();
    if (purpose == Purpose.FILE_PUT) {
      answer.now();
    }
    return List.of();
  }

  static Reply reply(String json) {
    return new Reply(200, Map.of("Content-Type", "application/json"), json.getBytes(UTF_8));
  }
}
