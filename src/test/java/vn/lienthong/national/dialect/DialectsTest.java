package vn.lienthong.national.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.lienthong.national.Endpoint;
import vn.lienthong.national.Lack;

class DialectsTest {
  @TempDir Path mappings;

  @BeforeEach
  void folder() throws IOException {
    Files.createDirectory(mappings.resolve("dialects"));
  }

  @Test
  void withoutFilesThereIsTheContractItself() {
    assertThat(Dialects.read(mappings).byName().get("default")).isEqualTo(Dialect.REFERENCE);
  }

  @Test
  void allFaultsOfAFileAreToldAtOnce() throws IOException {
    file(
        "so.yaml",
        """
        answer:
          data: data list
          succes: {at: Status, is: [1]}
          no-data: {statuses: [four]}
        request:
          paging: pages
          batch: batch
          largest-batch: 0
        fields: {case: PASCAL}
        values: {date: dd.MM.yy, boolean: [yes], null: omit, absent: clear}
        resources: {dan-toc: DanToc}
        without: [diges]
        """);

    assertThat(Dialects.read(mappings).problems())
        .extracting(problem -> problem.text().replace("mappings/dialects/so.yaml", ""))
        .containsExactlyInAnyOrder(
            ":2 answer.data: found \"data list\", expected names with dots between, such as"
                + " page.total, or \".\"",
            ":3 answer.succes: found \"succes\", expected one of data, success, code, no-data,"
                + " token-ended, retry, refused, page, server-time; did you mean \"success\"?",
            ":4 answer.no-data.statuses: found \"four\", expected an HTTP status, such as 404",
            ":6 request.paging: found \"pages\", expected one of after, page; did you mean"
                + " \"page\"?",
            ":7 request.batch: found \"batch\", expected a path below the resource, such as /batch,"
                + " or \"\"",
            ":8 request.largest-batch: found \"0\", expected a whole number from 1 on",
            ":9 fields.case: found \"PASCAL\", expected one of camel, pascal, snake; did you mean"
                + " \"pascal\"?",
            ":10 values.date: found \"dd.MM.yy\", expected yyyy, MM and dd, such as dd-MM-yyyy",
            ":10 values.boolean: found \"yes\", expected two texts: of true and of false",
            ":10 values.absent: found \"clear\", expected one of clears, unchanged; did you mean"
                + " \"clears\"?",
            ":10 values.null: found \"omit\", expected send, or beside it absent: clears",
            ":11 resources.dan-toc: found \"DanToc\", expected a path below the API's base, such as"
                + " /DanhMuc/DanToc",
            ":12 without: found \"diges\", expected one of idempotency-key, read-one, results,"
                + " read-back, version, source-version, changed-since, order, digest, scope,"
                + " withdrawal, at, files, reading; did you mean \"digest\"?");
  }

  @Test
  void whatAnEndpointTakesAtOnceAndMakesOfWhatIsLeftOutIsRead() throws IOException {
    file(
        "a.yaml",
        "request: {largest-batch: 50}\nvalues: {null: omit, absent: clears}\nwithout: [digest]\n");

    Dialects read = Dialects.read(mappings);

    assertThat(read.problems()).isEmpty();
    Dialect dialect = read.byName().get("a");
    assertThat(dialect.endpoint()).isEqualTo(new Endpoint(Set.of(Lack.DIGEST), 50));
    assertThat(dialect.spelling().absentClears()).isTrue();
    assertThat(dialect.spelling().nulls()).isFalse();
    assertThat(dialect.plain()).isFalse();
  }

  @Test
  void whereATicketStandsIsRead() throws IOException {
    file("a.yaml", "tickets: {at: data.ve}\n");
    file("b.yaml", "tickets: {at: Ve, codes: [CHO], ask: '/KetQua/{ve}'}\n");

    Map<String, Dialect> read = Dialects.read(mappings).byName();

    assertThat(read.get("a").tickets())
        .isEqualTo(new Dialect.TicketForm("data.ve", Set.of(), Set.of(202), "/batch/{ve}"));
    assertThat(read.get("a").poor()).isTrue();
    assertThat(read.get("b").tickets())
        .isEqualTo(new Dialect.TicketForm("Ve", Set.of("CHO"), Set.of(), "/KetQua/{ve}"));
  }

  @Test
  void aTicketThatCannotBeReadIsAFault() throws IOException {
    file("so.yaml", "tickets:\n  ask: /KetQua\nwithout: [results]\n");

    assertThat(Dialects.read(mappings).problems())
        .extracting(problem -> problem.text().replace("mappings/dialects/so.yaml", ""))
        .containsExactlyInAnyOrder(
            ":1 tickets: found \"tickets\", expected results of each record, to be asked for with a"
                + " ticket",
            ":2 tickets.at: found nothing, expected where the ticket stands, such as data.ve",
            ":2 tickets.ask: found \"/KetQua\", expected a path below the resource with {ve}, such as"
                + " /batch/{ve}");
  }

  @Test
  void whatALeftOutValueMeansDecidesWhetherOneQuestionIsEnough() throws IOException {
    file("a.yaml", "values: {absent: clears}\n");
    file("b.yaml", "values: {absent: unchanged}\n");

    assertThat(Dialects.read(mappings).byName().get("a").poor()).isTrue();
    assertThat(Dialects.read(mappings).byName().get("b").poor()).isFalse();
  }

  @Test
  void aDialectWithAFaultIsNotThere() throws IOException {
    file("a.yaml", "answer: {dat: x}\n");
    file("b.yaml", "values: {date: dd-MM-yyyy}\n");

    assertThat(Dialects.read(mappings).byName().keySet()).containsExactly("b", "default");
  }

  private void file(String name, String text) throws IOException {
    Files.writeString(mappings.resolve("dialects").resolve(name), text);
  }
}
