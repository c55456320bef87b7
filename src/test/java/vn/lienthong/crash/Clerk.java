package vn.lienthong.crash;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.BooleanSupplier;

/**
 * Somebody at the province who edits what the province decides: its own names and groups, forms
 * with their answers. Now and then an edit is taken back before it is committed.
 */
final class Clerk extends Hand {
  private static final int GROUPS = 30;

  private final Connection connection;
  private final Truth truth;
  private final Random random;
  private final boolean careful;

  /** What is deleted with two edits of it on their way is a conflict, which waits for a person. */
  private final boolean tickets;

  private final List<String> forms = new ArrayList<>();
  private final List<String> drafts = new ArrayList<>();
  private final List<String> groups = new ArrayList<>();
  private final List<String> groupsOfEthnicity;
  private final Scribe documents;
  private final List<Runnable> pending = new ArrayList<>();
  private int made;
  private int acts;

  /**
   * @param careful nothing is taken away, and only records are touched that are the province's
   *     alone
   */
  Clerk(World world, BooleanSupplier idle, long seed) throws SQLException {
    super("clerk", idle);
    connection = world.connect();
    connection.setAutoCommit(false);
    truth = world.truth;
    random = new Random(seed);
    careful = world.kind.plain();
    tickets = world.kind.tickets();
    forms.addAll(truth.records("phieu").keySet());
    for (int i = 16; i <= GROUPS; i++) {
      groups.add("LC" + i);
    }
    documents = Homes.files(world.kind) ? new Scribe(world, connection, random) : null;
    groupsOfEthnicity = List.copyOf(Province.crosswalk().keySet()).subList(0, 20);
  }

  @Override
  long act() throws SQLException {
    List<String> before = new ArrayList<>(forms);
    List<String> asDrafts = new ArrayList<>(drafts);
    List<String> withGroups = new ArrayList<>(groups);
    try {
      if (documents != null && due(acts++)) {
        documents.act();
      }
      for (int i = random.nextInt(3); i >= 0; i--) {
        one();
      }
      if (random.nextInt(6) != 0) {
        commit();
        return 10 + random.nextInt(40);
      }
    } catch (SQLException failure) {
      if (!taken(failure)) {
        throw failure;
      }
      troubles++;
    }
    connection.rollback();
    pending.clear();
    if (documents != null) {
      documents.undone();
    }
    restore(forms, before);
    restore(drafts, asDrafts);
    restore(groups, withGroups);
    return 10;
  }

  private void commit() throws SQLException {
    if (documents != null) {
      documents.committing();
    }
    connection.commit();
    pending.forEach(Runnable::run);
    pending.clear();
    if (documents != null) {
      documents.committed();
    }
    troubles = 0;
  }

  private static void restore(List<String> list, List<String> before) {
    list.clear();
    list.addAll(before);
  }

  private void one() throws SQLException {
    String edit = truth.number();
    switch (random.nextInt(careful ? 8 : 11)) {
      case 0 -> alias(edit);
      case 1 -> group(edit);
      case 2 -> village(edit);
      case 3, 4 -> answer(pick(forms), edit);
      case 5 -> newGroup(edit);
      case 6 -> newForm(edit);
      case 7 -> {
        if (random.nextInt(8) == 0) {
          many(edit);
        } else {
          answer(forms.get(random.nextInt(5)), edit);
        }
      }
      case 8 -> withdrawOrApprove();
      case 9 -> delete();
      default -> {
        if (!tickets && groups.size() > 8 && random.nextInt(4) == 0) {
          dropGroup();
        }
      }
    }
  }

  private String pick(List<String> among) {
    return among.get(random.nextInt(among.size()));
  }

  private void alias(String edit) throws SQLException {
    if (careful) {
      return;
    }
    String code = pick(groupsOfEthnicity);
    run("UPDATE dm_dan_toc SET ten_khac = 'khác;%s' WHERE ma_tk = '%s'", edit, code);
    String key = Province.crosswalk().get(code);
    pending.add(() -> truth.set("dan-toc", key, "tenKhac", "khác;" + edit));
  }

