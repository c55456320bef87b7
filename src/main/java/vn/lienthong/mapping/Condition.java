package vn.lienthong.mapping;

import java.util.List;

/**
 * {@code name = 'value'} or {@code name in ('a', 'b')}.
 *
 * @param name a field, column or query parameter, depending on where the condition stands
 * @param anyOf at least one canonical value
 */
public record Condition(String name, List<String> anyOf) {}
