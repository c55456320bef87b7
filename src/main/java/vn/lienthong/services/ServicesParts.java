package vn.lienthong.services;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import vn.lienthong.ledger.Audit;
import vn.lienthong.mapping.Contract;
import vn.lienthong.mapping.Mapping;
import vn.lienthong.province.ProvinceDatabases;

/**
 * What the services need of the house.
 *
 * @param settings with a file of callers
 * @param mappings by flow
 * @param national what the ministry's API can be asked
 * @param contract the file that is served to those who write a caller
 */
public record ServicesParts(
    ServicesSettings settings,
    Map<String, Mapping> mappings,
    Contract national,
    Path contract,
    ProvinceDatabases province,
    Ministry ministry,
    Audit audit,
    Clock clock) {}
