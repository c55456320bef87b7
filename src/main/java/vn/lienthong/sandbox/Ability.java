package vn.lienthong.sandbox;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** What {@code --without} leaves out. */
enum Ability {
  /** A batch that comes again under its key is answered as before. */
  IDEMPOTENCY_KEY,
  /** Records can be asked for one by one. */
  READ_ONE,
  /** Each entry of a batch has a result; without, one refused entry refuses all. */
  RESULTS,
  /** A result shows the record as stored. */
  READ_BACK,
  /** Records have versions; without, every write overwrites the whole record. */
  VERSION,
  /** The province's own versions are kept. */
  SOURCE_VERSION,
  /** Lists can be asked for what changed. */
  CHANGED_SINCE,
  /** Lists come in the order of ids. */
  ORDER,
  /** Digests of many records. */
  DIGEST,
  /** Lists can be narrowed by what the records say. */
  SCOPE,
  /** Entries may retire or erase. */
  WITHDRAWAL,
  /** Lists can be asked for a day. */
  AT,
  /** Documents' files. */
  FILES,
  /** Lists, single records and digests. */
  READING;

  String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * @param words with commas between
   * @throws IllegalArgumentException if one of them is none
   */
  static Set<Ability> of(String words) {
    Set<Ability> found = EnumSet.noneOf(Ability.class);
    for (String word : words.split(",")) {
      found.add(
          Arrays.stream(values())
              .filter(ability -> ability.word().equals(word.strip()))
              .findFirst()
              .orElseThrow(() -> new IllegalArgumentException(unknown(word))));
    }
    return found;
  }

  private static String unknown(String word) {
    return "unknown: "
        + word
        + "; known are "
        + Arrays.stream(values()).map(Ability::word).collect(Collectors.joining(", "));
  }
}
