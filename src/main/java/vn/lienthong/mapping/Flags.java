package vn.lienthong.mapping;

/** How a column writes yes and no, such as {@code C} and {@code K}; both without blanks behind. */
public record Flags(String yes, String no) {
  /** Digits, which a column of numbers can hold. */
  public boolean numbers() {
    return yes.matches("\\d{1,2}") && no.matches("\\d{1,2}");
  }

  public int longest() {
    return Math.max(yes.length(), no.length());
  }

  @Override
  public String toString() {
    return yes + " or " + no;
  }
}
