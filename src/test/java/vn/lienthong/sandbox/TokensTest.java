package vn.lienthong.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class TokensTest extends WithSandbox {
  @Test
  void givesATokenForKeyAndSecret() {
    Nationals.Answer answer = nationals.token("demo", "demo");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().path("expires_in").asInt()).isEqualTo(3600);
    assertThat(answer.json().path("token_type").asText()).isEqualTo("Bearer");
  }

  @Test
  void givesNoneForAnotherSecret() {
    Nationals.Answer answer = nationals.token("demo", "guess");
    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.json().path("error").asText()).isEqualTo("invalid_client");
  }

  @Test
  void answersAnUnknownTokenAsTheApiGatewayDoes() {
    Nationals.Answer answer = nationals.bearing("unknown").get("/dan-toc");
    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.json().path("fault").path("code").asInt()).isEqualTo(900901);
  }

  @Test
  void endsATokenWhenItsTimeIsOver() {
    Instant start = Instant.parse("2026-11-21T00:00:00Z");
    sandbox.clock(start);
    nationals.bearing(nationals.token("demo", "demo").json().path("access_token").asText());
    sandbox.clock(start.plusSeconds(3599));
    assertThat(nationals.get("/dan-toc").status()).isEqualTo(200);
    sandbox.clock(start.plusSeconds(3600));
    assertThat(nationals.get("/dan-toc").status()).isEqualTo(401);
  }

  @Test
  void doesNotTakeTheSecretForAToken() {
    String pair = Base64.getEncoder().encodeToString("demo:demo".getBytes());
    assertThat(nationals.bearing(pair).get("/dan-toc").status()).isEqualTo(401);
  }
}
