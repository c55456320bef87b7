package vn.lienthong.mapping;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads what makes a mapping a fed one, and refuses what only the other kind has. */
final class FeedReader {
  private static final List<String> RECONCILED_ONLY = List.of("together", "retire", "slice");

  private final Block whole;
  private final List<Field> fields;
  private final Findings findings;

  FeedReader(Block whole, List<Field> fields) {
    this.whole = whole;
    this.fields = fields;
    this.findings = whole.findings();
  }

  /** Null if the mapping is reconciled. */
  @Nullable Feeding feed() {
    if (!whole.keys().contains("feed")) {
      refuseRules();
      return null;
    }
    if (whole.value("feed") == null) {
      findings.add(whole.line("feed"), "feed", "nothing", "{onGone: retire, personal: false}");
    }
    for (String key : RECONCILED_ONLY) {
      if (whole.value(key) != null) {
        findings.add(whole.line(key), key, "it in a fed mapping", "no " + key + " beside feed");
      }
    }
    return whole.block("feed").map(this::feeding).orElse(new Feeding(Feeding.OnGone.RETIRE, false));
  }

  private Feeding feeding(Block block) {
    block.only(List.of("onGone", "personal"));
    boolean personal = block.flag("personal");
    Feeding.OnGone otherwise = personal ? Feeding.OnGone.ERASE : Feeding.OnGone.RETIRE;
    Feeding.OnGone onGone =
        block.word("onGone", FieldReader.words(Feeding.OnGone.values()), otherwise);
    if (personal && onGone != Feeding.OnGone.ERASE) {
      findings.add(
          block.line("onGone"),
          block.at("onGone"),
          onGone.name().toLowerCase(Locale.ROOT) + " for persons",
          "erase, or personal: false");
    }
    return new Feeding(onGone, personal);
  }

  /** A feed's records are the province's. */
  RowAuthority authority() {
    Authority one = whole.word("authority", FieldReader.AUTHORITIES, Authority.PROVINCE);
    if (one != Authority.PROVINCE) {
      findings.add(
          whole.line("authority"),
          "authority",
          Findings.quoted(one.name().toLowerCase(Locale.ROOT)) + " of fed records",
          "province, or no authority: only verdict fields are national");
    }
    return new RowAuthority(List.of(), Authority.PROVINCE);
  }

  Mode mode() {
    Map<String, Mode> modes = new TreeMap<>(FieldReader.words(Mode.values()));
    modes.remove("ask");
    return whole.word("mode", modes, Mode.OBSERVE);
  }

  /** Fields under the nation's authority are its verdicts; no other authority means anything. */
  void verdicts(List<String> identity) {
    for (Field field : fields) {
      String at = "fields." + field.name() + ".authority";
      Authority authority = field.authority();
      if (authority == Authority.MANUAL) {
        findings.add(field.line(), at, "\"manual\" of a fed field", "national for a verdict");
      } else if (authority == Authority.NATIONAL) {
        refused(field, identity.contains(field.name()), "a verdict in the identity");
        refused(field, field.rows() != null, "a verdict that is child rows");
        refused(field, field.required(), "a verdict that is required");
      }
    }
  }

  private void refused(Field field, boolean is, String found) {
    if (is) {
      findings.add(
          field.line(),
          "fields." + field.name() + ".authority",
          found,
          "one column that the ministry fills later");
    }
  }

  private void refuseRules() {
    if (whole.value("rules") != null) {
      findings.add(
          whole.line("rules"), "rules", "rules without feed", "rules of records that are fed");
    }
  }
}
