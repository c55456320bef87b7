package vn.lienthong.admin;

import io.javalin.Javalin;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import vn.lienthong.admin.access.Entrance;
import vn.lienthong.web.HttpLimits;

/**
 * {@link Operations} over HTTP with JSON, on this machine's own address only. Who may read the
 * token file may ask, the token being new with every start, and who has an account.
 */
public final class AdminApi implements AutoCloseable {
  private static final Duration LONGEST_RUN = Duration.ofHours(2);
  private static final HttpLimits LIMITS =
      new HttpLimits("admin", 32, 64 * 1024, 8 * 1024, LONGEST_RUN);
  private final Javalin server;
  private final AdminFiles files;
  private final ActRoutes acts;
  private final StatusEvents events;
  private final List<Doors.Door> doors;
  private final Entrance entrance;

  private AdminApi(
      Javalin server,
      AdminFiles files,
      ActRoutes acts,
      StatusEvents events,
      List<Doors.Door> doors,
      Entrance entrance) {
    this.entrance = entrance;
    this.server = server;
    this.files = files;
    this.acts = acts;
    this.events = events;
    this.doors = doors;
  }

  /**
   * Listens, then tells in the data folder where.
   *
   * @param open what needs neither token nor session
   * @throws IllegalArgumentException if the file of accounts has a problem
   */
  public static AdminApi start(Operations operations, Reception reception, OpenRoutes open) {
    String token = Gatekeeper.newToken();
    Clock clock = reception.clock();
    Entrance entrance = new Entrance(token, reception.accounts(), clock);
    Set<String> openDoors = new HashSet<>(Set.of("POST " + LoginRoutes.LOGIN));
    open.paths().forEach(path -> openDoors.add("GET " + path));
    Gatekeeper gatekeeper = new Gatekeeper(entrance, reception.hosts(), openDoors);
    Wards wards = new Wards(operations);
    ActRoutes acts = new ActRoutes(operations, wards);
    StatusEvents events = new StatusEvents(operations, gatekeeper);
    ActsBook book = new ActsBook(reception.book(), clock);
    List<Doors.Door> list = new ArrayList<>();
    Javalin server =
        Javalin.create(
            config -> {
              LIMITS.apply(config);
              config.routes.before(
                  call -> {
                    call.header("Cache-Control", "no-store");
                    gatekeeper.admit(call);
                  });
              Doors doors = new Doors(config.routes, book);
              new ReadRoutes(operations, wards).register(doors);
              acts.register(doors);
              new LoginRoutes(entrance, book, clock).register(config.routes, doors);
              list.addAll(doors.all());
              events.register(config.routes);
              open.register(config.routes);
              AdminErrors.register(config.routes);
            });
    AdminFiles files = new AdminFiles(reception.data());
    AdminApi api =
        new AdminApi(
            server.start("127.0.0.1", reception.port()), files, acts, events, list, entrance);
    try {
      files.write(api.port(), token);
      return api;
    } catch (IOException unwritable) {
      server.stop();
      throw new UncheckedIOException(unwritable);
    }
  }

  /** Every address that needs a token or a session, with the role that it needs. */
  List<Doors.Door> doors() {
    return doors;
  }

  /** Where the page is, with a login that lets this person in once. */
  public String page(String person) {
    return "http://127.0.0.1:" + port() + "/#once=" + entrance.code(person);
  }

  public int port() {
    return server.port();
  }

  @Override
  public void close() {
    try {
      files.remove();
    } catch (IOException left) {
      throw new UncheckedIOException(left);
    } finally {
      events.close();
      acts.answered();
      server.stop();
    }
  }
}
