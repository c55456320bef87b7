package vn.lienthong.national.auth;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Base64;
import java.util.Map;
import vn.lienthong.national.Access;
import vn.lienthong.national.Answer;

/** Profile {@code lgsp}: all keys in one header, on the token call and on every other. */
record LgspTicket(Access.Lgsp access) implements Ticket {
  private static final String HEADER = "lgspaccesstoken";

  @Override
  public TokenRequest request() {
    return new TokenRequest(besides(), TokenRequest.FORM, "grant_type=client_credentials");
  }

  @Override
  public Token read(Answer answer) {
    return TokenAnswer.OAUTH.read(answer, access.at().life());
  }

  @Override
  public Map<String, String> besides() {
    String json =
        JsonNodeFactory.instance
            .objectNode()
            .put("AccessKey", access.key())
            .put("SecretKey", access.secret().get())
            .put("AppName", access.app())
            .put("PartnerCode", access.partner())
            .put("PartnerCodeCus", access.partnerCustomer())
            .toString();
    return Map.of(HEADER, Base64.getEncoder().encodeToString(json.getBytes(UTF_8)));
  }
}
