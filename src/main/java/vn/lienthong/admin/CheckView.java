package vn.lienthong.admin;

import java.util.List;
import vn.lienthong.record.Problem;

/**
 * What a check finds: faults, and remarks that are none.
 *
 * @param problems configuration, routes and mappings against the live schema and the contract
 * @param untested settings that name a database of a kind which no test of this software meets, and
 *     the kind
 * @param off settings that flows about persons still want before they may run
 * @param weaker which promises are weaker because of what the nation's endpoint cannot do
 */
public record CheckView(
    List<Problem> problems,
    List<String> untested,
    List<String> off,
    List<StatusView.Weaker> weaker) {}
