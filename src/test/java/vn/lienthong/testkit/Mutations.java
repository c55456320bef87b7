package vn.lienthong.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Makes something else of a sound answer, at random but the same for the same seed. */
public final class Mutations {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private static final List<String> RAW =
      List.of(
          "null",
          "true",
          "false",
          "0",
          "-1",
          "1.0",
          "1e999999999",
          "-1e999999999",
          "1e-999999999",
          "1e2147483647",
          "1e99999999999",
          "9223372036854775807",
          "9223372036854775808",
          "-9223372036854775809",
          "2147483648",
          "0.1e308",
          "NaN",
          "-",
          "[]",
          "{}",
          "[[]]",
          "\"\"",
          "\" \"",
          "\"\\u0000\"",
          "\"\\ud800\"",
          "\"\\udc00x\"",
          "\"a\\u0301\"",
          "\"null\"",
          "\"1e999999999\"",
          "\"0000-00-00\"",
          "\"9999-12-31\"",
          "\"2025-02-29\"",
          "\"+999999999-12-31\"",
          "\"OK\"",
          "\"NOT_FOUND\"",
          "\"STALE\"",
          "\"REJECTED\"",
          "\"page:\"",
          "\"page:99999999999\"",
          "\"../..\"",
          "\"a\\u001fb\"");

  private static final List<byte[]> BYTES =
      List.of(
          new byte[] {(byte) 0xc3, 0x28},
          new byte[] {(byte) 0xed, (byte) 0xa0, (byte) 0x80},
          new byte[] {(byte) 0xff, (byte) 0xfe},
          new byte[] {(byte) 0xef, (byte) 0xbb, (byte) 0xbf},
          new byte[] {0},
          "\\u".getBytes(UTF_8),
          "]}".getBytes(UTF_8),
          "{\"".getBytes(UTF_8),
          ",".getBytes(UTF_8),
          "/*".getBytes(UTF_8));

  private final Random random;

  public Mutations(long seed) {
    this.random = new Random(seed);
  }

  /** A place where a value stands. */
  private record Place(JsonNode parent, String name, int index) {
    JsonNode value() {
      return parent instanceof ObjectNode object ? object.path(name) : parent.path(index);
    }

    void set(JsonNode value) {
      if (parent instanceof ObjectNode object) {
        object.set(name, value);
      } else if (index < parent.size()) {
        ((ArrayNode) parent).set(index, value);
      }
    }

    void remove() {
      if (parent instanceof ObjectNode object) {
        object.remove(name);
      } else {
        ((ArrayNode) parent).remove(index);
      }
    }
  }

  public int below(int bound) {
    return random.nextInt(bound);
  }

  public <T> T of(List<T> all) {
    return all.get(random.nextInt(all.size()));
  }

  /** The answer with one to three changes of what it says, or of its bytes. */
  public byte[] answer(JsonNode sound) {
    JsonNode changed = sound.deepCopy();
    boolean meaning = random.nextInt(4) > 0;
    for (int left = meaning ? 1 + random.nextInt(3) : 0; left > 0; left--) {
      List<Place> places = new ArrayList<>();
      places(changed, places);
      if (!places.isEmpty()) {
        meaning(places, of(places));
      }
    }
    byte[] text = bytes(changed);
    return meaning && random.nextInt(8) > 0 ? text : bytes(text);
  }

  private static byte[] bytes(JsonNode json) {
    try {
      return JSON.writeValueAsBytes(json);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  private void meaning(List<Place> places, Place place) {
    switch (random.nextInt(9)) {
      case 0 -> place.remove();
      case 1 -> place.set(of(places).value().deepCopy());
      case 2 -> place.set(NODES.textNode(place.value().asText("")));
      case 3 -> again(place);
      case 4 -> reordered(place);
      case 5 -> place.set(NODES.rawValueNode(new RawValue(large())));
      case 6 -> place.set(NODES.arrayNode().add(place.value().deepCopy()));
      default -> place.set(NODES.rawValueNode(new RawValue(of(RAW))));
    }
  }

  private void again(Place place) {
    if (place.parent() instanceof ArrayNode array) {
      for (int left = 1 + random.nextInt(3); left > 0; left--) {
        array.insert(random.nextInt(array.size() + 1), place.value().deepCopy());
      }
    } else {
      String name = random.nextBoolean() ? place.name() + "2" : place.name().toUpperCase();
      JsonNode value = place.value();
      ((ObjectNode) place.parent()).set(name, value.deepCopy());
      if (random.nextBoolean()) {
        place.remove();
      }
    }
  }

  private void reordered(Place place) {
    if (place.parent() instanceof ArrayNode array) {
      List<JsonNode> items = new ArrayList<>();
      array.forEach(items::add);
      Collections.shuffle(items, random);
      array.removeAll().addAll(items);
    } else {
      place.set(NODES.objectNode().set(place.name(), place.value().deepCopy()));
    }
  }

  private String large() {
    int size = 1 << random.nextInt(13);
    return switch (random.nextInt(5)) {
      case 0 -> "[".repeat(size) + "]".repeat(size);
      case 1 -> "{\"a\":".repeat(size) + "1" + "}".repeat(size);
      case 2 -> "9".repeat(size);
      case 3 -> "0." + "3".repeat(size);
      default -> "\"" + "ư".repeat(size) + "\"";
    };
  }

  private static void places(JsonNode node, List<Place> places) {
    if (node instanceof ObjectNode object) {
      object
          .fieldNames()
          .forEachRemaining(
              name -> {
                places.add(new Place(object, name, -1));
                places(object.path(name), places);
              });
    } else if (node instanceof ArrayNode array) {
      for (int i = 0; i < array.size(); i++) {
        places.add(new Place(array, "", i));
        places(array.path(i), places);
      }
    }
  }

  /** One to three changes of the bytes, whatever they mean. */
  public byte[] bytes(byte[] sound) {
    byte[] changed = sound;
    for (int left = 1 + random.nextInt(3); left > 0 && changed.length > 0; left--) {
      changed = change(changed);
    }
    return changed;
  }

  private byte[] change(byte[] text) {
    int from = random.nextInt(text.length);
    int to = Math.min(text.length, from + 1 + random.nextInt(1 << random.nextInt(9)));
    byte[] before = Arrays.copyOf(text, from);
    byte[] cut = Arrays.copyOfRange(text, from, to);
    byte[] after = Arrays.copyOfRange(text, to, text.length);
    return switch (random.nextInt(6)) {
      case 0 -> {
        byte[] flipped = text.clone();
        flipped[from] ^= (byte) (1 << random.nextInt(8));
        yield flipped;
      }
      case 1 -> before;
      case 2 -> joined(before, after);
      case 3 -> joined(before, cut, cut, after);
      case 4 -> joined(before, of(BYTES), cut, after);
      default -> joined(after, before, cut);
    };
  }

  private static byte[] joined(byte[]... parts) {
    byte[] whole = new byte[Arrays.stream(parts).mapToInt(part -> part.length).sum()];
    int at = 0;
    for (byte[] part : parts) {
      System.arraycopy(part, 0, whole, at, part.length);
      at += part.length;
    }
    return whole;
  }
}
