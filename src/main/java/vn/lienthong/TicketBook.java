package vn.lienthong;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import vn.lienthong.ledger.Promises;
import vn.lienthong.national.poor.Tickets;

/**
 * The nation's tickets, in the ledger.
 *
 * @param key of the fingerprints
 */
record TicketBook(Promises promises, byte[] key) implements Tickets {
  private static final String KIND = "HmacSHA256";
  private static final int BYTES = 8;

  @Override
  public List<Ticket> of(String resource, Collection<String> ids) {
    return promises.of(resource, ids).stream()
        .map(promise -> new Ticket(promise.name(), promise.prints()))
        .toList();
  }

  @Override
  public void keep(String resource, Ticket ticket) {
    promises.keep(resource, ticket.name(), ticket.prints());
  }

  @Override
  public void drop(String resource, String name, Collection<String> ids) {
    promises.drop(resource, name, ids);
  }

  @Override
  public String print(byte[] entry) {
    try {
      Mac mac = Mac.getInstance(KIND);
      mac.init(new SecretKeySpec(key, KIND));
      return HexFormat.of().formatHex(Arrays.copyOf(mac.doFinal(entry), BYTES));
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException("every JDK has " + KIND, missing);
    }
  }
}
