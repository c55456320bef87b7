package vn.lienthong.services;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.lienthong.documents.DocumentFolder;
import vn.lienthong.mapping.FileRows;
import vn.lienthong.mapping.Mapping;
import vn.lienthong.province.FilePaths;
import vn.lienthong.province.ProvinceSearch;
import vn.lienthong.province.UnitTree;
import vn.lienthong.province.capture.Capture;

/** Puts together what answers each resource. */
final class Rooms {
  private final ServicesParts parts;
  private final UnitTree units;

  Rooms(ServicesParts parts) {
    this.parts = parts;
    this.units =
        UnitTree.of(parts.mappings(), parts.province(), parts.settings().timeout(), parts.clock());
  }

  Map<Offer, Reading> readings() {
    Map<Offer, Reading> readings = new EnumMap<>(Offer.class);
    for (Offer offer : Offer.values()) {
      Mapping mapping = parts.mappings().get(offer.path());
      if (mapping != null) {
        Shelf shelf = new ProvinceShelf(parts.province().of(mapping), mapping);
        Reading reading =
            new Reading(Form.of(offer), mapping, search(mapping), shelf, trail(mapping), units);
        readings.put(offer, reading);
      }
    }
    return readings;
  }

  Map<Offer, LiveReading> lives() {
    Map<Offer, LiveReading> lives = new EnumMap<>(Offer.class);
    for (Offer offer : Offer.values()) {
      Mapping mapping = parts.mappings().get(offer.path());
      if (mapping != null) {
        Set<String> filters = parts.national().filters().getOrDefault(mapping.resource(), Set.of());
        Form form = Form.live(offer, filters);
        lives.put(
            offer,
            new LiveReading(
                form, mapping, filters, parts.ministry(), units, parts.settings().timeout()));
      }
    }
    return lives;
  }

  /** Empty if no folder of documents is set, or no documents with files are offered. */
  Optional<FileAnswer> files(@Nullable Reading documents) {
    Path folder = parts.settings().documents();
    FileRows files = documents == null ? null : documents.mapping().files();
    if (folder == null || documents == null || files == null) {
      return Optional.empty();
    }
    Mapping mapping = documents.mapping();
    FilePaths paths = parts.province().of(mapping).files(mapping);
    return Optional.of(new FileAnswer(documents, files, paths, new DocumentFolder(folder)));
  }

  private Trail trail(Mapping mapping) {
    return new CaptureTrail(
        () -> Capture.in(parts.province().of(mapping)).log(mapping), parts.clock());
  }

  private ProvinceSearch search(Mapping mapping) {
    return parts.province().of(mapping).search(mapping, parts.settings().timeout());
  }
}
