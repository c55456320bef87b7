package vn.lienthong.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Writers and a reader at once. */
class TogetherTest extends WithSandbox {
  private static final int WRITERS = 4;
  private static final int BATCHES = 10;

  @Test
  void tellsEveryWriteToAReaderWhoGoesOnFromTheLastServerTime() throws Exception {
    ExecutorService writers = Executors.newFixedThreadPool(WRITERS);
    try {
      List<Future<?>> running = new ArrayList<>();
      for (int w = 1; w <= WRITERS; w++) {
        String ma = "1" + w;
        running.add(writers.submit(() -> editOften(ma)));
      }
      Map<String, JsonNode> seen = new TreeMap<>();
      String since = "2000-01-01T00:00:00Z";
      while (!running.stream().allMatch(Future::isDone)) {
        since = readOn(since, seen);
      }
      readOn(since, seen);
      for (Future<?> one : running) {
        one.get();
      }
      assertThat(seen.values()).containsExactlyElementsOf(nationals.get("/dan-toc").data());
      assertThat(seen).hasSize(WRITERS);
    } finally {
      writers.shutdownNow();
    }
  }

  @Test
  void letsOneOfManyWithTheSameVersionWin() throws Exception {
    ministry("dan-toc", "{'ma':'01','ten':'Kinh'}");
    ExecutorService writers = Executors.newFixedThreadPool(WRITERS);
    try {
      List<Future<String>> answers = new ArrayList<>();
      for (int w = 0; w < WRITERS; w++) {
        String change = "{'id':'TW:01','phienBan':1,'ten':'w" + w + "'}";
        answers.add(
            writers.submit(
                () -> new Nationals(sandbox).one("dan-toc", change).path("status").asText()));
      }
      List<String> statuses = new ArrayList<>();
      for (Future<String> answer : answers) {
        statuses.add(answer.get());
      }
      assertThat(statuses).containsOnlyOnce("UPDATED").contains("STALE");
    } finally {
      writers.shutdownNow();
    }
  }

  private void editOften(String ma) {
    for (int i = 0; i < BATCHES; i++) {
      ministry("dan-toc", "{'ma':'" + ma + "','ten':'t" + i + "'}");
    }
  }

  private String readOn(String since, Map<String, JsonNode> seen) {
    JsonNode page = nationals.get("/dan-toc?changedSince=" + since).json();
    for (JsonNode record : page.path("data")) {
      seen.put(record.path("id").asText(), record);
    }
    return page.path("serverTime").asText();
  }
}
