package vn.lienthong.mapping;

import java.math.BigDecimal;
import java.util.List;

/** What must hold of a record before it is sent; a record that fails is parked with the name. */
public sealed interface Rule {
  /** Lower case letters, digits and dashes; one rule of a mapping has it. */
  String name();

  /** In the mapping file. */
  int line();

  /**
   * A field of another flow's records.
   *
   * @param flow its mapping's name
   */
  record Of(String flow, String field) {
    @Override
    public String toString() {
      return flow + "." + field;
    }
  }

  /** How two sums of numbers compare. */
  enum Comparison {
    EQUAL("="),
    LESS_OR_EQUAL("<="),
    LESS("<"),
    GREATER_OR_EQUAL(">="),
    GREATER(">"),
    DIFFERENT("<>");

    private final String sign;

    Comparison(String sign) {
      this.sign = sign;
    }

    public String sign() {
      return sign;
    }

    /**
     * @param compared what {@code left.compareTo(right)} gave
     */
    public boolean holds(int compared) {
      return switch (this) {
        case EQUAL -> compared == 0;
        case LESS_OR_EQUAL -> compared <= 0;
        case LESS -> compared < 0;
        case GREATER_OR_EQUAL -> compared >= 0;
        case GREATER -> compared > 0;
        case DIFFERENT -> compared != 0;
      };
    }
  }

  /** One summand of a comparison. */
  sealed interface Operand {
    /** A field of the record itself. */
    record Value(String field) implements Operand {}

    /**
     * The one field of a child row that is not in its identity.
     *
     * @param rows a field of type ROWS
     * @param identity of the child, one text per identity field; or only the first ones: then the
     *     sum of all children that begin with them
     */
    record Cell(String rows, List<String> identity) implements Operand {}

    /** A number as it is written. */
    record Number(BigDecimal value) implements Operand {}
  }

  /**
   * Two sums compare so. Not judged if an operand is absent.
   *
   * @param left at least one
   * @param right at least one
   */
  record Holds(String name, List<Operand> left, Comparison is, List<Operand> right, int line)
      implements Rule {}

  /**
   * Every child's field is the code of one of the template's children.
   *
   * @param rows a field of type ROWS
   * @param field of its identity
   * @param in the template's flow and its field of type ROWS, whose first identity field is meant
   * @param by the field that names the template
   */
  record Within(String name, String rows, String field, Of in, String by, int line)
      implements Rule {}

  /**
   * A period is of the kind that the template asks for.
   *
   * @param period the field
   * @param of the template's field, such as {@code kyBaoCao}
   * @param by the field that names the template
   */
  record Period(String name, String period, Of of, String by, int line) implements Rule {}

  /**
   * Every number among the children is the sum of those of the units below, in the records that
   * differ from this one only by their unit.
   *
   * @param rows a field of type ROWS
   * @param over the field that names the unit
   * @param parent the field of the units' flow that names the unit above
   */
  record Sums(String name, String rows, String over, Of parent, int line) implements Rule {}

  /**
   * Children answer the template's questions: none that it does not ask, every required one, each
   * in its kind.
   *
   * @param rows a field of type ROWS
   * @param of the template's field of type ROWS
   * @param by the field that names the template
   */
  record Answers(String name, String rows, Of of, String by, int line) implements Rule {}
}
