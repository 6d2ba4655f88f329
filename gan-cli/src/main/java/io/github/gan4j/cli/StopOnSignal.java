package io.github.gan4j.cli;

import io.github.gan4j.models.gan.Training;
import io.github.gan4j.models.gan.TrainingListener;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Ends a training after the present step when the process is asked to end: by Ctrl-C, SIGTERM, or a
 * terminal that closes. The process waits up to 10 seconds for the listeners' last files, but a
 * second signal ends it at once. Its exit code is Java's own: 130 for Ctrl-C, 143 for SIGTERM.
 */
final class StopOnSignal implements TrainingListener, AutoCloseable {
  private static final int GRACE_SECONDS = 10;
  private static final int LOOK_MILLIS = 50;

  private final Session session;
  private final CountDownLatch finished = new CountDownLatch(1);
  private volatile boolean stopping;
  private @Nullable Thread hook;

  StopOnSignal(Session session) {
    this.session = session;
  }

  boolean isStopping() {
    return stopping;
  }

  @Override
  public void onTrainingBegin(Training training) {
    Thread thread = new Thread(() -> stop(training), "gan4j-stop");
    hook = thread;
    Runtime.getRuntime().addShutdownHook(thread);
  }

  private void stop(Training training) {
    stopping = true;
    training.stop();
    // Leaves the line of the progress bar.
    String start = session.isTerminal() ? System.lineSeparator() : "";
    session
        .err()
        .println(start + "gan: stopping after this step and saving; once more to end at once");
    try {
      long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(GRACE_SECONDS);
      while (!finished.await(LOOK_MILLIS, TimeUnit.MILLISECONDS)
          && System.nanoTime() < end
          && signals() < 2) {
        // Java goes on to end once this method returns.
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * Signals that came. Java answers each in a thread of its own, such as "SIGINT handler", which
   * lives until the process ends; nothing else tells of the second.
   */
  private static long signals() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().matches("SIG[A-Z]+ handler"))
        .count();
  }

  /** To be called when everything is written and said. */
  @Override
  public void close() {
    finished.countDown();
    Thread added = hook;
    if (added != null && !stopping) {
      try {
        Runtime.getRuntime().removeShutdownHook(added);
      } catch (IllegalStateException e) {
        // The process is about to end.
      }
    }
  }
}
