package vn.lienthong.national.poor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.lienthong.national.Lack;
import vn.lienthong.national.NationalCall;
import vn.lienthong.national.NationalProblem;
import vn.lienthong.national.Verdict;
import vn.lienthong.national.dialect.Dialect;

/** Carries out a batch and says of each entry what became of it, as the contract does. */
final class Delivery {
  private static final JsonNodeFactory NODES = JsonNodeFactory.withExactBigDecimals(true);
  private final Wire wire;
  private final Dialect dialect;
  private final Shelf shelf;
  private final NationalCall call;
  private final Promises promises;
  private final List<Item> refused = new ArrayList<>();
  private boolean sent;

  Delivery(Wire wire, Dialect dialect, Shelf shelf, Promises promises, NationalCall call) {
    this.wire = wire;
    this.dialect = dialect;
    this.shelf = shelf;
    this.promises = promises;
    this.call = call;
  }

  ObjectNode carryOut(JsonNode entries) {
    List<Item> items = new ArrayList<>();
    for (JsonNode entry : entries) {
      items.add(new Item(items.size(), (ObjectNode) entry));
    }
    boolean fed = items.stream().anyMatch(item -> item.entry.has("phienBanNguon"));
    List<List<Item>> again = promises.ask(items);
    if (!fed && dialect.can(Lack.READING)) {
      compare(open(items).stream().filter(this::comparedHere).toList());
    }
    open(items).forEach(this::withdrawals);
    again.forEach(part -> send(open(part)));
    send(open(items));
    judge(!fed && dialect.can(Lack.VERSION) && dialect.can(Lack.READING));
    if (!fed && readsBack()) {
      readBack(items);
    }
    ObjectNode answer = NODES.objectNode().put("code", "OK").put("message", "");
    ArrayNode data = answer.putArray("data");
    items.forEach(item -> data.add(item.result));
    return answer;
  }

  private static List<Item> open(List<Item> items) {
    return items.stream().filter(item -> item.result == null).toList();
  }

  /** The endpoint would overwrite whatever is there, or empty what the entry leaves out. */
  private boolean comparedHere(Item item) {
    return !dialect.can(Lack.VERSION)
        || dialect.spelling().absentClears() && item.entry.has("phienBan");
  }

  private boolean readsBack() {
    return dialect.can(Lack.READING)
        && !(dialect.can(Lack.RESULTS) && dialect.can(Lack.READ_BACK) && dialect.can(Lack.VERSION));
  }

  /** Leaves out what is no more as the gateway saw it. */
  private void compare(List<Item> items) {
    if (items.isEmpty()) {
      return;
    }
    Map<String, ObjectNode> there = shelf.of(items.stream().map(item -> item.id).toList());
    for (Item item : items) {
      item.before = there.get(item.id);
      JsonNode expected = item.entry.path("phienBan");
      if (item.before == null) {
        if (!expected.isMissingNode()) {
          item.became("STALE");
        }
      } else if (expected.isMissingNode()
          || expected.asLong() != item.before.path("phienBan").asLong()) {
        boolean same = expected.isMissingNode() && says(item.before, item.entry);
        item.became(same ? "UNCHANGED" : "STALE");
        Objects.requireNonNull(item.result).set("banGhi", item.before);
      }
    }
  }

  private static boolean says(ObjectNode record, ObjectNode entry) {
    for (Map.Entry<String, JsonNode> field : entry.properties()) {
      boolean empty = field.getValue().isNull();
      if (!(empty && record.path(field.getKey()).isNull())
          && !field.getValue().equals(record.path(field.getKey()))) {
        return false;
      }
    }
    return true;
  }

  /** What has an end in a field of its own can be ended by writing that field. */
  private void withdrawals(Item item) {
    if (!item.entry.has("thaoTac") || dialect.can(Lack.WITHDRAWAL)) {
      return;
    }
    if (item.entry.has("hieuLucDen")) {
      item.entry.remove("thaoTac");
    } else {
      item.refused("KHONG_HO_TRO");
    }
  }

  /** A key goes with the same bytes only: each part has its own. */
  private NationalCall next() {
    boolean first = !sent;
    sent = true;
    return first
        ? call
        : new NationalCall(call.purpose(), call.path(), call.query(), UUID.randomUUID().toString());
  }

