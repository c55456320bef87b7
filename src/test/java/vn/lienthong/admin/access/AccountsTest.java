package vn.lienthong.admin.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
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
  void unitsAreTheDepartmentsAndTheAccountsTogether() throws IOException {
    Accounts accounts =
        read(
            """
            departments:
              - {name: xa, role: operator, flows: ["*"], units: ["03388", "03390"]}
              - {name: tinh, role: operator, flows: ["*"], units: ["*"]}
            accounts:
              - {name: lan, department: xa, units: ["03388"], password: "HASH"}
              - {name: minh, department: xa, password: "HASH"}
              - {name: hoa, department: tinh, units: ["12"], password: "HASH"}
              - {name: tuan, department: tinh, password: "HASH"}
            """);

    assertThat(accounts.problems()).isEmpty();
    assertThat(units(accounts, "lan")).containsExactly(Set.of("03388", "03390"), Set.of("03388"));
    assertThat(units(accounts, "minh")).containsExactly(Set.of("03388", "03390"));
    assertThat(units(accounts, "hoa")).containsExactly(Set.of("12"));
    assertThat(accounts.of("tuan").orElseThrow().actor().everyUnit()).isTrue();
  }

  private static List<Set<String>> units(Accounts accounts, String name) {
    return accounts.of(name).orElseThrow().actor().units();
  }

  @Test
  void unitsThatCannotBeMeantAreTold() throws IOException {
    Accounts accounts =
        read(
            """
            departments:
              - {name: xa, role: operator, flows: ["*"], units: ["03388", xa]}
              - {name: huyen, role: operator, flows: ["*"], units: []}
            accounts:
              - {name: lan, department: xa, units: ["*"], password: "HASH"}
            """);

    assertThat(accounts.problems())
        .extracting(Problem::line, Problem::field)
        .containsExactly(
            tuple(2, "departments[0].units"),
            tuple(3, "departments[1].units"),
            tuple(5, "accounts[0].units"));
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
