package vn.lienthong.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A journal over HTTP, a hundred lines a page. */
final class JournalStub implements AutoCloseable {
  private static final int PAGE = 100;
  private final ObjectMapper json = new ObjectMapper();
  private final List<ObjectNode> lines = new ArrayList<>();
  private final HttpServer server;

  JournalStub() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/_sandbox/journal", this::answer);
    server.createContext("/_sandbox/records/", this::stored);
    server.start();
  }

  URI base() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  void wrote(String resource, String status, JsonNode record) {
    ObjectNode line = json.createObjectNode().put("seq", lines.size() + 1).put("status", status);
    line.put("resource", resource).put("id", record.path("id").asText()).set("body", record);
    lines.add(line);
  }

  private void answer(HttpExchange exchange) throws IOException {
    String query = exchange.getRequestURI().getQuery();
    String resource = query.replaceAll(".*resource=([^&]*).*", "$1");
    long after = Long.parseLong(query.replaceAll(".*after=([0-9]*).*", "$1"));
    ArrayNode data = json.createArrayNode();
    lines.stream()
        .filter(line -> line.path("resource").asText().equals(resource))
        .filter(line -> line.path("seq").asLong() > after)
        .limit(PAGE)
        .forEach(data::add);
    byte[] body =
        json.createObjectNode().set("data", data).toString().getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(200, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  private void stored(HttpExchange exchange) throws IOException {
    String resource = exchange.getRequestURI().getPath().replaceAll(".*/", "");
    String after = exchange.getRequestURI().getQuery().replaceAll(".*after=", "");
    ArrayNode records = json.createArrayNode();
    lines.stream()
        .filter(line -> line.path("resource").asText().equals(resource))
        .filter(line -> line.path("id").asText().compareTo(after) > 0)
        .limit(PAGE)
        .forEach(line -> records.add(line.path("body")));
    byte[] body = records.toString().getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(200, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
