package vn.lienthong.admin.access;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import vn.lienthong.mapping.KeptFile;
import vn.lienthong.record.Problem;

/**
 * All who may log in.
 *
 * @param problems of the file; if there is any, nobody is let in
 */
public record Accounts(List<Account> all, List<Problem> problems) implements KeptFile.Content {
  /**
   * @param file of YAML that only its owner may read
   */
  public static Accounts read(Path file) {
    return new AccountsReader(file).read();
  }

  Optional<Account> of(String name) {
    return all.stream().filter(account -> account.name().equals(name)).findFirst();
  }
}
