package io.github.gan4j.bench.scores;

import io.github.gan4j.models.data.Dataset;
import io.github.gan4j.models.gan.Gan;
import io.github.gan4j.models.gan.GanTrainer;
import io.github.gan4j.models.gan.Plan;
import io.github.gan4j.models.gan.Training;
import io.github.gan4j.models.gan.TrainingListener;
import io.github.gan4j.models.report.ConsoleProgress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Measures a GAN several times in the course of its training, the last time at its end. */
final class Course implements TrainingListener {

  private final Function<Gan, Map<String, Double>> measure;
  private final long interval;
  private final List<Trial.Reading> readings = new ArrayList<>();

  private Course(long interval, Function<Gan, Map<String, Double>> measure) {
    this.measure = measure;
    this.interval = interval;
  }

  /** Trains by a plan of steps, and measures so many times; others are told of a step first. */
  static List<Trial.Reading> run(
      Gan gan,
      Dataset data,
      Plan plan,
      int times,
      Function<Gan, Map<String, Double>> measure,
      TrainingListener... others) {
    Course course = new Course(Math.max(1, plan.steps() / times), measure);
    GanTrainer trainer = new GanTrainer(plan);
    List.of(others).forEach(trainer::listen);
    trainer
        .listen(course)
        .listen(new ConsoleProgress(System.err, System.console() != null))
        .fit(gan, data);
    return course.readings;
  }

  @Override
  public void onStep(Training training) {
    long step = training.step();
    if (step % interval == 0 || step == training.plan().steps()) {
      Map<String, Double> scores = measure.apply(training.gan());
      readings.add(new Trial.Reading(step, scores));
      training.note("scores", scores.toString());
    }
  }
}
