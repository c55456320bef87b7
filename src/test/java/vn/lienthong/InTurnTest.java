package vn.lienthong;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class InTurnTest {
  private final List<String> closed = new ArrayList<>();

  @Test
  void whatComesAfterOneThatDoesNotCloseIsClosedAllTheSame() {
    UncheckedIOException readOnly = new UncheckedIOException(new IOException("read-only"));
    IllegalStateException late = new IllegalStateException("late");

    assertThatThrownBy(
            () -> InTurn.close(part("page", readOnly), part("routes", late), null, part("ledger")))
        .isSameAs(readOnly)
        .hasSuppressedException(late);
    assertThat(closed).containsExactly("page", "routes", "ledger");
  }

  @Test
  void nothingIsToldOfWhatCloses() {
    InTurn.close(part("routes"), null, part("ledger"));

    assertThat(closed).containsExactly("routes", "ledger");
  }

  private AutoCloseable part(String name) {
    return () -> closed.add(name);
  }

  private AutoCloseable part(String name, RuntimeException failure) {
    return () -> {
      closed.add(name);
      throw failure;
    };
  }
}
