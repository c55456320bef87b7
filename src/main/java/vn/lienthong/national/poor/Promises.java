package vn.lienthong.national.poor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import vn.lienthong.national.Encoded;
import vn.lienthong.national.NationalCall;
import vn.lienthong.national.NationalCall.Purpose;
import vn.lienthong.national.NationalProblem;
import vn.lienthong.national.Verdict;

/**
 * The entries of a batch that the endpoint took earlier, and has perhaps carried out by now.
 *
 * <ol>
 *   <li>A batch that is answered with a ticket is written down before anything else happens; its
 *       entries are told as accepted, which is no success: they come again.
 *   <li>When one comes again its ticket is asked for. While it is open nothing is sent: the record
 *       is under way at most once.
 *   <li>Carried out: an entry that is still the same gets the answer; one that says something else
 *       by now is sent.
 *   <li>A ticket that the endpoint does not know brings nothing any more: its entries are sent. A
 *       batch that it refused whole in the end is sent again in halves.
 * </ol>
 */
final class Promises {
  static final String ACCEPTED = "ACCEPTED";
  private static final Pattern NAME = Pattern.compile("[\\w.:-]{1,100}");
  private final Wire wire;
  private final Tickets tickets;
  private final String resource;

  Promises(Wire wire, Tickets tickets, String resource) {
    this.wire = wire;
    this.tickets = tickets;
    this.resource = resource;
  }

  /**
   * Gives each entry that was answered by now, or is still under way, its result.
   *
   * @return what is to be sent once more, each part by itself
   */
  List<List<Item>> ask(List<Item> items) {
    Map<String, Item> byId = new HashMap<>();
    items.forEach(item -> byId.put(item.id, item));
    List<List<Item>> again = new ArrayList<>();
    for (Tickets.Ticket ticket : tickets.of(resource, byId.keySet())) {
      List<Item> named =
          ticket.prints().keySet().stream()
              .filter(byId::containsKey)
              .map(byId::get)
              .filter(item -> item.result == null)
              .toList();
      if (!named.isEmpty()) {
        ask(ticket, named, again);
      }
    }
    return again;
  }

  private void ask(Tickets.Ticket ticket, List<Item> named, List<List<Item>> again) {
    String path = resource + "/batch/" + Encoded.text(ticket.name());
    try {
      JsonNode answer = wire.ask(new NationalCall(Purpose.TICKET, path, null, null), null);
      switch (answer.path("code").asText()) {
        case ACCEPTED -> named.forEach(item -> accepted(item, answer));
        case "OK" -> {
          take(ticket, named, answer.path("data"));
          drop(ticket, named.stream().map(item -> item.id).toList());
        }
        default -> drop(ticket, ticket.prints().keySet());
      }
    } catch (NationalProblem problem) {
      if (problem.verdict() != Verdict.REFUSED_BATCH) {
        throw problem;
      }
      drop(ticket, ticket.prints().keySet());
      if (ticket.prints().size() == 1 && same(ticket, named.get(0))) {
        named.get(0).refused("TU_CHOI");
      } else {
        again.add(named.subList(0, named.size() / 2));
        again.add(named.subList(named.size() / 2, named.size()));
      }
    }
  }

  private void take(Tickets.Ticket ticket, List<Item> named, JsonNode results) {
    Map<String, ObjectNode> byId = new HashMap<>();
    for (JsonNode result : results) {
      if (result instanceof ObjectNode given) {
        byId.put(given.path("id").asText(), given);
      }
    }
    for (Item item : named) {
      ObjectNode result = byId.get(item.id);
      if (result != null && same(ticket, item)) {
        item.result = result.put("index", item.index);
      }
    }
  }

  private boolean same(Tickets.Ticket ticket, Item item) {
    return print(item).equals(ticket.prints().get(item.id));
  }

  private void drop(Tickets.Ticket ticket, Collection<String> ids) {
    tickets.drop(resource, ticket.name(), ids);
  }

  /** Whether the endpoint has only promised to carry the batch out; then that is written down. */
  boolean keeps(Collection<Item> sent, JsonNode answer) {
    if (!answer.path("code").asText().equals(ACCEPTED)) {
      return false;
    }
    String name = answer.path("data").path("ve").asText();
    if (!NAME.matcher(name).matches()) {
      throw NationalProblem.contractBroken("wrong-type", "ticket");
    }
    Map<String, String> prints = new HashMap<>();
    sent.forEach(item -> prints.put(item.id, print(item)));
    tickets.keep(resource, new Tickets.Ticket(name, prints));
    sent.forEach(item -> accepted(item, answer));
    return true;
  }

  /** What the entry says, whichever reading it is of. */
  private String print(Item item) {
    ObjectNode said = item.asked.deepCopy();
    said.remove("phienBanNguon");
    return tickets.print(Json.bytes(said));
  }

  private static void accepted(Item item, JsonNode answer) {
    item.became(ACCEPTED);
    if (item.result != null && answer.has(NationalCall.RETRY_AFTER)) {
      item.result.set(NationalCall.RETRY_AFTER, answer.path(NationalCall.RETRY_AFTER));
    }
  }
}
