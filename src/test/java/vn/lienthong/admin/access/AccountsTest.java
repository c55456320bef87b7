package vn.lienthong.admin.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.lienthong.record.Problem;

/** The file of accounts, right and wrong. */
class AccountsTest {
  private static String hash;
  @TempDir private Path folder;

  @BeforeAll
  static void hash() {
    hash = Passwords.hash("một mật khẩu dài");
  }

  @Test
  void anAccountHasWhatItsDepartmentHasOrLess() throws IOException {
    Accounts accounts =
        read(
            """
            departments:
              - name: dan-toc
                role: operator
                flows: [dan-toc, ton-giao]
            accounts:
              - {name: lan, department: dan-toc, password: "HASH"}
              - {name: minh, department: dan-toc, role: viewer, flows: [ton-giao], password: "HASH"}
            """);

    assertThat(accounts.problems()).isEmpty();
    Actor lan = accounts.of("lan").orElseThrow().actor();
    Actor minh = accounts.of("minh").orElseThrow().actor();
    assertThat(lan.role()).isEqualTo(Role.OPERATOR);
    assertThat(List.of("dan-toc", "ton-giao", "bieu")).filteredOn(lan::knows).hasSize(2);
    assertThat(minh.role()).isEqualTo(Role.VIEWER);
    assertThat(List.of("dan-toc", "ton-giao", "bieu"))
        .filteredOn(minh::knows)
        .containsExactly("ton-giao");
  }

  @Test
  void everythingWrongIsToldAtOnceAndNobodyIsLetIn() throws IOException {
    Accounts accounts =
        read(
            """
            departments:
              - name: dan-toc
                role: operator
                flows: [dan-toc]
            accounts:
              - {name: lan, department: dan-toc, role: administrator, password: "HASH"}
              - {name: lan, department: dantoc, password: "HASH"}
              - {name: Minh, department: dan-toc, flows: [bieu], password: "secret"}
              - {name: hoa, department: dan-toc, rolle: viewer, role: boss, password: "HASH"}
            """);

    assertThat(accounts.problems())
        .extracting(Problem::line, Problem::field)
        .contains(
            tuple(6, "accounts[0].role"),
            tuple(7, "accounts[1].name"),
            tuple(7, "accounts[1].department"),
            tuple(8, "accounts[2].name"),
            tuple(8, "accounts[2].flows"),
            tuple(8, "accounts[2].password"),
            tuple(9, "accounts[3].rolle"),
            tuple(9, "accounts[3].role"));
    assertThat(accounts.all()).isEmpty();
    assertThat(accounts.problems().toString()).doesNotContain("secret");
  }

  @Test
  void aFileThatOthersMayReadIsNotTaken() throws IOException {
    Path file = write("departments: []\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));

    assertThat(Accounts.read(file).problems())
        .singleElement()
        .extracting(Problem::expected)
        .isEqualTo("mode 0600");
  }

  @Test
  void aPasswordIsKeptAsArgon2idOnly() {
    assertThat(hash).startsWith("$argon2id$v=19$m=7168,t=5,p=1$");
    assertThat(Passwords.isHash(hash)).isTrue();
    assertThat(Passwords.matches("một mật khẩu dài", hash)).isTrue();
    assertThat(Passwords.matches("một mật khẩu dai", hash)).isFalse();
    assertThat(Passwords.matches("nobody has this password", "")).isFalse();
    assertThat(Passwords.fits("short")).isFalse();
  }

  private Accounts read(String text) throws IOException {
    return Accounts.read(write(text));
  }

  private Path write(String text) throws IOException {
    Path file = folder.resolve("accounts.yaml");
    Files.createFile(
        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    return Files.writeString(file, text.replace("HASH", hash));
  }
}
