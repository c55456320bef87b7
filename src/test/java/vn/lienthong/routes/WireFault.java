package vn.lienthong.routes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.StandardSocketOptions;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** What may happen to one call on its way: to the connection, to the bytes, to what they say. */
enum WireFault {
  /** The first four are those of WireMock. */
  EMPTY_RESPONSE(After.DOUBT, line -> line.answer()),
  MALFORMED_CHUNK(
      After.DOUBT,
      line -> {
        line.answer();
        line.say("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nlskdu018973t09sylgasjkfg1]");
      }),
  RANDOM_DATA(
      After.DOUBT,
      line -> {
        line.answer();
        line.say("lskdu018973t09sylgasjkfg1][]'./.sdlv\r\n\r\n");
      }),
  RESET(
      After.DOUBT,
      line -> {
        line.answer();
        line.reset();
      }),
  NEVER_ARRIVED(After.DOUBT, Line::reset),
  RESET_WITHIN(
      After.DOUBT,
      line -> {
        byte[] answer = line.answer();
        line.say(Arrays.copyOf(answer, answer.length - Math.max(1, answer.length / 3)));
        line.reset();
      }),
  ENDS_EARLY(
      After.DOUBT,
      line -> {
        byte[] answer = line.answer();
        line.say(Arrays.copyOf(answer, answer.length - 10));
      }),
  LATENCY(
      After.NOTHING,
      line -> {
        byte[] answer = line.answer();
        pause(150);
        line.say(answer);
      }),
  SLICED(After.NOTHING, line -> line.slices(7, 0)),
  NARROW(After.NOTHING, line -> line.slices(200, 2)),
  /** Faster than silence is noticed, but so that the whole would take minutes. */
  DRIBBLED(After.DOUBT, line -> line.slices(1, 60)),
  SILENCE_BEFORE(After.DOUBT, Line::silence),
  SILENCE_AFTER(
      After.DOUBT,
      line -> {
        line.answer();
        line.silence();
      }),
  HTML(
      After.BROKEN,
      line -> {
        line.answer();
        String page = "<html>Đăng nhập</html>";
        int length = page.getBytes(StandardCharsets.UTF_8).length;
        line.say(
            "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: "
                + length
                + "\r\nConnection: close\r\n\r\n"
                + page);
      }),
  CUT_JSON(
      After.BROKEN,
      line -> {
        line.answer();
        line.say(
            "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 21\r\n"
                + "Connection: close\r\n\r\n{\"code\":\"OK\",\"data\":[");
      }),
  TOKEN_ENDED(
      After.NOTHING,
      line ->
          line.say(
              "HTTP/1.1 401 No\r\nContent-Type: application/json\r\nContent-Length: 39\r\n"
                  + "Connection: close\r\n\r\n{\"fault\":{\"code\":900901,\"message\":\"m\"}}")),
  REDIRECTED(
      After.BROKEN,
      line ->
          line.say(
              "HTTP/1.1 307 There\r\nLocation: /elsewhere\r\nContent-Length: 0\r\n"
                  + "Connection: close\r\n\r\n")),
  BUSY(
      After.DOUBT,
      line -> line.say("HTTP/1.1 503 Busy\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")),
  DUPLICATED(After.SPOILT, data(list -> list.insert(0, list.path(0).deepCopy()))),
  MISSING(After.SPOILT, data(list -> list.remove(list.size() / 2))),
  EXTRA(
      After.SPOILT,
      data(
          list -> {
            if (list.path(0).deepCopy() instanceof ObjectNode other) {
              list.add(other.put("id", "99:khong-hoi").put("index", 10_000));
            }
          })),
  REORDERED(
      After.SPOILT,
      data(
          list -> {
            JsonNode first = list.remove(0);
            list.add(first);
          })),
  OK_WITH_ERRORS(
      After.SPOILT,
      json(
          answer -> {
            ArrayNode errors = JsonNodeFactory.instance.arrayNode();
            errors.addObject().put("field", "ma").put("code", "SAI_MA").put("message", "x");
            answer.set("errors", errors);
            for (JsonNode one : answer.path("data")) {
              if (one instanceof ObjectNode record) {
                record.set("errors", errors);
              }
            }
          })),
  VERSION_BACK(
      After.SPOILT,
      data(
          list ->
              list.forEach(
                  one -> {
                    if (one instanceof ObjectNode record) {
                      long version = one.path("phienBan").asLong();
                      record.put("phienBan", Math.max(1, version - 1));
                    }
                  }))),
  CLOCK_AHEAD(After.NOTHING, json(answer -> clock(answer, 1))),
  CLOCK_BEHIND(After.NOTHING, json(answer -> clock(answer, -1)));

