package vn.lienthong;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code gateway/install} of two versions, below a folder that stands for the machine. */
class InstallTest {
  @TempDir private Path root;

  @Test
  void putsProgramsSettingsUnitAndCommandWhereTheHandbookSays() throws Exception {
    install(version("lien-thong-1", "ten: cũ"));

    assertThat(machine("opt/lien-thong")).isSymbolicLink();
    assertThat(Files.readSymbolicLink(machine("opt/lien-thong"))).hasToString("/opt/lien-thong-1");
    assertThat(machine("opt/lien-thong-1/gateway/lienthong")).isExecutable();
    assertThat(machine("etc/systemd/system/lienthong.service")).exists();
    assertThat(machine("usr/local/bin/lienthong")).isExecutable();
    assertThat(machine("etc/lienthong/gateway.properties"))
        .content()
        .contains("\ndata.dir = /var/lib/lienthong\n", "\nroutes.dir = routes\n")
        .contains("\nmappings.dir = mappings\n");
  }

  @Test
  void anUpgradeTakesNewFilesAndKeepsThoseThatSomebodyHasChanged() throws Exception {
    install(version("lien-thong-1", "ten: cũ"));
    Files.writeString(machine("etc/lienthong/mappings/dan-toc.yaml"), "ten: của tôi");

    String said = install(version("lien-thong-2", "ten: mới"));

    assertThat(machine("etc/lienthong/mappings/ton-giao.yaml")).hasContent("ten: mới");
    assertThat(machine("etc/lienthong/mappings/dan-toc.yaml")).hasContent("ten: của tôi");
    assertThat(machine("etc/lienthong/mappings/dan-toc.yaml.new")).hasContent("ten: mới");
    assertThat(said).contains("/etc/lienthong/mappings/dan-toc.yaml.new");
    assertThat(Files.readSymbolicLink(machine("opt/lien-thong"))).hasToString("/opt/lien-thong-2");
  }

  @Test
  void whatWasToldOnceIsNotToldAgain() throws Exception {
    install(version("lien-thong-1", "ten: cũ"));
    Files.writeString(machine("etc/lienthong/mappings/dan-toc.yaml"), "ten: của tôi");
    Path second = version("lien-thong-2", "ten: mới");
    install(second);

    assertThat(install(second)).doesNotContain(".new");
  }

  @Test
  void theVersionBeforeIsBackWithItsOwnInstall() throws Exception {
    Path first = version("lien-thong-1", "ten: cũ");
    install(first);
    install(version("lien-thong-2", "ten: mới"));

    install(first);

    assertThat(Files.readSymbolicLink(machine("opt/lien-thong"))).hasToString("/opt/lien-thong-1");
    assertThat(machine("etc/lienthong/mappings/ton-giao.yaml")).hasContent("ten: cũ");
    assertThat(machine("opt/lien-thong-2")).exists();
  }

  @Test
  void amongSourcesItSaysThatTheZipIsNeeded() throws Exception {
    Path sources = version("lien-thong-1", "ten: cũ");
    Files.delete(sources.resolve("lib"));

    Process ended = start(sources);

    assertThat(ended.waitFor()).isEqualTo(2);
    assertThat(said(ended)).contains("zip");
    assertThat(machine("opt")).doesNotExist();
  }

  private Path machine(String path) {
    return root.resolve("machine").resolve(path);
  }

  private Path version(String name, String mapping) throws IOException {
    Path house = root.resolve("unpacked").resolve(name);
    for (String folder : List.of("gateway", "lib", "routes", "mappings", "test-fixtures")) {
      Files.createDirectories(house.resolve(folder));
    }
    for (String file : List.of("install", "lienthong", "lienthong.service", "gateway.properties")) {
      Files.copy(Path.of("gateway", file), house.resolve("gateway").resolve(file));
    }
    Files.writeString(house.resolve("README.md"), name);
    Files.writeString(house.resolve("mappings/dan-toc.yaml"), mapping);
    Files.writeString(house.resolve("mappings/ton-giao.yaml"), mapping);
    return house;
  }

  private String install(Path house) throws IOException, InterruptedException {
    Process install = start(house);
    String said = said(install);
    assertThat(install.waitFor()).as(said).isZero();
    return said;
  }

  private Process start(Path house) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(house.resolve("gateway/install").toString()).redirectErrorStream(true);
    builder.environment().put("DESTDIR", machine("").toString());
    return builder.start();
  }

  private static String said(Process process) throws IOException {
    return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }
}
