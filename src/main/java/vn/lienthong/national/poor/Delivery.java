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
import org.jspecify.annotations.Nullable;
import vn.lienthong.national.NationalCall;
import vn.lienthong.national.NationalProblem;
import vn.lienthong.national.Verdict;
import vn.lienthong.national.dialect.Dialect;
import vn.lienthong.national.dialect.Lack;

/** Carries out a batch and says of each entry what became of it, as the contract does. */
final class Delivery {
  private static final JsonNodeFactory NODES = JsonNodeFactory.withExactBigDecimals(true);
  private final Wire wire;
  private final Dialect dialect;
  private final Shelf shelf;
  private final NationalCall call;

  Delivery(Wire wire, Dialect dialect, Shelf shelf, NationalCall call) {
    this.wire = wire;
    this.dialect = dialect;
    this.shelf = shelf;
    this.call = call;
  }

  /** One entry on its way. */
  private static final class Item {
    final int index;
    final ObjectNode entry;
    final String id;
    @Nullable ObjectNode before;
    @Nullable ObjectNode result;

    Item(int index, ObjectNode entry) {
      this.index = index;
      this.entry = entry;
      this.id = entry.path("id").asText();
    }

    void became(String status) {
      result = NODES.objectNode().put("index", index).put("id", id).put("status", status);
      result.putArray("errors");
    }

    /** And how it stands now is not known yet. */
    boolean written() {
      ObjectNode now = result;
      return now != null && !now.has("banGhi") && !now.path("status").asText().equals("REJECTED");
    }

    void refused(String code) {
      became("REJECTED");
      ((ArrayNode) Objects.requireNonNull(result).path("errors")).addObject().put("code", code);
    }
  }

  ObjectNode carryOut(JsonNode entries) {
    List<Item> items = new ArrayList<>();
    for (JsonNode entry : entries) {
      items.add(new Item(items.size(), (ObjectNode) entry));
    }
    boolean fed = items.stream().anyMatch(item -> item.entry.has("phienBanNguon"));
    if (!fed && comparesHere()) {
      compare(items);
    }
    items.stream().filter(item -> item.result == null).forEach(this::withdrawals);
    send(items.stream().filter(item -> item.result == null).toList());
    if (!fed && readsBack()) {
      readBack(items);
    }
    ObjectNode answer = NODES.objectNode().put("code", "OK").put("message", "");
    ArrayNode data = answer.putArray("data");
    items.forEach(item -> data.add(item.result));
    return answer;
  }

  /** The endpoint would overwrite whatever is there. */
  private boolean comparesHere() {
    return !dialect.can(Lack.VERSION) && dialect.can(Lack.READING);
  }

  private boolean readsBack() {
    return dialect.can(Lack.READING)
        && !(dialect.can(Lack.RESULTS) && dialect.can(Lack.READ_BACK) && dialect.can(Lack.VERSION));
  }

  /** Leaves out what is no more as the gateway saw it. */
  private void compare(List<Item> items) {
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

  private void withdrawals(Item item) {
    if (item.entry.has("thaoTac") && !dialect.can(Lack.WITHDRAWAL)) {
      item.refused("KHONG_HO_TRO");
    }
  }

  /** In halves, if the whole is refused. */
  private void send(List<Item> items) {
    if (items.isEmpty()) {
      return;
    }
    try {
      JsonNode answer = wire.ask(call, Json.bytes(body(items)));
      if (dialect.can(Lack.RESULTS)) {
        take(items, answer.path("data"));
      } else {
        items.forEach(item -> item.became(item.before == null ? "CREATED" : "UPDATED"));
      }
    } catch (NationalProblem problem) {
      if (problem.verdict() != Verdict.REFUSED_BATCH || dialect.can(Lack.RESULTS)) {
        throw problem;
      }
      if (items.size() == 1) {
        items.get(0).refused("TU_CHOI");
        return;
      }
      send(items.subList(0, items.size() / 2));
      send(items.subList(items.size() / 2, items.size()));
    }
  }

  private ObjectNode body(List<Item> items) {
    ObjectNode body = NODES.objectNode();
    ArrayNode data = body.putArray("data");
    for (Item item : items) {
      ObjectNode entry = item.entry.deepCopy();
      if (!dialect.can(Lack.VERSION)) {
        entry.remove("phienBan");
        data.add(item.before == null ? entry : over(item.before, entry));
      } else {
        data.add(entry);
      }
      if (!dialect.can(Lack.SOURCE_VERSION)) {
        entry.remove("phienBanNguon");
      }
    }
    return body;
  }

  /** Who overwrites whole records has to be given what is not changed too. */
  private static ObjectNode over(ObjectNode before, ObjectNode entry) {
    ObjectNode whole = before.deepCopy();
    whole.remove("phienBan");
    whole.setAll(entry);
    return whole;
  }

  private static void take(List<Item> items, JsonNode results) {
    Map<String, JsonNode> byId = new LinkedHashMap<>();
    results.forEach(result -> byId.put(result.path("id").asText(), result));
    for (int i = 0; i < items.size(); i++) {
      Item item = items.get(i);
      JsonNode result = byId.getOrDefault(item.id, results.path(i));
      if (result instanceof ObjectNode given) {
        item.result = given.put("index", item.index).put("id", item.id);
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
