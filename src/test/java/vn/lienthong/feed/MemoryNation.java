package vn.lienthong.feed;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import vn.lienthong.national.NationalCall;
import vn.lienthong.national.NationalProblem;
import vn.lienthong.national.Verdict;
import vn.lienthong.record.Cause;

/** Takes entries as the contract says: an upsert by id, never from an older reading. */
final class MemoryNation {
  private static final JsonMapper JSON = new JsonMapper();

  private record Held(String source, String content, boolean gone, long version) {}

  private final Map<String, Held> records = new TreeMap<>();
  private final Set<String> underWay = ConcurrentHashMap.newKeySet();
  final List<String> doubled = new ArrayList<>();
  int calls;
  int asked;
  int created;

  /** Names that the nation refuses, record by record. */
  Predicate<String> refuses = name -> false;

  String refusal = "QUA_DAI";

  /** Names over which the nation fails without an answer. */
  Predicate<String> failsOver = name -> false;

  /** Names for which a batch is refused as a whole. */
  Predicate<String> refusesWhole = name -> false;

  volatile boolean out;

  JsonNode batch(byte[] body) {
    JsonNode data = read(body).path("data");
    List<String> ids = new ArrayList<>();
    data.forEach(entry -> ids.add(entry.path("id").asText()));
    for (String id : ids) {
      if (!underWay.add(id)) {
        doubled.add(id);
      }
    }
    try {
      return apply(data);
    } finally {
      ids.forEach(underWay::remove);
    }
  }

  private synchronized JsonNode apply(JsonNode data) {
    calls++;
    for (JsonNode entry : data) {
      String name = entry.path("ten").asText();
      if (out || failsOver.test(name)) {
        throw problem(Verdict.UNKNOWN, "outcome-unknown");
      }
      if (refusesWhole.test(name)) {
        throw problem(Verdict.REFUSED_BATCH, "batch-refused");
      }
    }
    ObjectNode answer = JSON.createObjectNode();
    ArrayNode results = answer.putArray("data");
    for (JsonNode entry : data) {
      results.add(result(entry));
    }
    return answer;
  }

  private ObjectNode result(JsonNode entry) {
    String id = entry.path("id").asText();
    String source = entry.path("phienBanNguon").asText();
    String name = entry.path("ten").asText();
    ObjectNode result = JSON.createObjectNode().put("id", id);
    Held held = records.get(id);
    if (held != null && older(source, held.source())) {
      return result.put("status", "STALE");
    }
    if (entry.has("thaoTac")) {
      boolean nothing = held == null || held.gone();
      long version = held == null ? 0 : held.version() + (nothing ? 0 : 1);
      records.put(id, new Held(source, "", true, version));
      result.put("phienBan", version);
      return result.put("status", nothing ? "UNCHANGED" : "WITHDRAWN");
    }
    if (refuses.test(name)) {
      ObjectNode error = result.put("status", "REJECTED").putArray("errors").addObject();
      error.put("field", "ten").put("code", refusal);
      return result;
    }
    boolean same = held != null && !held.gone() && held.content().equals(name);
    long version = held == null ? 1 : held.version() + (same ? 0 : 1);
    records.put(id, new Held(source, name, false, version));
    result.put("phienBan", version);
    if (held == null || held.gone()) {
      created++;
      return result.put("status", "CREATED");
    }
    return result.put("status", same ? "UNCHANGED" : "UPDATED");
  }

  /** The record of a call for one, withdrawn or not. */
  synchronized JsonNode one(NationalCall call) {
    asked++;
    if (out) {
      throw problem(Verdict.UNKNOWN, "outcome-unknown");
    }
    String id = call.path().substring(call.path().lastIndexOf('/') + 1);
    Held held = records.get(id);
    ObjectNode answer = JSON.createObjectNode().put("code", held == null ? "NOT_FOUND" : "OK");
    if (held != null) {
      String state = held.gone() ? "DA_XOA" : "HOAT_DONG";
      answer
          .putObject("data")
          .put("id", id)
          .put("phienBan", held.version())
          .put("trangThai", state);
    }
    return answer;
  }

  /** All that it holds, to be {@link #put back}. */
  synchronized Map<String, Object> backup() {
    return new TreeMap<>(records);
  }

  synchronized void putBack(Map<String, Object> backup) {
    records.clear();
    backup.forEach((id, held) -> records.put(id, (Held) held));
  }

  /** The ministry removes a record without a trace, or judges it. */
  synchronized void forget(String id) {
    records.remove(id);
  }

  synchronized void judge(String id) {
    records.computeIfPresent(
        id,
        (same, held) -> new Held(held.source(), held.content(), held.gone(), held.version() + 1));
  }

  private static boolean older(String one, String other) {
    String[] a = one.split("\\.");
    String[] b = other.split("\\.");
    int fencing = Long.compare(Long.parseLong(a[0]), Long.parseLong(b[0]));
    return (fencing == 0 ? Long.compare(Long.parseLong(a[1]), Long.parseLong(b[1])) : fencing) < 0;
  }

  static NationalProblem problem(Verdict verdict, String code) {
    return new NationalProblem(verdict, Cause.of(code), null);
  }

  /** Living records by code. */
  synchronized Map<String, String> living() {
    Map<String, String> living = new TreeMap<>();
    records.forEach(
        (id, held) -> {
          if (!held.gone()) {
            living.put(id.substring(3), held.content());
          }
        });
    return living;
  }

  private static JsonNode read(byte[] body) {
    try {
      return JSON.readTree(body);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
