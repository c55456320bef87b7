package vn.lienthong.admin.access;

import java.util.List;
import java.util.Set;

/**
 * One person.
 *
 * @param password its Argon2id hash with its parameters, as {@link Passwords} writes it
 * @param role its own or its department's
 * @param flows likewise
 * @param units its department's and its own, as {@link Actor#units} has them
 */
record Account(
    String name,
    String department,
    Role role,
    Set<String> flows,
    List<Set<String>> units,
    String password) {
  Actor actor() {
    return new Actor(name, role, flows, units);
  }
}
