package vn.lienthong.mapping;

import org.jspecify.annotations.Nullable;

/**
 * A property of a contract's schema.
 *
 * @param type {@code string}, {@code integer}, {@code number}, {@code boolean}, {@code array} or
 *     {@code object}
 * @param format such as {@code date}
 * @param nullable null may be sent
 * @param bookkeeping about the record, not part of its content
 * @param items of an array
 * @param members of an object; null for other types
 */
public record Property(
    String name,
    String type,
    @Nullable String format,
    boolean nullable,
    boolean bookkeeping,
    Limits limits,
    @Nullable Property items,
    @Nullable Schema members) {}