  /** Longer than the gateway's patience in these tests. */
  private static final int LONG = 20_000;

  /** What may come of it for the run. */
  enum After {
    /** It goes on as if nothing had been. */
    NOTHING,
    /** Nobody knows what was done: sent again, or the run is held. */
    DOUBT,
    /** Not what was agreed: the run is held, or sends again. */
    BROKEN,
    /** Records may have to wait for the next run, or the run is held. */
    SPOILT
  }

  /** Where a fault strikes. */
  record Line(Socket caller, Answer nation, Spoiler spoiler) {
    interface Answer {
      byte[] get() throws IOException, InterruptedException;
    }

    interface Spoiler {
      byte[] apply(byte[] answer, UnaryOperator<ObjectNode> otherwise) throws IOException;
    }

    /** Carries the request to the nation. */
    byte[] answer() throws IOException, InterruptedException {
      return nation.get();
    }

    void say(byte[] bytes) throws IOException {
      caller.getOutputStream().write(bytes);
      caller.getOutputStream().flush();
    }

    void say(String text) throws IOException {
      say(text.getBytes(StandardCharsets.UTF_8));
    }

    void reset() throws IOException {
      caller.setOption(StandardSocketOptions.SO_LINGER, 0);
      caller.close();
    }

    /** Says nothing until the caller has gone. */
    void silence() throws IOException {
      caller.setSoTimeout(LONG);
      caller.getInputStream().read();
    }

    /** Has said all, and waits until the caller has gone. */
    void leave() throws IOException {
      if (!caller.isClosed()) {
        caller.shutdownOutput();
        silence();
      }
    }

    void slices(int size, int millis) throws IOException, InterruptedException {
      byte[] bytes = answer();
      OutputStream out = caller.getOutputStream();
      for (int at = 0; at < bytes.length; at += size) {
        out.write(bytes, at, Math.min(size, bytes.length - at));
        out.flush();
        pause(millis);
      }
    }
  }

  /** Of one call. */
  private interface Strike {
    void at(Line line) throws IOException, InterruptedException;
  }

  final After after;
  private final Strike strike;

  WireFault(After after, Strike strike) {
    this.after = after;
    this.strike = strike;
  }

  void strike(Line line) throws IOException, InterruptedException {
    strike.at(line);
  }

  private static void pause(int millis) {
    LockSupport.parkNanos(millis * 1_000_000L);
  }

  private static Strike json(Consumer<ObjectNode> otherwise) {
    return line ->
        line.say(
            line.spoiler()
                .apply(
                    line.answer(),
                    answer -> {
                      otherwise.accept(answer);
                      return answer;
                    }));
  }

  private static Strike data(Consumer<ArrayNode> otherwise) {
    return json(
        answer -> {
          if (answer.path("data") instanceof ArrayNode list && !list.isEmpty()) {
            otherwise.accept(list);
          }
        });
  }

  private static void clock(ObjectNode answer, int days) {
    String told = answer.path("serverTime").asText();
    if (!told.isEmpty()) {
      answer.put("serverTime", OffsetDateTime.parse(told).plusDays(days).toString());
    }
  }
}
