package vn.lienthong.ledger;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that somebody must know, as long as it lasts.
 *
 * @param kind such as {@code nation-away}
 * @param about the flow, database, certificate or folder; empty if it is about the whole
 * @param detail a code, a date or a number as it was when it began
 * @param ended null while it lasts
 */
public record Alert(
    String kind, String about, String detail, Instant since, @Nullable Instant ended) {}
