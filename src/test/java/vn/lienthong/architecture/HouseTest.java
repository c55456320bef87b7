package vn.lienthong.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameStartingWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The rooms of the house and the doors between them. */
class HouseTest {
  private static final String HOUSE = "vn.lienthong";
  private static final JavaClasses ALL =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages(HOUSE);

  /** Arrows point down. A room that is not listed is the house's front: it may use all others. */
  @ParameterizedTest(name = "{0} knows only: {1}")
  @CsvSource(
      nullValues = "",
      value = {
        "record,",
        "disk,",
        "mapping,   record disk",
        "spool,     record",
        "reconcile, record mapping",
        "ledger,    record disk",
        "province,  record mapping",
        "national,  record mapping",
        "alert,     record ledger",
        "web,",
        "documents,",
        "services,  record disk mapping ledger province national web documents",
        "config,    record disk mapping ledger province national services alert",
        "flow,      record mapping ledger province national reconcile spool",
        "rules,     record mapping",
        "verify,    record mapping ledger province national spool",
        "feed,      record disk mapping rules ledger province national spool flow",
        "files,     record disk mapping ledger province national reconcile flow documents",
        "check,     record mapping ledger province national config",
        "draft,     record mapping province",
        "setup,     record disk mapping ledger province national config",
        "admin,     record disk mapping ledger province reconcile flow feed web verify alert",
        "cli,       record admin config",
        "sandbox,",
      })
  void arrowsPointDown(String room, String below) {
    List<String> known =
        below == null
            ? List.of(in(room))
            : Arrays.stream((room + " " + below).split(" +")).map(HouseTest::in).toList();
    DescribedPredicate<JavaClass> ours = resideInAPackage(HOUSE + "..");
    classes()
        .that()
        .resideInAPackage(in(room))
        .should()
        .onlyDependOnClassesThat(not(ours).or(resideInAnyPackage(known.toArray(String[]::new))))
        .allowEmptyShould(true)
        .check(ALL);
  }

  @Test
  void noTwoPackagesNeedEachOther() {
    slices().matching(HOUSE + ".(**)").should().beFreeOfCycles().check(ALL);
  }

  @Test
  void onlyTheFrontAndAdaptersKnowCamel() {
    noClasses()
        .that()
        .resideOutsideOfPackages(HOUSE, HOUSE + ".check..", HOUSE + ".*.camel..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.apache.camel..")
        .check(ALL);
  }

  @Test
  void onlyRoomsWithADatabaseOfTheirOwnKnowJdbc() {
    noClasses()
        .that()
        .resideOutsideOfPackages(in("ledger"), in("province"), in("sandbox"), in("demo"))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("java.sql..", "org.h2..", "org.postgresql..")
        .check(ALL);
  }

  @Test
  void decisionsNeedNeitherClockNorWorld() {
    noClasses()
        .that()
        .resideInAnyPackage(in("record"), in("reconcile"))
        .should()
        .dependOnClassesThat(
            resideInAnyPackage("java.io", "java.nio.file..", "java.net..", "java.sql..")
                .or(DescribedPredicate.describe("the clock", HouseTest::tellsTime)))
        .check(ALL);
  }

  @Test
  void mappingNeedsNoClockNoDatabaseAndNoNetwork() {
    noClasses()
        .that()
        .resideInAPackage(in("mapping"))
        .should()
        .dependOnClassesThat(
            resideInAnyPackage("java.net..", "java.sql..", "java.util.concurrent..")
                .or(DescribedPredicate.describe("the clock", HouseTest::tellsTime)))
        .check(ALL);
  }

  /** Otherwise the comparison would believe what it is there to check. */
  @Test
  void theDemosOracleSharesNothingWithTheGateway() {
    classes()
        .that(
            resideInAPackage(in("demo"))
                .and(simpleNameStartingWith("Oracle").or(simpleNameStartingWith("DemoOracle"))))
        .should()
        .onlyDependOnClassesThat(
            not(resideInAPackage(HOUSE + "..")).or(resideInAPackage(in("demo"))))
        .check(ALL);
  }

  /**
   * It starts processes by the names of classes, and judges by what it has written down itself. The
   * two that kill a gateway before a mute nation have the demo's oracle, which is judged above; the
   * crew is what is killed.
   */
  @Test
  void theOracleOfTheStormsSharesNothingWithTheGateway() {
    JavaClasses storms = new ClassFileImporter().importPackages(in("crash").replace("..", ""));
    classes()
        .that(
            not(
                simpleNameStartingWith("KilledBeforeMuteNation")
                    .or(simpleNameStartingWith("Worker"))
                    .or(simpleNameStartingWith("Crew"))))
        .should()
        .onlyDependOnClassesThat(
            not(resideInAPackage(HOUSE + ".."))
                .or(resideInAPackage(in("crash")))
                .or(resideInAPackage(in("testkit"))))
        .check(storms);
    noClasses()
        .that(simpleNameStartingWith("Database").or(simpleNameStartingWith("Relay")))
        .should()
        .dependOnClassesThat(
            resideInAPackage(HOUSE + "..").and(not(resideInAPackage(in("testkit")))))
        .check(new ClassFileImporter().importPackages(HOUSE + ".testkit"));
  }

  /** Otherwise the product would be measured against itself. */
  @Test
  void theFloorOfTheRaceSharesNothingWithTheGateway() {
    classes()
        .should()
        .onlyDependOnClassesThat(
            not(resideInAPackage(HOUSE + "..")).or(resideInAPackage(in("bench.floor"))))
        .check(new ClassFileImporter().importPackages(HOUSE + ".bench.floor"));
  }

  @Test
  void commandsStartWithoutCamelAndDatabases() {
    noClasses()
        .that()
        .resideInAPackage(in("cli"))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.apache.camel..", "java.sql..", "com.zaxxer..", "io.javalin..")
        .check(ALL);
  }

  @Test
  void namesSayWhatAThingIs() {
    noClasses()
        .should()
        .haveNameMatching(".*(Manager|Helper|Utils?|Impl|Processor)")
        .because("a domain noun is wanted")
        .check(ALL);
  }

  private static boolean tellsTime(JavaClass type) {
    return type.getName().equals(Clock.class.getName());
  }

  private static String in(String room) {
    return HOUSE + "." + room + "..";
  }
}