  private void group(String edit) throws SQLException {
    String code = pick(groups);
    run("UPDATE nhom_van_ban SET ten_nhom = 'Nhóm %s' WHERE ma_nhom = '%s'", edit, code);
    pending.add(() -> truth.set("nhom-van-ban", code, "ten", "Nhóm " + edit));
  }

  private void newGroup(String edit) throws SQLException {
    String code = "LCX" + ++made;
    run(
        "INSERT INTO nhom_van_ban (ma_nhom, ten_nhom, tinh) VALUES ('%s', 'Nhóm %s', '12')",
        code, edit);
    groups.add(code);
    pending.add(
        () ->
            truth.put(
                "nhom-van-ban", code, java.util.Map.of("ten", "Nhóm " + edit, "maTinh", "12")));
  }

  private void dropGroup() throws SQLException {
    String code = pick(groups);
    run("DELETE FROM nhom_van_ban WHERE ma_nhom = '%s'", code);
    groups.remove(code);
    pending.add(() -> truth.gone("nhom-van-ban", code));
  }

  private void village(String edit) throws SQLException {
    String code = "%08d".formatted(3_388_001 + random.nextInt(10));
    run("UPDATE dm_don_vi_hanh_chinh SET ten = 'Bản %s' WHERE ma = '%s'", edit, code);
    pending.add(() -> truth.set("don-vi-hanh-chinh", code, "ten", "Bản " + edit));
  }

  private void answer(String form, String edit) throws SQLException {
    run(
        "UPDATE phieu_tra_loi SET gia_tri = '%s' WHERE so_phieu = '%s' AND cau_hoi = 'C06'",
        edit, form);
    pending.add(() -> truth.set("phieu", form, "C06", edit));
  }

  /** One statement changes more forms than one batch carries. */
  private void many(String edit) throws SQLException {
    run("UPDATE phieu_tra_loi SET gia_tri = '%s' WHERE cau_hoi = 'C06'", edit);
    List<String> all = List.copyOf(forms);
    pending.add(() -> all.forEach(form -> truth.set("phieu", form, "C06", edit)));
  }

  private void newForm(String edit) throws SQLException {
    String form = "PT01-N%05d".formatted(++made);
    Province.form(connection, form, edit);
    forms.add(form);
    pending.add(() -> truth.put("phieu", form, Province.formFields(edit)));
  }

  private void withdrawOrApprove() throws SQLException {
    boolean approve = !drafts.isEmpty() && random.nextBoolean();
    String form = approve ? pick(drafts) : forms.get(5 + random.nextInt(forms.size() - 5));
    run(
        "UPDATE phieu SET trang_thai = '%s' WHERE so_phieu = '%s'",
        approve ? "DA_DUYET" : "TRA_LAI", form);
    if (approve) {
      String edit = truth.number();
      drafts.remove(form);
      forms.add(form);
      run(
          "UPDATE phieu_tra_loi SET gia_tri = '%s' WHERE so_phieu = '%s' AND cau_hoi = 'C06'",
          edit, form);
      pending.add(() -> truth.put("phieu", form, Province.formFields(edit)));
    } else {
      forms.remove(form);
      drafts.add(form);
      pending.add(() -> truth.gone("phieu", form));
    }
  }

  /** Deleted for good, or filed again in the same breath under another number. */
  private void delete() throws SQLException {
    String form = forms.get(5 + random.nextInt(forms.size() - 5));
    run("DELETE FROM phieu_tra_loi WHERE so_phieu = '%s'", form);
    run("DELETE FROM phieu WHERE so_phieu = '%s'", form);
    forms.remove(form);
    pending.add(() -> truth.gone("phieu", form));
    if (random.nextBoolean()) {
      newForm(truth.number());
    }
  }

  private void run(String sql, Object... values) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.executeUpdate(sql.formatted(values));
    }
  }

  @Override
  void end() throws SQLException {
    try (connection) {
      while (documents != null && documents.awaits()) {
        last();
      }
    }
  }

  /** No file is left to come. */
  private void last() throws SQLException {
    try {
      documents.arrive();
      commit();
    } catch (SQLException failure) {
      if (!taken(failure) || ++troubles > MOST_TROUBLES) {
        throw failure;
      }
      connection.rollback();
      documents.undone();
    }
  }
}
