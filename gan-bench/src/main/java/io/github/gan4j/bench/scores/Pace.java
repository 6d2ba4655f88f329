package io.github.gan4j.bench.scores;

import io.github.gan4j.models.gan.Training;
import io.github.gan4j.models.gan.TrainingListener;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Follows how long steps take, and how steep the generator's way is at first. */
final class Pace implements TrainingListener {

  private static final int FIRST = 100;

  private final List<Double> millis = new ArrayList<>();
  private final List<Double> slopes = new ArrayList<>();
  private double last;

  @Override
  public void onTrainingBegin(Training training) {
    last = training.seconds();
  }

  @Override
  public void onStep(Training training) {
    double now = training.seconds();
    millis.add((now - last) * 1e3);
    last = now;
    if (training.step() <= FIRST) {
      slopes.add((double) training.metrics().get("g_grad_norm"));
    }
  }

  /** Medians: of all steps' time, and of the gradient's norm at the generator in the first hundred. */
  Map<String, Double> scores() {
    Map<String, Double> scores = new LinkedHashMap<>();
    scores.put("ms_per_step", median(millis));
    scores.put("first_g_grad_norm", median(slopes));
    return scores;
  }

  private static double median(List<Double> values) {
    return values.stream().sorted().skip(values.size() / 2).findFirst().orElseThrow();
  }
}
