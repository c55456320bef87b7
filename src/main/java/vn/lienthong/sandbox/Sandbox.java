package vn.lienthong.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import java.io.IOException;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A national system to try against, on the loopback interface. */
public final class Sandbox implements AutoCloseable {
  private static final long LARGEST_REQUEST = 4L * 1024 * 1024;
  private static final int LARGEST_HEADER = 256 * 1024;
  private static final Logger LOG = LoggerFactory.getLogger(Sandbox.class);
  private final SandboxClock clock = new SandboxClock();
  private final Tokens tokens = new Tokens(clock);
  private final Faults faults = new Faults();
  private final Map<String, Shape> shapes;
  private final Database database;
  private final Nation nation;
  private final Office office;
  private final FileStore files;
  private final Javalin server;

  private Sandbox(Options options, Database database) throws IOException {
    this.database = database;
    this.shapes = Contract.read(Contract.find(options.contract())).shapes();
    this.nation = new Nation(database, clock);
    this.office = new Office(nation, database, clock);
    this.files = FileStore.open(Optional.ofNullable(options.files()));
    if (options.seeds() != null) {
      new Seeds(nation, clock).plant(options.seeds(), shapes);
    }
    Wording wording =
        options.wording() == null ? null : Wording.read(options.wording(), shapes.values());
    this.server = Javalin.create(config -> open(config, options, wording));
    server.start("127.0.0.1", options.port());
  }

  /**
   * Starts one.
   *
   * @throws IllegalArgumentException if the contract is missing or the seeds break it
   */
  public static Sandbox start(Options options) throws IOException {
    try {
      return new Sandbox(options, Database.open(options.data()));
    } catch (SQLException e) {
      throw new IOException("cannot open " + options.data(), e);
    }
  }

  private void open(JavalinConfig config, Options options, @Nullable Wording wording) {
    config.startup.showJavalinBanner = false;
    config.startup.showOldJavalinVersionWarning = false;
    config.http.maxRequestSize = LARGEST_REQUEST;
    config.jetty.modifyHttpConfiguration(http -> http.setRequestHeaderSize(LARGEST_HEADER));
    Door door = new Door(tokens, faults, clock);
    Options.Consumer consumer = options.consumer();
    new TokenDesk(tokens, door, consumer.key(), consumer.secret()).open(config.routes);
    Caller caller = new Caller(consumer.key(), consumer.province());
    Abilities abilities = options.abilities();
    if (wording != null) {
      new WordedApi(nation, door, caller, abilities, wording, clock).open(config.routes, shapes);
    } else if (abilities.plain()) {
      new PlainApi(nation, door, caller).open(config.routes, shapes);
    } else {
      new Api(nation, door, caller, abilities).open(config.routes, shapes);
    }
    openFiles(config, door, caller, abilities.can(Ability.FILES));
    new ControlRoom(shapes, nation, office, faults, tokens, clock).open(config.routes);
    config.routes.after(Door::hearOut);
    config.routes.exception(Refusal.class, (e, ctx) -> fail(ctx, e.status(), e.code(), e.reason()));
    config.routes.exception(
        HttpResponseException.class, (e, ctx) -> fail(ctx, e.getStatus(), codeOf(e), "refused"));
    config.routes.exception(NumberFormatException.class, (e, ctx) -> misread(ctx));
    config.routes.exception(DateTimeException.class, (e, ctx) -> misread(ctx));
    config.routes.exception(
        Exception.class,
        (e, ctx) -> {
          LOG.error("{} {} failed", ctx.method(), ctx.path(), e);
          fail(ctx, 500, "INTERNAL", "failed");
        });
  }

  private void openFiles(JavalinConfig config, Door door, Caller caller, boolean offered) {
    Shape documents = shapes.get("van-ban");
    if (documents != null) {
      FilesApi api = new FilesApi(files, nation, office, documents, door, caller, clock);
      if (offered) {
        api.open(config.routes);
      }
      api.openControlRoom(config.routes);
    }
  }

  private void misread(Context ctx) {
    fail(ctx, 400, "BAD_REQUEST", "a value is not of its type");
  }

  private static String codeOf(HttpResponseException e) {
    return switch (e.getStatus()) {
      case 404 -> "NOT_FOUND";
      case 413 -> "TOO_LARGE";
      default -> "BAD_REQUEST";
    };
  }

  private void fail(Context ctx, int status, String code, String message) {
    Door.send(ctx, status, Json.text(Envelope.failure(code, message, clock.stamp())));
  }

  public int port() {
    return server.port();
  }

  /** Where it listens, without a slash at the end. */
  public String url() {
    return "http://127.0.0.1:" + port();
  }

  /** Every line of the journal, of all resources, in order. */
  public List<ObjectNode> journal() {
    return nation.journal(null, 0, Integer.MAX_VALUE);
  }

  /** Changes or creates records as the ministry does; one answer each, as in a batch. */
  public JsonNode edit(String resource, JsonNode records) {
    return nation.edit(shape(resource), Batch.objects(records));
  }

  /** Judges records as the ministry does: {@code {resource, id | all, ketQua, lyDo}}. */
  public int judge(JsonNode verdict) {
    return office.judge(Judging.of(shapes, verdict));
  }

  /** How many records there are, living and withdrawn, by resource. */
  public JsonNode counts() {
    return office.counts();
  }

  /** Leaves a tombstone, as the ministry does. */
  public JsonNode erase(String resource, String id) {
    ObjectNode entry = Json.object().put("id", id).put("thaoTac", Entry.ERASE);
    return nation.edit(shape(resource), List.of(entry));
  }

  /** From now on these faults, an object or a list of them, and no others. */
  public void faults(JsonNode specs) {
    faults.set(specs);
  }

  /** Stops the nation's clock at an instant; lets it run again with null. */
  public void clock(@Nullable Instant instant) {
    clock.set(instant);
  }

  /** Begins anew: no records, no journal, no faults, the true time. */
  public void empty() {
    nation.empty();
    files.empty();
    faults.clear();
    clock.set(null);
    tokens.life(Tokens.HOUR);
  }

  private Shape shape(String resource) {
    return Optional.ofNullable(shapes.get(resource))
        .orElseThrow(() -> new IllegalArgumentException("no such resource: " + resource));
  }

  @Override
  public void close() {
    server.stop();
    files.close();
    database.close();
  }

  public static void main(String[] args) {
    System.exit(Launch.run(args));
  }
}
