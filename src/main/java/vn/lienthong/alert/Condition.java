package vn.lienthong.alert;

/**
 * Something that is so now, and that somebody must know.
 *
 * @param about the flow, database, certificate or folder; empty if it is about the whole
 * @param detail a cause's code, a date, a number; never a record's value
 */
public record Condition(AlertKind kind, String about, String detail) {}
