package io.github.gan4j.bench.scores;

import io.github.gan4j.models.report.Png;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * Runs the trials that are not done yet, one after the other, and keeps what comes of each.
 *
 * @param folder where pictures go
 */
record Runner(Results results, Path folder) {

  void run(List<Trial> trials) throws IOException {
    Machine machine = new Machine(System.getProperty("scores.commit", ""));
    for (Trial trial : trials) {
      if (!results.has(trial)) {
        System.err.println(trial.title() + " (" + trial.config() + ")");
        keep(trial, machine.run(trial));
      }
    }
    System.out.print("\n" + Table.of(results.rows()));
  }

  private void keep(Trial trial, Machine.Done done) throws IOException {
    BufferedImage picture = done.outcome().picture();
    if (picture != null) {
      String file = trial.title().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-") + ".png";
      Png.write(picture, folder.resolve(file));
    }
    results.add(done.row());
    System.out.println(Table.line(done.row()));
  }
}
