package vn.lienthong.admin.access;

import java.util.Set;

/**
 * One person.
 *
 * @param password its Argon2id hash with its parameters, as {@link Passwords} writes it
 * @param role its own or its department's
 * @param flows likewise
 */
record Account(String name, String department, Role role, Set<String> flows, String password) {
  Actor actor() {
    return new Actor(name, role, flows);
  }
}
