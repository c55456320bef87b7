package vn.lienthong.national;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.lienthong.mapping.Mapping;
import vn.lienthong.record.Cause;

/** Reads why an entry was rejected; takes nothing of it that might be a value. */
final class Refusals {
  /** With no more digits in a row than a code has: with more it may be somebody's number. */
  private static final Pattern CODE = Pattern.compile("(?!.*[0-9]{7})[A-Z][A-Z0-9_]{0,39}");

  private static final String LOCKED = "TAM_KHOA";
  private static final String UNSUPPORTED = "KHONG_HO_TRO";
  private static final String MISSING = "KHONG_TON_TAI";
  private final KnownNames names;

  Refusals(Mapping mapping) {
    this.names = new KnownNames(mapping);
  }

  /**
   * Why.
   *
   * @param locked no other reason than that it is locked for a while
   * @param causes at least one
   */
  record Reasons(boolean locked, List<Cause> causes) {}

  Reasons of(JsonNode errors) {
    Set<Cause> lasting = new LinkedHashSet<>();
    List<Cause> locked = new ArrayList<>(0);
    for (JsonNode error : errors) {
      String field = names.known(error.path("field").asText());
      String code = error.path("code").asText();
      switch (code) {
        case LOCKED -> locked.add(new Cause("locked", field, null));
        case UNSUPPORTED -> lasting.add(Cause.of("cannot-withdraw"));
        case MISSING -> lasting.add(new Cause("missing-reference", field, null));
        default -> lasting.add(new Cause("refused", field, safe(code)));
      }
    }
    if (lasting.isEmpty() && !locked.isEmpty()) {
      return new Reasons(true, locked.subList(0, 1));
    }
    return new Reasons(
        false, lasting.isEmpty() ? List.of(Cause.of("refused")) : List.copyOf(lasting));
  }

  /** How long an accepted entry is to be left alone; null if it is not told. */
  static @Nullable Duration wait(JsonNode result) {
    JsonNode seconds = result.path(NationalCall.RETRY_AFTER);
    return seconds.isIntegralNumber() ? Duration.ofSeconds(seconds.asLong()) : null;
  }

  private static @Nullable String safe(String code) {
    return CODE.matcher(code).matches() ? code : null;
  }
}
