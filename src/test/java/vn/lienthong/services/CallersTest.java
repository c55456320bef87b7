package vn.lienthong.services;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.lienthong.record.Problem;

class CallersTest {
  private static final String HASH = CallerKey.hash("một khóa");
  @TempDir private Path folder;

  @Test
  void areReadFromAFileThatOnlyItsOwnerMayRead() throws IOException {
    Callers callers =
        Callers.read(
            file(
                """
                # who may ask
                callers:
                  - name: so-tai-chinh
                    key-sha256: %s
                    resources: [bieu, quoc-gia/bieu]
                    units: ["03390", 12]
                    requestsPerMinute: 30
                """
                    .formatted(HASH)));

    assertThat(callers.problems()).isEmpty();
    Caller caller = callers.of("một khóa").orElseThrow();
    assertThat(caller.name()).isEqualTo("so-tai-chinh");
    assertThat(caller.resources()).containsExactlyInAnyOrder("bieu", "quoc-gia/bieu");
    assertThat(caller.units()).containsExactlyInAnyOrder("03390", "12");
    assertThat(caller.requestsPerMinute()).isEqualTo(30);
    assertThat(caller.toString()).doesNotContain(HASH);
    assertThat(callers.of("mot khoa")).isEmpty();
    assertThat(callers.of(null)).isEmpty();
    assertThat(callers.of(HASH)).isEmpty();
  }

  @Test
  void everythingThatIsWrongIsToldAtOnce() throws IOException {
    Callers callers =
        Callers.read(
            file(
                """
                callers:
                  - name: Sở Tài chính
                    key-sha256: mật khẩu
                    resources: [bieus]
                    units: []
                    requestPerMinute: 0
                  - name: hai
                    key-sha256: %1$s
                    resources: [van-ban]
                    units: ["03390", "xã"]
                    requestsPerMinute: 0
                  - name: hai
                    key-sha256: %1$s
                    units: "*"
                  - nobody
                limits: 3
                """
                    .formatted(HASH)));

    assertThat(callers.all()).isEmpty();
    assertThat(callers.problems().stream().map(Problem::text))
        .containsExactlyInAnyOrder(
            "callers.yaml:16 limits: found \"limits\", expected one of callers",
            "callers.yaml:6 callers[0].requestPerMinute: found \"requestPerMinute\", expected one of"
                + " name, key-sha256, resources, units, requestsPerMinute;"
                + " did you mean \"requestsPerMinute\"?",
            "callers.yaml:2 callers[0].name: found \"Sở Tài chính\", expected lower-case letters,"
                + " digits, dashes and dots",
            "callers.yaml:3 callers[0].key-sha256: found something else, expected 64 hexadecimal"
                + " digits, the key's SHA-256",
            "callers.yaml:4 callers[0].resources: found \"bieus\", expected one of bieu,"
                + " nhom-van-ban, phieu, quoc-gia/bieu, quoc-gia/nhom-van-ban, quoc-gia/phieu,"
                + " quoc-gia/van-ban, van-ban; did you mean \"bieu\"?",
            "callers.yaml:5 callers[0].units: found a list, expected a list of units' codes, or"
                + " [\"*\"]",
            "callers.yaml:10 callers[1].units: found \"xã\", expected a code such as \"03388\"",
            "callers.yaml:11 callers[1].requestsPerMinute: found \"0\", expected a number from 1 to"
                + " 100000",
            "callers.yaml:12 callers[2].name: found the same as in line 7, expected one of its own"
                + " for each caller",
            "callers.yaml:13 callers[2].key-sha256: found the same as in line 8, expected one of"
                + " its own for each caller",
            "callers.yaml:12 callers[2].resources: found nothing, expected a list of resources",
            "callers.yaml:14 callers[2].units: found \"*\", expected a list of units' codes, or"
                + " [\"*\"]",
            "callers.yaml:15 callers[3]: found \"nobody\", expected a block of keys");
  }

  @ParameterizedTest
  @ValueSource(strings = {"rw-r--r--", "rw-r-----", "rw----r--", "rw--w----"})
  void aFileThatOthersMayReadIsRefused(String rights) throws IOException {
    Path file = file("callers: []");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(rights));

    assertThat(Callers.read(file).problems())
        .singleElement()
        .extracting(Problem::expected)
        .isEqualTo("mode 0600");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "callers:", "callers: []", "- a", "callers: {a: b}", "a: [", "\t"})
  void aFileWithoutCallersIsRefused(String text) throws IOException {
    assertThat(Callers.read(file(text)).problems()).isNotEmpty();
  }

  @Test
  void aFileThatIsNotThereIsRefused() {
    assertThat(Callers.read(folder.resolve("none.yaml")).problems()).hasSize(1);
    assertThat(Callers.read(folder).problems()).hasSize(1);
  }

  @Test
  void keysAreOfChance() {
    String key = CallerKey.create();

    assertThat(key).startsWith("ltk_").hasSize(47).isNotEqualTo(CallerKey.create());
    assertThat(CallerKey.hash("abc"))
        .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  }

  private Path file(String text) throws IOException {
    Path file = Files.writeString(folder.resolve("callers.yaml"), text);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    return file;
  }
}
