package vn.lienthong.crash;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.BooleanSupplier;

/** Somebody at the ministry who edits what the ministry decides, and judges forms. */
final class Minister extends Hand {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final World world;
  private final Truth truth;
  private final Random random;
  private final boolean careful;
  private final Registrar documents;
  private final List<String> groups = new ArrayList<>();
  private final List<String> codes;
  private int made;
  private int acts;

  Minister(World world, BooleanSupplier idle, long seed) {
    super("minister", idle);
    this.world = world;
    truth = world.truth;
    random = new Random(seed);
    careful = world.kind.plain();
    documents = new Registrar(world, random);
    for (int i = 1; i <= 15; i++) {
      groups.add("TW" + i);
    }
    codes = List.copyOf(Province.crosswalk().values()).subList(0, 20);
  }

  @Override
  long act() {
    if (Homes.files(world.kind) && due(acts++)) {
      documents.act();
    }
    String edit = truth.number();
    switch (random.nextInt(careful ? 4 : 8)) {
      case 0 -> group(edit);
      case 1 -> newGroup(edit);
      case 2 -> commune(edit);
      case 3 -> area();
      case 4 -> ethnicGroup(random.nextBoolean() ? "ghiChu" : "nhomNgonNgu", edit);
      case 5, 6 -> judge(edit);
      default -> {
        if (groups.size() > 6 && random.nextInt(6) == 0) {
          erase();
        }
      }
    }
    return 20 + random.nextInt(60);
  }

  private void group(String edit) {
    String code = groups.get(random.nextInt(groups.size()));
    edit("nhom-van-ban", record("ma", code).put("ten", "Nhóm " + edit));
    truth.set("nhom-van-ban", code, "ten", "Nhóm " + edit);
  }

  private void newGroup(String edit) {
    String code = "TWX" + ++made;
    edit("nhom-van-ban", record("ma", code).put("ten", "Nhóm " + edit).put("maTinh", "TW"));
    groups.add(code);
    truth.put("nhom-van-ban", code, Map.of("ten", "Nhóm " + edit, "maTinh", "TW"));
  }

  private void erase() {
    String code = groups.remove(random.nextInt(groups.size()));
    edit("nhom-van-ban", record("ma", code).put("thaoTac", "XOA"));
    truth.gone("nhom-van-ban", code);
  }

  private String commune() {
    return "%05d".formatted(3388 + random.nextInt(10));
  }

  private void commune(String edit) {
    String code = commune();
    edit(
        "don-vi-hanh-chinh",
        record("ma", code).put("hieuLucTu", Beginning.DAY).put("ten", "Xã " + edit));
    truth.set("don-vi-hanh-chinh", code, "ten", "Xã " + edit);
  }

  /** With more digits than the province keeps. */
  private void area() {
    String code = commune();
    String area = (truth.edits() % 900_000) + ".1234";
    ObjectNode record = record("ma", code).put("hieuLucTu", Beginning.DAY);
    edit("don-vi-hanh-chinh", record.put("dienTich", new java.math.BigDecimal(area)));
    truth.set("don-vi-hanh-chinh", code, "dienTich", Nation.rounded(area));
  }

  private void ethnicGroup(String field, String edit) {
    String code = codes.get(random.nextInt(codes.size()));
    edit("dan-toc", record("ma", code).put(field, "ghi " + edit));
    truth.set("dan-toc", code, field, "ghi " + edit);
  }

  /** Says nothing of forms that the nation has not, or not any more. */
  private void judge(String edit) {
    ObjectNode verdict = JSON.createObjectNode().put("resource", "phieu");
    verdict.put("id", "12:PT01-%05d".formatted(1 + random.nextInt(Beginning.FORMS)));
    verdict.put("ketQua", random.nextBoolean() ? "CHAP_NHAN" : "TRA_LAI").put("lyDo", edit);
    world.ministryIfThere("POST", "/verdicts", verdict);
  }

  private static ObjectNode record(String field, String value) {
    return JSON.createObjectNode().put(field, value);
  }

  private void edit(String resource, ObjectNode record) {
    ArrayNode records = JSON.createArrayNode();
    records.add(record);
    world.ministry("PUT", "/records/" + resource, records);
  }

  @Override
  void end() {}
}
