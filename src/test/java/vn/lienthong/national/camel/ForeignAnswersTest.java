package vn.lienthong.national.camel;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.CsvSource;
import vn.lienthong.mapping.Contract;
import vn.lienthong.mapping.Mappings;
import vn.lienthong.national.Verdict;
import vn.lienthong.national.dialect.Dialects;
import vn.lienthong.national.dialect.Interpreter;

/** Answers as real systems word them, over HTTP and the shipped route. */
@ParameterizedClass
@CsvSource({
  "data-only, 200, 503",
  "success-count, 200, 503",
  "status-pages, 404, 503",
  "data-total, 200, 503",
  "error-code, 200, 200",
})
class ForeignAnswersTest extends NationalApiFixture {
  private static final Path MAPPINGS = Path.of("mappings");
  private static final Path FIXTURES = Path.of("test-fixtures/national/dialects");

  @Parameter(0)
  private String dialect = "";

  @Parameter(1)
  private int noneStatus;

  @Parameter(2)
  private int busyStatus;

  @Override
  Interpreter interpreter() {
    return Interpreter.of(
        Objects.requireNonNull(Dialects.read(MAPPINGS).byName().get(dialect)),
        Mappings.read(MAPPINGS).byName().values(),
        Contract.read(MAPPINGS));
  }

  @Test
  void aPageIsTheContracts() throws IOException {
    answer(json(200, text("page")));

    JsonNode page = ask(PAGE, null);

    assertThat(page.path("code").asText()).isEqualTo("OK");
    assertThat(page.path("data"))
        .isEqualTo(
            new ObjectMapper()
                .readTree(
                    "[{\"id\":\"TW:12\",\"ma\":\"12\",\"ten\":\"Lai Châu\",\"hieuLucTu\":\"2025-07-01\"}]"));
  }

  @Test
  void noDataIsAnEmptyPage() throws IOException {
    answer(json(noneStatus, text("none")));

    JsonNode page = ask(PAGE, null);

    assertThat(page.path("code").asText()).isEqualTo("OK");
    assertThat(page.path("data").isArray()).isTrue();
    assertThat(page.path("data")).isEmpty();
  }

  @Test
  void aBusySystemIsAskedLater() throws IOException {
    answer(json(busyStatus, text("busy")));

    assertProblem(Verdict.RETRY_LATER, "nation-busy");
  }

  /** As API gateways of before 2020 answer. */
  @Test
  void anEndedTokenIsUnderstoodInXmlToo() throws IOException {
    answer(
        aResponse()
            .withStatus(401)
            .withHeader("Content-Type", "application/xml; charset=UTF-8")
            .withBody(
                "<ams:fault xmlns:ams=\"http://wso2.org/apimanager/security\"><ams:code>900901</ams:code>"
                    + "<ams:message>Invalid Credentials</ams:message></ams:fault>"));

    assertProblem(Verdict.NOT_AUTHORISED, "not-authorised");
    nation.verify(2, postRequestedFor(urlEqualTo("/token")));
  }

  private String text(String name) throws IOException {
    return Files.readString(FIXTURES.resolve(dialect).resolve(name + ".json"));
  }
}
