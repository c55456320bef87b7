package vn.lienthong.routes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * How the systems of some ministries speak, written down by hand from what clients of theirs say;
 * nothing here knows the gateway's dialect files.
 *
 * @param page the query parameter of a page's number, and of its size
 * @param largest page
 * @param pascal names of members begin with a capital
 * @param day of an ISO date
 * @param batch the member that holds a batch's records
 * @param batchPath below the resource
 */
record Accent(
    String name,
    String page,
    String size,
    int largest,
    boolean pascal,
    UnaryOperator<String> day,
    UnaryOperator<String> iso,
    String batch,
    String batchPath) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Set<String> FLAGS = Set.of("batBuoc", "diaPhuong", "hoNgheo");
  private static final Set<String> DAYS =
      Set.of("hieuLucTu", "hieuLucDen", "ngayBanHanh", "ngayDuyet", "ngayHieuLuc", "ngayLap");
  private static final UnaryOperator<String> SAME = day -> day;

  static Optional<Accent> of(String dialect) {
    return switch (dialect) {
      case "data-only", "success-count" ->
          Optional.of(
              new Accent(dialect, "page", "size", 1000, false, SAME, SAME, "data", "/batch"));
      case "error-code" ->
          Optional.of(
              new Accent(dialect, "page", "size", 1000, false, SAME, SAME, "result", "/batch"));
      case "status-pages" ->
          Optional.of(
              new Accent(
                  dialect,
                  "PageNumber",
                  "PageSize",
                  50,
                  true,
                  iso -> iso.substring(8) + "-" + iso.substring(5, 7) + "-" + iso.substring(0, 4),
                  day -> day.substring(6) + "-" + day.substring(3, 5) + "-" + day.substring(0, 2),
                  "Data",
                  "/batch"));
      case "tu-soan" ->
          Optional.of(
              new Accent(
                  dialect,
                  "trang",
                  "soDong",
                  50,
                  true,
                  iso -> iso.substring(8) + "-" + iso.substring(5, 7) + "-" + iso.substring(0, 4),
                  day -> day.substring(6) + "-" + day.substring(3, 5) + "-" + day.substring(0, 2),
                  "danhSach",
                  "/ghi"));
      case "data-total" ->
          Optional.of(
              new Accent(
                  dialect,
                  "PageIndex",
                  "PageSize",
                  1000,
                  true,
                  iso -> iso.replace('-', '/'),
                  day -> day.replace('/', '-'),
                  "Data",
                  "/batch"));
      default -> Optional.empty();
    };
  }

  /** The sandbox's answer of success, as this system would give it. */
  JsonNode success(JsonNode sandbox, int number, int asked) {
    JsonNode data = say(sandbox.path("data"));
    long total = sandbox.path("page").path("totalRecords").asLong();
    ObjectNode answer = JSON.createObjectNode();
    switch (name) {
      case "data-only" -> answer.set("data", data);
      case "success-count" -> {
        answer.put("success", true).put("message", "Thành công").put("count", total);
        answer.set("data", data);
      }
      case "error-code" -> {
        answer.put("error_code", "0").put("message", "");
        answer.set("result", data);
      }
      case "tu-soan" -> {
        answer.put("ketQua", "OK").put("tong", total);
        answer.set("danhSach", data);
      }
      case "status-pages" -> {
        answer.put("Status", 1).put("Message", "OK").set("Data", data);
        answer.put("PageNumber", number).put("PageSize", asked).put("TotalRecords", total);
        answer.put("TotalPages", (total + asked - 1) / Math.max(1, asked));
      }
      default -> {
        answer.set("Data", data);
        answer.put("Total", total);
      }
    }
    return answer;
  }

  /** That there is no such record, or none at all. */
  JsonNode nothing() {
    return switch (name) {
      case "error-code" -> JSON.createObjectNode().put("error_code", "404").put("message", "");
      case "status-pages" ->
          JSON.createObjectNode().put("Status", 0).put("Message", "Không có dữ liệu");
      default -> JSON.createObjectNode().putNull("data");
    };
  }

  /** Some say so with HTTP 200. */
  int nothingStatus() {
    return name.equals("error-code") || own() ? 200 : 404;
  }

  private boolean own() {
    return name.equals("tu-soan");
  }

  /** The sandbox's path of what this system calls by another. */
  String path(String theirs) {
    String path = own() ? theirs.replaceFirst("^DanhMuc/DanToc", "dan-toc") : theirs;
    return path.endsWith(batchPath)
        ? path.substring(0, path.length() - batchPath.length()) + "/batch"
        : path;
  }

  /** The batch as the sandbox wants it. */
  JsonNode batch(JsonNode body) {
    return JSON.createObjectNode().set("data", hear(body.path(batch)));
  }

  /** What it says instead of an answer. */
  JsonNode failure(int status) {
    boolean later = status == 429 || status >= 500;
    return switch (name) {
      case "success-count" ->
          JSON.createObjectNode().put("success", false).put("message", "Lỗi").put("count", 0);
      case "error-code" ->
          JSON.createObjectNode().put("error_code", later ? "-2" : "-1").put("message", "Lỗi");
      case "tu-soan" ->
          JSON.createObjectNode().put("ketQua", "LOI").put("maLoi", later ? "503" : "-1");
      case "status-pages" -> JSON.createObjectNode().put("Status", 0).put("Message", "Lỗi");
      default -> JSON.createObjectNode().put("Message", "Lỗi");
    };
  }

  /** Some say so with HTTP 200. */
  int failureStatus(int status) {
    return name.equals("error-code") || own() ? 200 : status;
  }

  private JsonNode say(JsonNode node) {
    return change(node, true);
  }

  private JsonNode hear(JsonNode node) {
    return change(node, false);
  }

  private JsonNode change(JsonNode node, boolean out) {
    if (node.isObject()) {
      ObjectNode changed = JSON.createObjectNode();
      for (var one : node.properties()) {
        String other = out ? said(one.getKey()) : heard(one.getKey());
        String meant = out ? one.getKey() : other;
        changed.set(other, value(meant, change(one.getValue(), out), out));
      }
      return changed;
    }
    if (node.isArray()) {
      ArrayNode changed = JSON.createArrayNode();
      node.forEach(one -> changed.add(change(one, out)));
      return changed;
    }
    return node;
  }

  private JsonNode value(String name, JsonNode value, boolean out) {
    if (DAYS.contains(name) && value.isTextual()) {
      return TextNode.valueOf((out ? day : iso).apply(value.textValue()));
    }
    if (out && name.equals("field")) {
      return TextNode.valueOf(
          Pattern.compile("\\w+(?=[.\\[]|$)")
              .matcher(value.asText())
              .replaceAll(word -> said(word.group())));
    }
    if (own() && FLAGS.contains(name)) {
      return out ? number(value) : flag(value);
    }
    return value;
  }

  private String said(String name) {
    return own() && name.equals("phienBan") ? "Version" : pascal ? capital(name) : name;
  }

  private String heard(String name) {
    return own() && name.equals("Version") ? "phienBan" : pascal ? small(name) : name;
  }

  private static JsonNode number(JsonNode flag) {
    return flag.isBoolean() ? JSON.getNodeFactory().numberNode(flag.asBoolean() ? 1 : 0) : flag;
  }

  private static JsonNode flag(JsonNode number) {
    return number.isNumber() ? BooleanNode.valueOf(number.asInt() == 1) : number;
  }

  private static String capital(String name) {
    return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
  }

  private static String small(String name) {
    return name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
  }
}
