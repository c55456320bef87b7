package vn.lienthong.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import org.junit.jupiter.api.Test;
import vn.lienthong.record.Text;

class NormalTextTest {
  /** Two letters at most make one, so that pairs are enough. */
  @Test
  void isWhatTheStandardSaysAlsoWhereItIsNotLookedInto() {
    for (char second = '\u1e00'; second <= '\u1eff'; second++) {
      for (char first = ' '; first < '\u0340'; first++) {
        String text = "" + first + second;
        assertThat(Text.nfc(text)).isEqualTo(Normalizer.normalize(text, Normalizer.Form.NFC));
      }
    }
  }

  @Test
  void composesLettersAndTheirMarks() {
    String apart = Normalizer.normalize("Điện Biên, xã Mường Nhé ", Normalizer.Form.NFD);

    assertThat(Text.nfc(apart)).isEqualTo("Điện Biên, xã Mường Nhé ");
    assertThat(Text.clean(apart)).isEqualTo("Điện Biên, xã Mường Nhé");
  }
}
