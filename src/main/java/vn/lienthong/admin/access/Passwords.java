package vn.lienthong.admin.access;

import com.password4j.Argon2Function;
import com.password4j.Hash;
import com.password4j.Password;
import com.password4j.types.Argon2;
import java.util.regex.Pattern;

/**
 * Passwords as Argon2id hashes: 7 MiB, five passes, one lane, which is what OWASP's password
 * storage cheat sheet names where memory is short.
 */
public final class Passwords {
  /** Shorter ones are refused; longer ones would let a caller make the service work hard. */
  public static final int SHORTEST = 12;

  private static final int LONGEST = 200;
  private static final Argon2Function ARGON2 =
      Argon2Function.getInstance(7 * 1024, 5, 1, 32, Argon2.ID);
  private static final Pattern HASH =
      Pattern.compile(
          "\\$argon2id\\$v=19\\$m=\\d{4,6},t=\\d{1,2},p=\\d\\$[A-Za-z0-9+/=]{16,}"
              + "\\$[A-Za-z0-9+/=]{40,}");

  /** Of no password; checked where there is no account, so that this takes as long. */
  private static final String NOBODY = hash("nobody has this password");

  private Passwords() {}

  /** Whether it may be somebody's password at all. */
  public static boolean fits(String password) {
    return password.length() >= SHORTEST && password.length() <= LONGEST;
  }

  /** With a salt of its own and its parameters, as the file of accounts holds it. */
  public static String hash(String password) {
    Hash hash = Password.hash(password).addRandomSalt(16).with(ARGON2);
    return hash.getResult();
  }

  static boolean isHash(String text) {
    return HASH.matcher(text).matches();
  }

  /**
   * Checks against a hash, or in the same time against none. One after the other, as each takes
   * memory.
   */
  static synchronized boolean matches(String password, String hash) {
    String against = hash.isEmpty() ? NOBODY : hash;
    boolean right =
        password.length() <= LONGEST
            && Password.check(password, against).with(Argon2Function.getInstanceFromHash(against));
    return right && !hash.isEmpty();
  }
}
