package vn.lienthong.national;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NationalSettingsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://api.example.vn/api/v1",
        "http://localhost:8080/api/v1",
        "http://127.0.0.1/api/v1",
        "http://[::1]:8080/api/v1"
      })
  void takesHttpsAndThisMachine(String address) {
    assertThat(NationalSettings.fault(URI.create(address))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://api.example.vn/api/v1",
        "http://localhost.example.vn/",
        "https://user:secret@api.example.vn/",
        "ftp://localhost/",
        "/api/v1",
        "https://api.example.vn/?key=1"
      })
  void refusesWhereSecretsWouldBeSeen(String address) {
    assertThat(NationalSettings.fault(URI.create(address))).isPresent();
  }

  @Test
  void isNotMadeWithAnUnfitAddress() {
    URI fit = URI.create("https://api.example.vn/api/v1");
    URI unfit = URI.create("http://api.example.vn/token");

    assertThatThrownBy(
            () ->
                new NationalSettings(
                    fit,
                    new Access.Ngsp(new Access.TokenDesk(unfit), "key", () -> "secret"),
                    Transport.STRAIGHT,
                    NationalLimits.DEFAULT,
                    "12",
                    "default"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("expected https");
  }
}
