package vn.lienthong.national.auth;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Map;
import vn.lienthong.national.Access;
import vn.lienthong.national.Answer;

/** Profile {@code login}: a user name and password in JSON, and two headers of the system. */
record LoginTicket(Access.Login access) implements Ticket {
  @Override
  public TokenRequest request() {
    String json =
        JsonNodeFactory.instance
            .objectNode()
            .put(access.form().userField(), access.user())
            .put(access.form().passwordField(), access.password().get())
            .toString();
    return new TokenRequest(Map.of(), "application/json", json);
  }

  @Override
  public Token read(Answer answer) {
    return new TokenAnswer(access.form().token()).read(answer, access.at().life());
  }

  @Override
  public Map<String, String> besides() {
    return Map.of("X-SystemId", access.system(), "X-SecretKey", access.secret().get());
  }
}
