package vn.lienthong;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The log as it is shipped, in both forms. */
class LogFormatTest {
  @Test
  void asJsonALineHasItsRunAsAKeyAndNothingOfAnExceptionThatMayQuoteARecord() throws Exception {
    String line = logged("json");

    JsonNode json = new ObjectMapper().readTree(line);
    assertThat(json.get("level").asText()).isEqualTo("WARN");
    assertThat(json.get("formattedMessage").asText()).isEqualTo("flow dan-toc: held");
    assertThat(json.get("kvpList").toString()).isEqualTo("[{\"run\":\"7\"}]");
    assertThat(json.has("timestamp")).isTrue();
    assertThat(line).doesNotContain("Nguyễn Văn A");
  }

  @Test
  void asTextItIsForReading() throws Exception {
    assertThat(logged("text"))
        .containsPattern("\\d\\d:\\d\\d:\\d\\d\\.\\d{3} WARN  vn.lienthong.flow flow dan-toc: held")
        .doesNotContain("{", "Nguyễn Văn A");
  }

  private static String logged(String format) throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PrintStream usual = System.err;
    LoggerContext context = new LoggerContext();
    context.setMDCAdapter(new LogbackMDCAdapter());
    System.setErr(new PrintStream(out, true, StandardCharsets.UTF_8));
    try {
      context.putProperty("lienthong.log.format", format);
      JoranConfigurator reader = new JoranConfigurator();
      reader.setContext(context);
      reader.doConfigure(Path.of("src/main/resources/logback.xml").toFile());
      context
          .getLogger("vn.lienthong.flow")
          .atWarn()
          .addKeyValue("run", 7)
          .setCause(new IllegalStateException("Nguyễn Văn A"))
          .log("flow {}: held", "dan-toc");
    } finally {
      System.setErr(usual);
      context.stop();
    }
    return out.toString(StandardCharsets.UTF_8).strip();
  }
}