  /** In halves, if the whole is refused. */
  private void send(List<Item> items) {
    if (items.isEmpty()) {
      return;
    }
    try {
      JsonNode answer = wire.ask(next(), Json.bytes(body(items)));
      if (promises.keeps(items, answer)) {
        return;
      }
      if (dialect.can(Lack.RESULTS)) {
        take(items, answer.path("data"));
      } else {
        items.forEach(Item::taken);
      }
    } catch (NationalProblem problem) {
      if (problem.verdict() != Verdict.REFUSED_BATCH || dialect.can(Lack.RESULTS)) {
        throw problem;
      }
      if (items.size() == 1) {
        refused.add(items.get(0));
        return;
      }
      send(items.subList(0, items.size() / 2));
      send(items.subList(items.size() / 2, items.size()));
    }
  }

  /**
   * Why is not told: perhaps the records are no more as the gateway saw them.
   *
   * @param tells whether that can be seen
   */
  private void judge(boolean tells) {
    if (!tells || refused.isEmpty()) {
      refused.forEach(item -> item.refused("TU_CHOI"));
      return;
    }
    Map<String, ObjectNode> there = shelf.of(refused.stream().map(item -> item.id).toList());
    refused.forEach(item -> judge(item, there.get(item.id)));
  }

  private static void judge(Item item, @Nullable ObjectNode now) {
    JsonNode expected = item.entry.path("phienBan");
    boolean other =
        now == null
            ? !expected.isMissingNode()
            : expected.asLong(-1) != now.path("phienBan").asLong();
    if (!other) {
      item.refused("TU_CHOI");
      return;
    }
    boolean same = now != null && expected.isMissingNode() && says(now, item.entry);
    item.became(same ? "UNCHANGED" : "STALE");
    if (now != null) {
      Objects.requireNonNull(item.result).set("banGhi", now);
    }
  }

  private ObjectNode body(List<Item> items) {
    ObjectNode body = NODES.objectNode();
    ArrayNode data = body.putArray("data");
    for (Item item : items) {
      ObjectNode entry = item.entry.deepCopy();
      if (!dialect.can(Lack.VERSION)) {
        entry.remove("phienBan");
      }
      if (!dialect.can(Lack.SOURCE_VERSION)) {
        entry.remove("phienBanNguon");
      }
      data.add(item.before == null ? entry : over(item.before, entry));
    }
    return body;
  }

  /** Who overwrites whole records has to be given what is not changed too. */
  private static ObjectNode over(ObjectNode before, ObjectNode entry) {
    ObjectNode whole = before.deepCopy();
    whole.remove(List.of("phienBan", "phienBanNguon", "trangThai", "capNhatLuc"));
    whole.setAll(entry);
    return whole;
  }

  /** Places are those of the batch as it came; whose a result is, is the reader's to judge. */
  private static void take(List<Item> items, JsonNode results) {
    Map<String, JsonNode> byId = new LinkedHashMap<>();
    results.forEach(result -> byId.put(result.path("id").asText(), result));
    Set<String> ours = items.stream().map(item -> item.id).collect(Collectors.toSet());
    for (int i = 0; i < items.size(); i++) {
      Item item = items.get(i);
      JsonNode here = results.path(i);
      boolean others = ours.contains(here.path("id").asText());
      JsonNode result = byId.getOrDefault(item.id, others ? NODES.nullNode() : here);
      if (result instanceof ObjectNode given) {
        item.result = given.put("index", item.index);
      }
    }
  }

  private void readBack(List<Item> items) {
    List<Item> written = items.stream().filter(Item::written).toList();
    if (written.isEmpty()) {
      return;
    }
    Map<String, ObjectNode> there = shelf.of(written.stream().map(item -> item.id).toList());
    for (Item item : written) {
      ObjectNode now = there.get(item.id);
      ObjectNode result = Objects.requireNonNull(item.result);
      if (now != null) {
        result.set("banGhi", now);
      } else if (item.entry.has("thaoTac")) {
        result.put("status", "ERASED");
      }
    }
  }
}
