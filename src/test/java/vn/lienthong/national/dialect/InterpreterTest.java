package vn.lienthong.national.dialect;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.lienthong.mapping.Contract;
import vn.lienthong.mapping.Mappings;
import vn.lienthong.national.NationalCall;
import vn.lienthong.national.NationalCall.Purpose;

/** The shipped dialects word the contract's questions, and their answers become the contract's. */
class InterpreterTest {
  private static final Path MAPPINGS = Path.of("mappings");
  private static final Dialects DIALECTS = Dialects.read(MAPPINGS);
  private static final ObjectMapper JSON = new ObjectMapper();

  @Test
  void sixDialectsShipAndAreSound() {
    assertThat(DIALECTS.problems()).isEmpty();
    assertThat(DIALECTS.byName().keySet())
        .contains(
            "default", "data-only", "success-count", "status-pages", "data-total", "error-code");
  }

  @Test
  void theDefaultHandsOnTheVeryBytes() throws IOException {
    Interpreter none = interpreter("default");
    NationalCall call = page("size=1000&after=TW:01&maTinh=TW,12");
    byte[] body = "{\"data\":[{\"ma\":\"01\"}]}".getBytes(UTF_8);
    JsonNode answer = JSON.readTree("{\"code\":\"OK\",\"data\":[]}");

    assertThat(none.word(call)).isSameAs(call);
    assertThat(none.word(batch(), body)).isSameAs(body);
    assertThat(none.hear(call, 200, answer)).isSameAs(answer);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "data-only | size=1000 | page=1&size=1000",
        "data-only | size=1000&after=page:7 | page=7&size=1000",
        "status-pages | size=1000&after=page:2&maTinh=TW,12 | PageNumber=2&PageSize=50&MaTinh=TW,12",
        "data-total | size=10 | PageIndex=1&PageSize=10",
      })
  void pagesAreAskedForInTheEndpointsWords(String dialect, String ours, String theirs) {
    NationalCall worded = interpreter(dialect).word(page(ours));

    assertThat(worded.path()).isEqualTo("/don-vi-hanh-chinh");
    assertThat(worded.query()).isEqualTo(theirs);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "data-only | {\"data\":[{\"ma\":\"12\",\"hieuLucTu\":\"2025-07-01\"}]} | -1",
        "success-count | {\"success\":true,\"message\":\"ok\",\"count\":1,\"data\":[{\"ma\":\"12\",\"hieuLucTu\":\"2025-07-01\"}]} | 1",
        "status-pages | {\"Status\":1,\"Message\":\"\",\"Data\":[{\"Ma\":\"12\",\"HieuLucTu\":\"01-07-2025\"}],\"PageNumber\":1,\"PageSize\":50,\"TotalPages\":1,\"TotalRecords\":1} | 1",
        "data-total | {\"Data\":[{\"Ma\":\"12\",\"HieuLucTu\":\"2025/07/01\"}],\"Total\":1} | 1",
        "error-code | {\"error_code\":\"0\",\"result\":[{\"ma\":\"12\",\"hieuLucTu\":\"2025-07-01\"}],\"message\":\"\"} | -1",
      })
  void pagesAreHeardInTheContractsWords(String dialect, String answer, long total)
      throws IOException {
    JsonNode heard = hear(dialect, "size=50", 200, answer);

    assertThat(heard.path("code").asText()).isEqualTo("OK");
    assertThat(heard.path("data"))
        .isEqualTo(JSON.readTree("[{\"ma\":\"12\",\"hieuLucTu\":\"2025-07-01\"}]"));
    assertThat(heard.path("page").path("totalRecords").asLong()).isEqualTo(total);
    assertThat(heard.path("page").path("next").isNull()).isTrue();
  }

  @Test
  void aFullPageIsFollowedByTheNextNumber() throws IOException {
    String two = "{\"data\":[{\"ma\":\"1\"},{\"ma\":\"2\"}]}";

    assertThat(hear("data-only", "size=2&after=page:3", 200, two).at("/page/next").asText())
        .isEqualTo("page:4");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "status-pages | 404 | {\"Status\":0,\"Message\":\"khong co du lieu\",\"Data\":null}",
        "data-only | 404 | {\"data\":null}",
        "error-code | 200 | {\"error_code\":\"404\",\"message\":\"none\"}",
      })
  void noDataIsAnEmptyListAndNoSuchRecord(String dialect, int status, String answer)
      throws IOException {
    JsonNode list = hear(dialect, "size=50", status, answer);
    JsonNode one =
        interpreter(dialect)
            .hear(
                new NationalCall(Purpose.ONE, "/don-vi-hanh-chinh/TW:1", null, null),
                status,
                JSON.readTree(answer));

    assertThat(list.path("code").asText()).isEqualTo("OK");
    assertThat(list.path("data").isArray()).isTrue();
    assertThat(list.path("data")).isEmpty();
    assertThat(Objects.requireNonNull(one).path("code").asText()).isEqualTo("NOT_FOUND");
  }

  @ParameterizedTest
  @CsvSource({
    "-1, BAD_REQUEST",
    "-2, UNAVAILABLE",
    "401, 900901",
    "-77, -77",
  })
  void aFailureWithHttp200IsNoSuccess(String theirs, String ours) throws IOException {
    JsonNode heard =
        hear(
            "error-code",
            "size=50",
            200,
            "{\"error_code\":\"" + theirs + "\",\"message\":\"Lê Thị Lan\"}");

    assertThat(heard.path("code").asText()).isEqualTo(ours);
    assertThat(heard.toString()).doesNotContain("Lan");
  }

  @Test
  void aGatewaysFaultStaysAsItIs() throws IOException {
    String fault = "{\"fault\":{\"code\":900901,\"message\":\"Invalid\"}}";

    assertThat(hear("status-pages", "size=50", 401, fault)).isEqualTo(JSON.readTree(fault));
  }

  @Test
  void aBatchIsWordedWithItsRows() throws IOException {
    NationalCall call = new NationalCall(Purpose.BATCH, "/mau-phieu/batch", null, "key");
    String ours =
        "{\"data\":[{\"id\":\"TW:P1\",\"ma\":\"P1\",\"hieuLucTu\":\"2025-01-31\",\"hieuLucDen\":null,"
            + "\"cauHoi\":[{\"ma\":\"C1\",\"batBuoc\":true,\"thuTu\":1.50}]}]}";

    byte[] theirs = interpreter("status-pages").word(call, ours.getBytes(UTF_8));

    assertThat(new String(theirs, UTF_8))
        .isEqualTo(
            "{\"Data\":[{\"Id\":\"TW:P1\",\"Ma\":\"P1\",\"HieuLucTu\":\"31-01-2025\",\"HieuLucDen\":null,"
                + "\"CauHoi\":[{\"Ma\":\"C1\",\"BatBuoc\":true,\"ThuTu\":1.50}]}]}");
  }

  @ParameterizedTest
  @CsvSource({
    "MaTinh, maTinh",
    "CauHoi[3].BatBuoc, cauHoi[3].batBuoc",
    "CauHoi.BatBuoc, cauHoi.batBuoc",
    "maTinh, maTinh",
    "'', ''",
  })
  void theFieldsToBlameAreHeardByTheContractsNames(String theirs, String ours) throws IOException {
    String answer =
        "{\"Status\":1,\"Data\":[{\"Index\":0,\"Id\":\"TW:P1\",\"Status\":\"REJECTED\","
            + "\"Errors\":[{\"Field\":\"%s\",\"Code\":\"SAI_MA\"}]}]}";
    NationalCall call = new NationalCall(Purpose.BATCH, "/mau-phieu/batch", null, "key");

    JsonNode heard =
        interpreter("status-pages").hear(call, 200, JSON.readTree(answer.formatted(theirs)));

    assertThat(Objects.requireNonNull(heard).at("/data/0/status").asText()).isEqualTo("REJECTED");
    assertThat(heard.at("/data/0/errors/0"))
        .isEqualTo(JSON.readTree("{\"field\":\"%s\",\"code\":\"SAI_MA\"}".formatted(ours)));
  }

  @Test
  void aTicketIsAskedForAndHeardInTheEndpointsWords() throws IOException {
    Dialect.TicketForm form = new Dialect.TicketForm("Ve", Set.of(), Set.of(202), "/KetQua/{ve}");
    Dialect known = Objects.requireNonNull(DIALECTS.byName().get("status-pages"));
    Interpreter interpreter =
        interpreter(
            new Dialect(
                "so", known.answer(), known.request(), known.spelling(), form, Map.of(), Set.of()));
    NationalCall ask = new NationalCall(Purpose.TICKET, "/mau-phieu/batch/V:7", null, null);
    JsonNode promise = JSON.readTree("{\"Status\":1,\"Ve\":\"V:7\"}");
    JsonNode carriedOut = JSON.readTree("{\"Status\":1,\"Data\":[{\"Id\":\"TW:P1\"}]}");

    assertThat(interpreter.word(ask).path()).isEqualTo("/mau-phieu/KetQua/V:7");
    assertThat(interpreter.hear(batch(), 202, promise))
        .isEqualTo(
            JSON.readTree("{\"code\":\"ACCEPTED\",\"message\":\"\",\"data\":{\"ve\":\"V:7\"}}"));
    assertThat(interpreter.hear(ask, 202, promise))
        .isEqualTo(interpreter.hear(batch(), 202, promise));
    assertThat(Objects.requireNonNull(interpreter.hear(ask, 200, carriedOut)).at("/data/0/id"))
        .isEqualTo(JSON.readTree("\"TW:P1\""));
  }

  @Test
  void whatIsSaidOfAFileIsHeardInTheContractsWords() throws IOException {
    NationalCall part = new NationalCall(Purpose.FILE_PUT, "/van-ban/TW:1/tep/1", null, null);

    assertThat(
            interpreter("status-pages")
                .hear(
                    part, 200, JSON.readTree("{\"Status\":1,\"Data\":{\"Nhan\":7,\"Du\":false}}")))
        .isEqualTo(
            JSON.readTree("{\"code\":\"OK\",\"message\":\"\",\"data\":{\"nhan\":7,\"du\":false}}"));
  }

  private static JsonNode hear(String dialect, String query, int status, String answer)
      throws IOException {
    return Objects.requireNonNull(
        interpreter(dialect).hear(page(query), status, JSON.readTree(answer)));
  }

  private static NationalCall page(String query) {
    return new NationalCall(Purpose.PAGE, "/don-vi-hanh-chinh", query, null);
  }

  private static NationalCall batch() {
    return new NationalCall(Purpose.BATCH, "/don-vi-hanh-chinh/batch", null, "key");
  }

  private static Interpreter interpreter(String dialect) {
    return interpreter(Objects.requireNonNull(DIALECTS.byName().get(dialect)));
  }

  private static Interpreter interpreter(Dialect dialect) {
    return Interpreter.of(
        dialect, Mappings.read(MAPPINGS).byName().values(), Contract.read(MAPPINGS));
  }
}
