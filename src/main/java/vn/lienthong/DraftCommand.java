package vn.lienthong;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.lienthong.config.InvalidSettings;
import vn.lienthong.config.Settings;
import vn.lienthong.draft.Draft;
import vn.lienthong.draft.Drafting;
import vn.lienthong.mapping.Mappings;
import vn.lienthong.province.ProvinceDatabase;
import vn.lienthong.province.ProvinceSchemaFault;
import vn.lienthong.province.ProvinceSettings;
import vn.lienthong.province.ProvinceUnreachable;

/**
 * {@code lienthong draft [TABLE…] [--to DIR] [--database NAME]}: mapping files for tables as they
 * are.
 */
public final class DraftCommand {
  private static final Map<String, String> NATION_UNASKED =
      Map.of(
          "LIENTHONG_NATIONAL_URL", "https://localhost",
          "LIENTHONG_NATIONAL_KEY", "none",
          "LIENTHONG_NATIONAL_SECRET", "none");

  private DraftCommand() {}

  /**
   * The exit code: 0 drafted, 1 nothing recognised, 2 wrong words, a file that exists, or settings
   * that cannot be used, 3 no answer from the database.
   */
  public static int run(
      List<String> words,
      Path home,
      Map<String, String> environment,
      @Nullable String language,
      boolean json,
      PrintStream out)
      throws IOException {
    Voice voice = Voice.of("draft", language, out);
    List<String> tables = new ArrayList<>();
    String to = null;
    String name = null;
    for (int i = 0; i < words.size(); i++) {
      if (words.get(i).equals("--to") && i + 1 < words.size()) {
        to = words.get(++i);
      } else if (words.get(i).equals("--database") && i + 1 < words.size()) {
        name = words.get(++i);
      } else if (words.get(i).startsWith("-")) {
        voice.say("draft.usage");
        return 2;
      } else {
        tables.add(words.get(i));
      }
    }
    Settings settings = settings(home, environment);
    Path folder = to == null ? settings.folders().mappings() : home.resolve(to).normalize();
    ProvinceSettings source = name == null ? settings.province() : settings.databases().get(name);
    if (source == null) {
      voice.say("draft.unknown", String.valueOf(name));
      return 2;
    }
    try (ProvinceDatabase database = ProvinceDatabase.open(source)) {
      List<Draft> drafts = drafts(settings, database, tables, name);
      List<String> there = existing(drafts, folder);
      if (!there.isEmpty()) {
        voice.say("draft.exists", folder, String.join(", ", there));
        return 2;
      }
      write(drafts, folder);
      if (json) {
        out.println(JsonMapper.builder().build().writeValueAsString(view(drafts, folder)));
      } else {
        show(drafts, folder, voice);
      }
      return drafts.isEmpty() ? 1 : 0;
    } catch (ProvinceSchemaFault missing) {
      voice.say("draft.fault", String.valueOf(missing.getMessage()));
      return 2;
    } catch (ProvinceUnreachable away) {
      voice.say("draft.fault", String.valueOf(away.getMessage()));
      return 3;
    }
  }

  /** The nation need not be configured to look at the province. */
  static Settings settings(Path home, Map<String, String> environment) {
    try {
      return Settings.load(home, environment);
    } catch (InvalidSettings invalid) {
      boolean nation =
          invalid.problems().stream().allMatch(problem -> problem.field().startsWith("national."));
      if (!nation) {
        throw invalid;
      }
      Map<String, String> whole = new java.util.HashMap<>(NATION_UNASKED);
      whole.putAll(environment);
      return Settings.load(home, whole);
    }
  }

  static List<Draft> drafts(
      Settings settings, ProvinceDatabase database, List<String> tables, @Nullable String name) {
    Path mappings = settings.folders().mappings();
    return new Drafting(mappings, settings.national().province(), name)
        .of(database, tables, Mappings.read(mappings).byName().keySet());
  }

  /** Names of the files that would be overwritten. */
  static List<String> existing(List<Draft> drafts, Path folder) {
    return drafts.stream()
        .map(Draft::file)
        .filter(name -> Files.exists(folder.resolve(name)))
        .toList();
  }

  static void write(List<Draft> drafts, Path folder) throws IOException {
    Files.createDirectories(folder);
    for (Draft draft : drafts) {
      Files.writeString(
          folder.resolve(draft.file()),
          draft.text(),
          StandardCharsets.UTF_8,
          StandardOpenOption.CREATE_NEW);
    }
  }

  static void show(List<Draft> drafts, Path folder, Voice voice) {
    for (Draft draft : drafts) {
      voice.say(
          draft.complete() ? "draft.line" : "draft.incomplete",
          draft.file(),
          draft.table(),
          String.format(Locale.ROOT, "%.2f", draft.score()),
          draft.fields().size(),
          draft.doubtful());
    }
    voice.say(drafts.isEmpty() ? "draft.nothing" : "draft.written", folder, drafts.size());
  }

  private static Map<String, Object> view(List<Draft> drafts, Path folder) {
    return Map.of(
        "folder",
        folder.toString(),
        "drafts",
        drafts.stream()
            .map(
                draft ->
                    Map.of(
                        "file", draft.file(),
                        "table", draft.table(),
                        "resource", draft.resource(),
                        "score", Math.round(draft.score() * 100) / 100.0,
                        "complete", draft.complete(),
                        "fields", draft.fields()))
            .toList());
  }
}
