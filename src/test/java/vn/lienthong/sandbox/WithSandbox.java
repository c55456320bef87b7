package vn.lienthong.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/** A nation that every test finds empty. */
abstract class WithSandbox {
  static Sandbox sandbox;
  Nationals nationals;

  @BeforeAll
  static void open() throws IOException {
    sandbox = Sandbox.start(Options.defaults());
  }

  @BeforeEach
  void begin() {
    sandbox.empty();
    nationals = new Nationals(sandbox);
  }

  @AfterAll
  static void close() {
    sandbox.close();
  }

  /** Lets the ministry write, JSON with single quotes. */
  JsonNode ministry(String resource, String record) {
    return sandbox.edit(resource, Nationals.json(record)).path(0);
  }

  void faults(String spec) {
    sandbox.faults(Nationals.json(spec));
  }
}
