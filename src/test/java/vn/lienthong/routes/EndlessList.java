package vn.lienthong.routes;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Makes lists of answers that promise another page for ever. */
final class EndlessList {
  /** So many times, so that whoever does not notice comes to an end too. */
  static final int MOST = 100;

  private static final int SMALLEST = 500;
  private final int pages;
  private ObjectNode record = JsonNodeFactory.instance.objectNode();
  private int told;

  /**
   * @param pages after how many the first one comes again; 0: never
   */
  EndlessList(int pages) {
    this.pages = pages;
  }

  ObjectNode instead(ObjectNode answer) {
    if (!(answer.path("data") instanceof ArrayNode data)
        || !(answer.path("page") instanceof ObjectNode page)
        || told >= MOST) {
      return answer;
    }
    if (data.path(0) instanceof ObjectNode first && record.isEmpty()) {
      record = first.deepCopy();
    }
    int size = Math.max(SMALLEST, page.path("size").asInt());
    int from = (pages == 0 ? told : told % pages) * size;
    told++;
    data.removeAll();
    for (int i = 0; i < size; i++) {
      String code = "X%07d".formatted(from + i);
      data.add(record.deepCopy().put("id", "TW:" + code).put("ma", code).put("soPhieu", code));
    }
    page.put("size", size);
    return answer;
  }

  /** How many pages it made. */
  int told() {
    return told;
  }
}
