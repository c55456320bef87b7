package vn.lienthong.admin;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How the files of a flow's documents stand.
 *
 * @param flow whose documents
 * @param state of the runs that move the files, which come after those of the records
 * @param there files that are where they belong, on both sides
 * @param bytes of those
 * @param begun files that are on their way, or that the nation does not have yet
 * @param sent to the nation by the last run that had anything to do, as are the next two
 * @param fetched into the province's folder
 * @param parked for which their document was set aside
 * @param lastRun when that run ended
 * @param cause why it was held or failed
 */
public record FilesView(
    String flow,
    FlowState state,
    long there,
    long bytes,
    long begun,
    long sent,
    long fetched,
    long parked,
    @Nullable Instant lastRun,
    @Nullable String cause) {}
