package vn.lienthong.rules;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.lienthong.mapping.ChildRows;
import vn.lienthong.mapping.Field;
import vn.lienthong.mapping.Mapping;
import vn.lienthong.mapping.Rule;
import vn.lienthong.record.Cause;

/** Two sums of a record's numbers compare as the rule says. */
record HoldsJudge(Rule.Holds rule, Mapping mapping) implements Judge {
  @Override
  public List<Cause> causes(Map<String, @Nullable String> values) {
    Optional<BigDecimal> left = sum(rule.left(), values);
    Optional<BigDecimal> right = sum(rule.right(), values);
    boolean judged = left.isPresent() && right.isPresent();
    return !judged || rule.is().holds(left.get().compareTo(right.get()))
        ? List.of()
        : List.of(Judge.broken(rule, field(rule.left().get(0))));
  }

  private Optional<BigDecimal> sum(
      List<Rule.Operand> operands, Map<String, @Nullable String> values) {
    BigDecimal sum = BigDecimal.ZERO;
    for (Rule.Operand operand : operands) {
      Optional<BigDecimal> number = number(operand, values);
      if (number.isEmpty()) {
        return Optional.empty();
      }
      sum = sum.add(number.get());
    }
    return Optional.of(sum);
  }

  private Optional<BigDecimal> number(Rule.Operand operand, Map<String, @Nullable String> values) {
    if (operand instanceof Rule.Operand.Number number) {
      return Optional.of(number.value());
    }
    if (operand instanceof Rule.Operand.Value value) {
      return Children.number(values.get(value.field()));
    }
    return cell((Rule.Operand.Cell) operand, values);
  }

  /** The sum of the children that begin with the identity; empty if none has a number. */
  private Optional<BigDecimal> cell(Rule.Operand.Cell cell, Map<String, @Nullable String> values) {
    ChildRows rows = rows(cell.rows());
    String counted = counted(rows);
    Optional<BigDecimal> sum = Optional.empty();
    for (JsonNode child : Children.of(values, cell.rows())) {
      if (begins(child, rows.identity(), cell.identity())) {
        Optional<BigDecimal> number = Children.number(Children.text(child, counted));
        if (number.isPresent()) {
          sum = Optional.of(sum.orElse(BigDecimal.ZERO).add(number.get()));
        }
      }
    }
    return sum;
  }

  private static boolean begins(JsonNode child, List<String> names, List<String> wanted) {
    for (int i = 0; i < wanted.size(); i++) {
      if (!wanted.get(i).equals(Children.text(child, names.get(i)))) {
        return false;
      }
    }
    return true;
  }

  private ChildRows rows(String field) {
    ChildRows rows = mapping.field(field).rows();
    if (rows == null) {
      throw new IllegalArgumentException(field + " has no child rows");
    }
    return rows;
  }

  /** The one field of a child that is not in its identity. */
  static String counted(ChildRows rows) {
    return rows.fields().stream()
        .map(Field::name)
        .filter(name -> !rows.identity().contains(name))
        .findFirst()
        .orElseThrow();
  }

  private static String field(Rule.Operand operand) {
    if (operand instanceof Rule.Operand.Value value) {
      return value.field();
    }
    return operand instanceof Rule.Operand.Cell cell
        ? cell.rows() + "." + String.join(".", cell.identity())
        : "";
  }
}
