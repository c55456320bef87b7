package vn.lienthong.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * What a sandbox can do, and how it says what it is left with.
 *
 * @param plain whether it has only a list by page number and one POST for each resource
 * @param missing what it cannot do
 * @param asStored records are told just as they rest, so nobody need look into them
 */
record Abilities(boolean plain, Set<Ability> missing, boolean asStored) {
  static final Abilities ALL = new Abilities(false, Set.of());

  /** As little as there can be, but that it can be read. */
  static final Abilities PLAIN =
      new Abilities(true, EnumSet.complementOf(EnumSet.of(Ability.READING)));

  private static final Set<String> PAGES = Set.of("size", "page", "after", "at", "changedSince");

  Abilities(boolean plain, Set<Ability> missing) {
    this(plain, missing, false);
  }

  /** The same for answers that are only written. */
  Abilities forWriting() {
    return new Abilities(plain, missing, !plain && missing.isEmpty());
  }

  boolean can(Ability ability) {
    return !missing.contains(ability);
  }

  /** Refuses a list's parameter that means nothing here. */
  void check(Set<String> parameters) {
    for (String name : parameters) {
      boolean known =
          switch (name) {
            case "changedSince" -> can(Ability.CHANGED_SINCE);
            case "at" -> can(Ability.AT);
            default -> PAGES.contains(name) || can(Ability.SCOPE);
          };
      if (!known) {
        throw Refusal.badRequest("no such parameter: " + name);
      }
    }
  }

  /** The record as it is shown. */
  ObjectNode told(ObjectNode record) {
    ObjectNode told = record.deepCopy();
    drop(told, Ability.VERSION, "phienBan");
    drop(told, Ability.SOURCE_VERSION, "phienBanNguon");
    drop(told, Ability.CHANGED_SINCE, "capNhatLuc");
    if (plain) {
      told.remove("trangThai"); // nothing that is shown is withdrawn
    }
    return told;
  }

  private void drop(ObjectNode json, Ability ability, String name) {
    if (!can(ability)) {
      json.remove(name);
    }
  }

  /**
   * The entries as they are carried out.
   *
   * @throws Refusal if one asks for what there is not
   */
  List<Entry> taken(Shape shape, List<Entry> entries) {
    for (Entry entry : entries) {
      refuse(entry, Ability.VERSION, "phienBan");
      refuse(entry, Ability.SOURCE_VERSION, "phienBanNguon");
      refuse(entry, Ability.WITHDRAWAL, "thaoTac");
      if (shape.fed() && !can(Ability.SOURCE_VERSION)) {
        entry.sent().put("phienBanNguon", FeedEntry.UNTOLD);
      }
    }
    return entries;
  }

  private void refuse(Entry entry, Ability ability, String name) {
    if (!can(ability) && entry.sent().has(name)) {
      throw Refusal.badRequest("no such field: " + name);
    }
  }

  /**
   * What is answered to a batch.
   *
   * @throws Refusal if it fails as a whole
   */
  ObjectNode answer(ArrayNode verdicts, String now) {
    if (!can(Ability.RESULTS)) {
      verdicts.forEach(Abilities::refuseAll);
      return Json.object().put("code", "OK").put("message", "");
    }
    for (JsonNode verdict : verdicts) {
      ObjectNode result = (ObjectNode) verdict;
      drop(result, Ability.VERSION, "phienBan");
      drop(result, Ability.READ_BACK, "banGhi");
      if (result.path("banGhi") instanceof ObjectNode stored) {
        result.set("banGhi", told(stored));
      }
    }
    return Envelope.ok(verdicts, now);
  }

  private static void refuseAll(JsonNode verdict) {
    JsonNode error = verdict.path("errors").path(0);
    if (!error.isMissingNode()) {
      throw Refusal.badRequest(error.path("field").asText() + ": " + error.path("code").asText());
    }
    if (verdict.path("status").asText().equals("STALE")) {
      throw new Refusal(409, "BAD_REQUEST", "changed meanwhile");
    }
  }
}
