package vn.lienthong.services;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.lienthong.mapping.Mapping;
import vn.lienthong.web.Denial;

/** Which address asks what. */
final class ServicesRoutes {
  private static final String BASE = "/api/v1/";
  private static final int AT_ONCE = 3;

  /** Of the connections to the province, the flows keep the other half. */
  private final Seats province = new Seats(AT_ONCE);

  private final Seats ministry = new Seats(AT_ONCE);
  private final Seats sending = new Seats(2 * AT_ONCE);
  private final Map<Offer, Reading> readings;
  private final Map<Offer, LiveReading> lives;
  private final @Nullable FileAnswer files;
  private final Admission admission;
  private final Witness witness;
  private final Path contract;
  private final Clock clock;

  ServicesRoutes(ServicesParts parts, Admission admission, Witness witness) {
    Rooms rooms = new Rooms(parts);
    this.readings = rooms.readings();
    this.lives = rooms.lives();
    this.files = rooms.files(readings.get(Offer.VAN_BAN)).orElse(null);
    this.admission = admission;
    this.witness = witness;
    this.contract = parts.contract();
    this.clock = parts.clock();
  }

  void register(RoutesConfig routes) {
    routes.before(
        call -> {
          call.header("Cache-Control", "no-store");
          call.header("X-Content-Type-Options", "nosniff");
          call.header("X-Trace-Id", ServicesErrors.trace(call));
        });
    routes.get(BASE + "openapi.yaml", this::contract);
    for (Offer offer : Offer.values()) {
      routes.get(BASE + offer.path(), call -> list(call, offer));
      routes.get(BASE + Offer.LIVE + offer.path(), call -> ask(call, offer));
    }
    routes.get(BASE + Offer.VAN_BAN.path() + "/{ma}/tep/{so}", this::file);
  }

  private void list(Context call, Offer offer) {
    Caller caller = admit(call, offer.path());
    Reading reading = present(readings.get(offer));
    Inquiry inquiry = InquiryReader.read(reading.form(), parameters(call));
    Answer answer = province.seated(() -> reading.answer(inquiry, caller));
    send(call, caller, inquiry, answer, reading.mapping());
  }

  private void ask(Context call, Offer offer) {
    Caller caller = admit(call, Offer.LIVE + offer.path());
    LiveReading live = present(lives.get(offer));
    Inquiry inquiry = InquiryReader.read(live.form(), parameters(call));
    Answer answer = ministry.seated(() -> live.answer(inquiry, caller));
    send(call, caller, inquiry, answer, live.mapping());
  }

  private void file(Context call) {
    Caller caller = admit(call, Offer.VAN_BAN.path());
    FileAnswer answer = present(files);
    String document = call.pathParam("ma");
    String number = call.pathParam("so");
    FileAnswer.Registered file = province.seated(() -> answer.find(document, number, caller));
    note(caller, Offer.VAN_BAN.path() + "/tep", "ma(1) so(1)", 1, answer.documents().mapping());
    sending.seated(
        () -> {
          answer.send(call, file);
          return true;
        });
  }

  private static <T> T present(@Nullable T answering) {
    if (answering == null) {
      throw new Denial(404, "NOT_FOUND", "this gateway does not offer it");
    }
    return answering;
  }

  private Caller admit(Context call, String resource) {
    Caller caller = admission.admit(call);
    Admission.grant(caller, resource);
    return caller;
  }

  /** Noted first: what cannot be noted is not sent. */
  private void send(Context call, Caller caller, Inquiry inquiry, Answer answer, Mapping mapping) {
    int records = answer.data().records();
    note(caller, inquiry.form().resource(), inquiry.shape(), records, mapping);
    call.contentType("application/json; charset=utf-8")
        .result(answer.bytes(ServicesErrors.trace(call), clock.instant()));
  }

  private void note(Caller caller, String resource, String asked, int records, Mapping mapping) {
    if (Witness.isPersonal(mapping)) {
      witness.personal(caller, resource, asked, records);
    } else {
      witness.other(caller, resource, "OK");
    }
  }

  private static Map<String, List<String>> parameters(Context call) {
    try {
      return call.queryParamMap();
    } catch (IllegalArgumentException broken) {
      throw new Denial(400, "BAD_REQUEST", "the address is not encoded as it should be");
    }
  }

  /** For everybody: who writes a caller has no key yet. */
  private void contract(Context call) throws IOException {
    if (!Files.isRegularFile(contract)) {
      throw new Denial(404, "NOT_FOUND", "the contract's file is not there");
    }
    call.contentType("application/yaml; charset=utf-8").result(Files.readAllBytes(contract));
  }
}
