package vn.lienthong.sandbox;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The records that the nation begins with: one file {@code <resource>.json} each. */
final class Seeds {
  private static final int PIECE = 5000;
  private final Nation nation;
  private final SandboxClock clock;

  Seeds(Nation nation, SandboxClock clock) {
    this.nation = nation;
    this.clock = clock;
  }

  /**
   * Stores what the directory holds.
   *
   * @throws IllegalArgumentException naming every record that breaks the contract
   */
  void plant(Path directory, Map<String, Shape> shapes) throws IOException {
    List<String> faults = new ArrayList<>();
    for (Shape shape : shapes.values()) {
      Path file = directory.resolve(shape.resource() + ".json");
      if (Files.exists(file)) {
        plant(file, shape, faults);
      }
    }
    if (!faults.isEmpty()) {
      throw new IllegalArgumentException(String.join(System.lineSeparator(), faults));
    }
  }

  private void plant(Path file, Shape shape, List<String> faults) throws IOException {
    List<ObjectNode> piece = new ArrayList<>();
    int index = 0;
    try (MappingIterator<ObjectNode> records =
        Json.MAPPER.readerFor(ObjectNode.class).readValues(file.toFile())) {
      while (records.hasNextValue()) {
        ObjectNode record = completed(records.nextValue(), shape);
        for (FieldError error : shape.check(record)) {
          faults.add(
              file.getFileName() + "[" + index + "] " + error.field() + ": " + error.message());
        }
        index++;
        piece.add(record);
        if (piece.size() == PIECE) {
          nation.putRaw(shape, piece, "seed");
          piece.clear();
        }
      }
    }
    nation.putRaw(shape, piece, "seed");
  }

  private ObjectNode completed(ObjectNode seed, Shape shape) {
    String born = Caller.MINISTRY.prefix() + ":" + shape.identityOf(seed).orElse("");
    ObjectNode record = Json.object();
    record.put("id", Json.string(seed, "id").orElse(born));
    record.put("phienBan", seed.path("phienBan").asLong(1));
    record.put("trangThai", Json.string(seed, "trangThai").orElse(Stored.ALIVE));
    record.put("capNhatLuc", Json.string(seed, "capNhatLuc").orElseGet(clock::stamp));
    shape.content().keySet().forEach(field -> record.putNull(field));
    shape.beginVerdict(record);
    ObjectNode content = seed.deepCopy();
    content.remove(List.of("id", "phienBan", "trangThai", "capNhatLuc"));
    record.setAll(content);
    return record;
  }
}
