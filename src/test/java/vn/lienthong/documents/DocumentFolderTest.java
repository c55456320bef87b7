package vn.lienthong.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.text.Normalizer.Form;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.lienthong.documents.DocumentFault.Kind;

/** What a path in a table may name: a file below the folder, and nothing else. */
class DocumentFolderTest {
  @TempDir private Path home;
  private Path root;
  private DocumentFolder folder;

  @BeforeEach
  void lay() throws Exception {
    root = Files.createDirectories(home.resolve("documents"));
    Files.createDirectories(root.resolve("2025"));
    Files.writeString(root.resolve("2025/a.pdf"), "a");
    Files.writeString(home.resolve("secret.txt"), "secret");
    Files.createSymbolicLink(root.resolve("out.txt"), home.resolve("secret.txt"));
    Files.createSymbolicLink(root.resolve("in.txt"), root.resolve("2025/a.pdf"));
    Files.createSymbolicLink(root.resolve("up"), home);
    folder = new DocumentFolder(root);
  }

  private void assertRefused(String path, Kind kind) {
    assertThatThrownBy(() -> folder.inside(path))
        .isInstanceOfSatisfying(
            DocumentFault.class, fault -> assertThat(fault.kind()).isEqualTo(kind))
        .hasMessageNotContaining("secret");
  }

  @Test
  void aFileBelowTheFolder() throws Exception {
    assertThat(folder.inside("2025/a.pdf")).hasContent("a");
    assertThat(folder.inside("2025//a.pdf")).hasContent("a");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "..",
        "../secret.txt",
        "2025/../../secret.txt",
        "2025/..",
        "/etc/hostname",
        "//etc/hostname",
        "2025/./a.pdf",
        ".",
        "",
        " ",
        "a\u0000b",
        "..\\secret.txt",
        "2025\\a.pdf",
        "C:\\secret.txt",
        "\\\\server\\share\\secret.txt"
      })
  void aPathThatClimbs(String path) {
    assertRefused(path, Kind.OUTSIDE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"out.txt", "in.txt", "up/secret.txt", "up/documents/2025/a.pdf"})
  void aLinkIsRefusedWhereverItLeads(String path) {
    assertRefused(path, Kind.LINK);
  }

  @ParameterizedTest
  @CsvSource({"2025", "none.txt", "2025/a.pdf/b", "C:/secret.txt", "2025/A.pdf"})
  void whatIsNoFileIsMissing(String path) {
    assertRefused(path, Kind.MISSING);
  }

  @ParameterizedTest
  @EnumSource(names = {"NFC", "NFD"})
  void lettersMayBeComposedOtherwiseThanOnTheDisk(Form disk) throws Exception {
    String name = "Hướng dẫn/kế hoạch số 5.pdf";
    Path file = root.resolve(Normalizer.normalize(name, disk));
    Files.createDirectories(file.resolveSibling("."));
    Files.writeString(file, "kế hoạch");

    assertThat(folder.inside(Normalizer.normalize(name, Form.NFC))).isEqualTo(file);
    assertThat(folder.inside(Normalizer.normalize(name, Form.NFD))).isEqualTo(file);
    assertThat(folder.inside("Hướng dẫn/" + Normalizer.normalize("kế hoạch số 5.pdf", Form.NFD)))
        .isEqualTo(file);
  }

  @Test
  void theFolderItselfMayBeALink() throws Exception {
    Path link = Files.createSymbolicLink(home.resolve("van-ban"), root);

    assertThat(new DocumentFolder(link).inside("2025/a.pdf")).hasContent("a");
  }
}
