package vn.lienthong.reconcile;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.lienthong.mapping.Field;
import vn.lienthong.record.Held;
import vn.lienthong.record.Row;
import vn.lienthong.record.Side;
import vn.lienthong.record.Text;

/** What became of single fields of a record that both sides hold. */
record Edits(Agreed agreed, Row province, Row nation) {
  /** The text as it is compared and written; null if there is none. */
  @Nullable String text(Field field, Side side) {
    return Text.normal(value(field, side));
  }

  @Nullable String value(Field field, Side side) {
    return row(side).value(field.name());
  }

  boolean same(Field field) {
    return Text.same(value(field, Side.PROVINCE), value(field, Side.NATION));
  }

  /** Nothing was agreed on it, and a side that was not read has it or not. */
  boolean unread(Field field) {
    return !province.values().containsKey(field.name())
        || !nation.values().containsKey(field.name());
  }

  boolean neverAgreed(Field field) {
    return held(field) == null;
  }

  /** Whether the side holds another text than when the sides last agreed. */
  boolean changed(Field field, Side side) {
    Held held = held(field);
    return held == null ? !same(field) : !Text.same(held.half(side), value(field, side));
  }

  /** Not where only the halves differ, as rounding leaves them. */
  boolean moves(Field field) {
    return !same(field) && (changed(field, Side.PROVINCE) || changed(field, Side.NATION));
  }

  /** Whether the base has it to the letter, so that the ledger learns nothing. */
  boolean known(Field field) {
    Held held = held(field);
    return held != null
        && Objects.equals(held.province(), value(field, Side.PROVINCE))
        && Objects.equals(held.nation(), value(field, Side.NATION));
  }

  /** Whether the side would once more bring back the value before the agreed one. */
  boolean flaps(Field field, Side from) {
    Held held = held(field);
    return held != null && Flips.hold(held, from, value(field, from));
  }

  /** Whether a side may have held this text by itself, and not because we wrote it. */
  boolean assumed(Field field) {
    Held held = held(field);
    return held != null && held.assumed();
  }

  private @Nullable Held held(Field field) {
    return agreed.base().fields().get(field.name());
  }

  private Row row(Side side) {
    return side == Side.PROVINCE ? province : nation;
  }
}
