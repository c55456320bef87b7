package vn.lienthong.setup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/** The questions of a first installation, in their order. */
public final class Interview {
  private final Questions questions;
  private final Function<String, String> texts;
  private final Path home;
  private final Map<String, String> environment;
  private final Map<String, String> settings = new LinkedHashMap<>();
  private final Map<Path, String> secrets = new LinkedHashMap<>();

  /**
   * @param texts of the questions, by the setting's key
   * @param environment secrets that stand in it are not asked for
   */
  public Interview(
      Questions questions,
      Function<String, String> texts,
      Path home,
      Map<String, String> environment) {
    this.questions = questions;
    this.texts = texts;
    this.home = home;
    this.environment = environment;
  }

  /** Asks for both sides. */
  public void hold() throws IOException {
    ask("province.code", "12");
    ask("province.url", "");
    ask("province.user", "lienthong");
    secret("province.password", "LIENTHONG_PROVINCE_PASSWORD");
    for (String name : names("databases")) {
      String prefix = "database." + name;
      about(prefix + ".url", "database.url", name, "");
      about(prefix + ".user", "database.user", name, "lienthong");
      secret(prefix + ".password", variable(prefix), "database.password", name);
    }
    ask("national.url", "");
    ask("national.auth", "ngsp");
    ask("national.dialect", "default");
    String profile = settings.getOrDefault("national.auth", "");
    for (String more : more(profile)) {
      ask(more, "");
    }
    if (profile.equals("login")) {
      secret("national.password", "LIENTHONG_NATIONAL_PASSWORD");
    }
    secret("national.secret", "LIENTHONG_NATIONAL_SECRET");
    ask("national.proxy", "");
    ask("national.ca-file", "");
    if (!ask("national.client-certificate", "").isEmpty()) {
      ask("national.client-key", "");
      String file = ask("national.client-password-file", "");
      if (!file.isEmpty()) {
        typed(file, texts.apply("national.client-password"));
      }
    }
  }

  private static String variable(String prefix) {
    return "LIENTHONG_" + prefix.toUpperCase(Locale.ROOT).replaceAll("[.-]", "_") + "_PASSWORD";
  }

  /** Words with blanks or commas between; no setting comes of them. */
  public List<String> names(String key) throws IOException {
    String answer = questions.ask(key, texts.apply(key), "");
    return Arrays.stream(answer.split("[, ]+")).filter(name -> !name.isEmpty()).toList();
  }

  /** Whether the answer begins as yes does in one of both languages. */
  public boolean agrees(String key, boolean proposed) throws IOException {
    String question = texts.apply(key);
    String yes = question.contains("(c/n)") ? "c" : "y";
    String answer = questions.ask(key, question, proposed ? yes : "n");
    return answer.matches("(?iu)(y|c|đ|t).*");
  }

  public String ask(String key, String proposed) throws IOException {
    return put(key, questions.ask(key, texts.apply(key), proposed));
  }

  /** One of several such settings: the question names which. */
  private String about(String key, String question, String name, String proposed)
      throws IOException {
    return put(key, questions.ask(key, name + ": " + texts.apply(question), proposed));
  }

  private String put(String key, String answer) {
    if (!answer.isEmpty()) {
      settings.put(key, answer);
    }
    return answer;
  }

  /** What one profile of authentication needs besides its secrets. */
  private static List<String> more(String profile) {
    return switch (profile) {
      case "lgsp" ->
          List.of("national.key", "national.app", "national.partner", "national.partner-cus");
      case "login" -> List.of("national.user", "national.system");
      default -> List.of("national.key");
    };
  }

  private void secret(String key, String variable) throws IOException {
    if (environment.containsKey(variable)) {
      return;
    }
    typed(ask(key + "-file", "secrets/" + key), texts.apply(key));
  }

  private void secret(String key, String variable, String question, String name)
      throws IOException {
    if (!environment.containsKey(variable)) {
      String file = about(key + "-file", question + "-file", name, "secrets/" + key);
      typed(file, name + ": " + texts.apply(question));
    }
  }

  private void typed(String file, String question) throws IOException {
    Path path = home.resolve(file).normalize();
    if (!Files.exists(path)) {
      String typed = questions.secret(question);
      if (!typed.isEmpty()) {
        secrets.put(path, typed);
      }
    }
  }

  /** The answers by setting, without secrets. */
  public Map<String, String> settings() {
    return settings;
  }

  /** Secrets that were told, by the file they shall stand in. */
  public Map<Path, String> secrets() {
    return secrets;
  }
}
