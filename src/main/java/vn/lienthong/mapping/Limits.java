package vn.lienthong.mapping;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a property's values must keep to.
 *
 * @param minLength in characters; 0 if none is set
 * @param maxLength in characters; {@link Integer#MAX_VALUE} if none is set
 * @param pattern to be found within the text
 * @param anyOf the allowed texts; empty if all are
 * @param maxItems of a list
 */
public record Limits(
    int minLength,
    int maxLength,
    @Nullable String pattern,
    List<String> anyOf,
    @Nullable BigDecimal minimum,
    @Nullable BigDecimal maximum,
    int maxItems) {}
