package vn.lienthong.national.auth;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import java.util.Map;
import vn.lienthong.national.Access;
import vn.lienthong.national.Answer;

/** Profile {@code ngsp}: the consumer key and secret by Basic, for a token of OAuth. */
record NgspTicket(Access.Ngsp access) implements Ticket {
  @Override
  public TokenRequest request() {
    String pair = access.key() + ":" + access.secret().get();
    String basic = "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(UTF_8));
    return new TokenRequest(
        Map.of("Authorization", basic), TokenRequest.FORM, "grant_type=client_credentials");
  }

  @Override
  public Token read(Answer answer) {
    return TokenAnswer.OAUTH.read(answer, access.at().life());
  }

  @Override
  public Map<String, String> besides() {
    return Map.of();
  }
}
