package vn.lienthong.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * How a nation writes the names and values of records, where it is not as the contract does.
 *
 * @param capitals names begin with one
 * @param renamed names that do not follow from that: the contract's, the nation's
 * @param date of days
 * @param flags what stands for true and for false; empty: JSON's own
 * @param yesOrNo the contract's names of fields that are either
 */
record Spelling(
    boolean capitals,
    Map<String, String> renamed,
    String date,
    List<JsonNode> flags,
    Set<String> yesOrNo) {
  static final String ISO = "yyyy-MM-dd";

  /** As the nation writes it. */
  JsonNode say(JsonNode node) {
    if (node.isObject()) {
      ObjectNode said = Json.object();
      node.properties().forEach(one -> said.set(theirs(one.getKey()), say(one.getValue())));
      return said;
    }
    if (node.isArray()) {
      ArrayNode said = Json.MAPPER.createArrayNode();
      node.forEach(item -> said.add(say(item)));
      return said;
    }
    if (node.isBoolean() && !flags.isEmpty()) {
      return flags.get(node.booleanValue() ? 0 : 1);
    }
    return node.isTextual() ? day(node, DateTimeFormatter.ISO_LOCAL_DATE, theirDays()) : node;
  }

  /** As the contract has it. */
  JsonNode hear(JsonNode node) {
    if (node.isObject()) {
      ObjectNode heard = Json.object();
      for (Map.Entry<String, JsonNode> one : node.properties()) {
        String name = ours(one.getKey());
        JsonNode value = one.getValue();
        heard.set(name, yesOrNo.contains(name) ? flag(value) : hear(value));
      }
      return heard;
    }
    if (node.isArray()) {
      ArrayNode heard = Json.MAPPER.createArrayNode();
      node.forEach(item -> heard.add(hear(item)));
      return heard;
    }
    return node.isTextual() ? day(node, theirDays(), DateTimeFormatter.ISO_LOCAL_DATE) : node;
  }

  private DateTimeFormatter theirDays() {
    return DateTimeFormatter.ofPattern(date.replace('y', 'u'), Locale.ROOT)
        .withResolverStyle(ResolverStyle.STRICT);
  }

  /** What is no day stays as it is. */
  private JsonNode day(JsonNode text, DateTimeFormatter from, DateTimeFormatter to) {
    if (date.equals(ISO) || text.textValue().length() != date.length()) {
      return text;
    }
    try {
      return TextNode.valueOf(LocalDate.parse(text.textValue(), from).format(to));
    } catch (DateTimeException other) {
      return text;
    }
  }

  private JsonNode flag(JsonNode value) {
    int which = flags.indexOf(value);
    return which < 0 ? value : BooleanNode.valueOf(which == 0);
  }

  private String theirs(String name) {
    String given = renamed.get(name);
    return given != null
        ? given
        : capitals ? name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1) : name;
  }

  private String ours(String name) {
    for (Map.Entry<String, String> given : renamed.entrySet()) {
      if (given.getValue().equals(name)) {
        return given.getKey();
      }
    }
    return capitals ? name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1) : name;
  }
}
