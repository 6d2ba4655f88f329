package io.github.gan4j.cli;

import java.time.Duration;
import java.util.List;

/**
 * How a run is saved.
 *
 * @param every time between checkpoints
 * @param keep checkpoints to keep
 * @param isResumed whether it goes on from the newest of them
 * @param allowsChanges whether it may go on as another training than it was
 * @param command every argument, to be kept with the run
 */
record Saving(
    Duration every, int keep, boolean isResumed, boolean allowsChanges, List<String> command) {}
