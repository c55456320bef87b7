package vn.lienthong.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/** The nation's records, as its journal tells them or as it stores them. */
final class OracleNation {
  private static final String FILE = "FILE";
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
  private final ObjectMapper json = new ObjectMapper();
  private final URI base;

  OracleNation(URI base) {
    this.base = base;
  }

  /**
   * A record as it stands.
   *
   * @param status of the journal's last line that wrote it, or STORED
   */
  record Record(String status, JsonNode body) {
    boolean erased() {
      return body.path("trangThai").asText().equals("DA_XOA");
    }
  }

  /** The records of a flow, tombstones and other provinces' included, by their id. */
  Collection<Record> records(OracleFlow flow) {
    return flow.fed() ? stored(flow) : journaled(flow);
  }

  /** What was fed stands in the journal without its content: it is read as it is stored. */
  private Collection<Record> stored(OracleFlow flow) {
    List<Record> records = new ArrayList<>();
    String last = "";
    for (int before = -1; before < records.size(); ) {
      before = records.size();
      String after = URLEncoder.encode(last, StandardCharsets.UTF_8);
      URI page = base.resolve("/_sandbox/records/" + flow.name() + "?after=" + after);
      for (JsonNode record : read(page)) {
        records.add(new Record("STORED", record));
        last = record.path("id").asText();
      }
    }
    return records;
  }

  private Collection<Record> journaled(OracleFlow flow) {
    Map<String, Record> records = new LinkedHashMap<>();
    each(
        flow,
        line -> {
          String status = line.path("status").asText();
          if (line.path("body").isObject() && !status.equals(FILE)) {
            records.put(line.path("id").asText(), new Record(status, line.path("body")));
          }
        });
    return records.values();
  }

  /** The SHA-256 of the files that arrived whole, by the record's id, a bar, and their number. */
  Map<String, String> files(OracleFlow flow) {
    Map<String, String> files = new TreeMap<>();
    each(
        flow,
        line -> {
          if (line.path("status").asText().equals(FILE)) {
            JsonNode file = line.path("body");
            files.put(
                line.path("id").asText() + "|" + file.path("so").asText(),
                file.path("sha256").asText());
          }
        });
    return files;
  }

  private void each(OracleFlow flow, Consumer<JsonNode> taken) {
    long last = 0;
    for (long before = -1; before < last; ) {
      before = last;
      for (JsonNode line : lines(flow, last)) {
        last = Math.max(last, line.path("seq").asLong());
        taken.accept(line);
      }
    }
  }

  private JsonNode lines(OracleFlow flow, long after) {
    return read(base.resolve("/_sandbox/journal?resource=" + flow.name() + "&after=" + after));
  }

  private JsonNode read(URI page) {
    try {
      HttpRequest request = HttpRequest.newBuilder(page).timeout(PATIENCE).build();
      var answer = http.send(request, HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() != 200) {
        throw new IOException("the sandbox answers " + answer.statusCode());
      }
      JsonNode body = json.readTree(answer.body());
      return body.isArray() ? body : body.path("data");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UncheckedIOException(new InterruptedIOException("interrupted"));
    }
  }
}
