package vn.lienthong.rules;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.lienthong.mapping.ChildRows;
import vn.lienthong.mapping.Mapping;
import vn.lienthong.mapping.Rule;
import vn.lienthong.record.Cause;

/**
 * Answers fit the questions of their form: none without a question, every required one given, each
 * in the kind that the question asks for. A question with a condition ({@code dieuKien}, such as
 * {@code D04 = 'Chưa có'}) is required only where that other question was answered so.
 *
 * @param template the form's mapping; its questions have {@code kieu}, {@code batBuoc}, {@code
 *     dieuKien} and {@code luaChon} as the contract names them
 */
final class AnswersJudge implements Judge {
  private static final Pattern CONDITION = Pattern.compile("\\s*(\\w+)\\s*=\\s*'(.*)'\\s*");
  private final Rule.Answers rule;
  private final Mapping mapping;
  private final Mapping template;
  private final Surroundings around;
  private final Map<String, Optional<Map<String, JsonNode>>> forms = new HashMap<>();

  AnswersJudge(Rule.Answers rule, Mapping mapping, Mapping template, Surroundings around) {
    this.rule = rule;
    this.mapping = mapping;
    this.template = template;
    this.around = around;
  }

  @Override
  public List<Cause> causes(Map<String, @Nullable String> values) {
    String code = values.get(rule.by());
    return code == null
        ? List.of()
        : forms
            .computeIfAbsent(code, c -> around.agreed(rule.of().flow(), c).map(this::questions))
            .map(questions -> judge(questions, answers(values)))
            .orElse(List.of());
  }

  private List<Cause> judge(Map<String, JsonNode> questions, Map<String, @Nullable String> given) {
    List<String> wrong = new ArrayList<>();
    List<String> missing = new ArrayList<>();
    boolean unknown = !questions.keySet().containsAll(given.keySet());
    questions.forEach(
        (code, question) -> {
          String answer = given.get(code);
          if (answer == null) {
            if (required(question, given)) {
              missing.add(code);
            }
          } else if (!fits(question, answer)) {
            wrong.add(code);
          }
        });
    List<Cause> causes = new ArrayList<>(0);
    if (unknown) {
      causes.add(new Cause("rule", rule.rows(), rule.name() + ": an answer without question"));
    }
    if (!missing.isEmpty()) {
      causes.add(Judge.broken(rule, rule.rows() + " (missing)", missing));
    }
    if (!wrong.isEmpty()) {
      causes.add(Judge.broken(rule, rule.rows() + " (kind)", wrong));
    }
    return causes;
  }

  private Map<String, JsonNode> questions(Map<String, @Nullable String> form) {
    String identity = Templates.identity(template, rule.of().field());
    Map<String, JsonNode> questions = new LinkedHashMap<>();
    for (JsonNode question : Children.of(form, rule.of().field())) {
      questions.put(String.valueOf(Children.text(question, identity)), question);
    }
    return questions;
  }

  private Map<String, @Nullable String> answers(Map<String, @Nullable String> values) {
    ChildRows rows = mapping.field(rule.rows()).rows();
    if (rows == null) {
      return Map.of();
    }
    String identity = rows.identity().get(0);
    String given = HoldsJudge.counted(rows);
    Map<String, @Nullable String> answers = new HashMap<>();
    for (JsonNode answer : Children.of(values, rule.rows())) {
      answers.put(String.valueOf(Children.text(answer, identity)), Children.text(answer, given));
    }
    return answers;
  }

  private static boolean required(JsonNode question, Map<String, @Nullable String> given) {
    if (!"true".equals(Children.text(question, "batBuoc"))) {
      return false;
    }
    String condition = Children.text(question, "dieuKien");
    if (condition == null) {
      return true;
    }
    Matcher asked = CONDITION.matcher(condition);
    return asked.matches() && asked.group(2).equals(given.get(asked.group(1)));
  }

  private static boolean fits(JsonNode question, String answer) {
    String kind = Children.text(question, "kieu");
    return switch (kind == null ? "" : kind) {
      case "SO" -> Children.number(answer).isPresent();
      case "NGAY" -> isDay(answer);
      case "CHON" -> chosen(question, answer);
      default -> true;
    };
  }

  private static boolean isDay(String answer) {
    try {
      LocalDate.parse(answer);
      return true;
    } catch (DateTimeParseException other) {
      return false;
    }
  }

  private static boolean chosen(JsonNode question, String answer) {
    String choices = Children.text(question, "luaChon");
    return choices == null || Arrays.asList(choices.split("\n")).contains(answer);
  }
}
