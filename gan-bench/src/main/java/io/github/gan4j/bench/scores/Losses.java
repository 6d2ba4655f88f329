package io.github.gan4j.bench.scores;

import io.github.gan4j.core.optim.Adam;
import io.github.gan4j.core.optim.RmsProp;
import io.github.gan4j.models.gan.GanBuilder;
import io.github.gan4j.models.loss.GanLoss;
import io.github.gan4j.models.loss.Hinge;
import io.github.gan4j.models.loss.LeastSquares;
import io.github.gan4j.models.loss.Minimax;
import io.github.gan4j.models.loss.NonSaturating;
import io.github.gan4j.models.loss.Relativistic;
import io.github.gan4j.models.loss.RelativisticAverage;
import io.github.gan4j.models.loss.Wasserstein;
import io.github.gan4j.models.penalty.Dragan;
import io.github.gan4j.models.penalty.GradientPenalty;
import io.github.gan4j.models.penalty.LipschitzPenalty;
import io.github.gan4j.models.penalty.Penalty;
import io.github.gan4j.models.penalty.R1;
import io.github.gan4j.models.penalty.R2;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;

/**
 * Losses and penalties on one pair of nets, those of {@code dcgan-28} with 16 features, with one update of each net a step and
 * Adam 2e-4 (0.5, 0.999) unless a name says otherwise. After Lucic et al., "Are GANs created equal?", 2018, at a small scale.
 */
final class Losses {

  private static final float RATE = 2e-4f;

  private Losses() {}

  static List<Contender> contenders() {
    List<Contender> all = new ArrayList<>();
    Contender normalised = nets("bn");
    all.add(play(normalised, "non-saturating", new NonSaturating()));
    all.add(play(normalised, "minimax", new Minimax()));
    all.add(play(normalised, "least-squares", new LeastSquares()));
    all.add(play(normalised, "hinge", new Hinge()));
    all.add(play(normalised, "relativistic", new Relativistic()));
    all.add(play(normalised, "relativistic-average", new RelativisticAverage()));
    Contender spectral = nets("sn");
    all.add(play(spectral, "non-saturating, SN", new NonSaturating()));
    all.add(play(spectral, "hinge, SN", new Hinge()));
    all.add(play(spectral, "wasserstein, SN", new Wasserstein()));
    Contender plain = nets("none");
    all.add(play(plain, "non-saturating, no norm", new NonSaturating()));
    all.add(play(plain, "non-saturating, R1 1", new NonSaturating(), new R1(1)));
    all.add(play(plain, "non-saturating, R2 1", new NonSaturating(), new R2(1)));
    all.add(play(plain, "non-saturating, DRAGAN 10", new NonSaturating(), new Dragan(10)));
    all.add(play(plain, "wasserstein, GP 10", new Wasserstein(), new GradientPenalty(10)));
    all.add(play(plain, "wasserstein, LP 10", new Wasserstein(), new LipschitzPenalty(10)));
    all.add(plain.with(
        "wasserstein, GP 10, five critic steps",
        "Adam 2e-4",
        (nets, d) -> adam(nets, RATE)
            .loss(new Wasserstein())
            .penalty(new GradientPenalty(10))
            .discriminatorSteps(5)));
    all.add(plain.with(
        "wasserstein, clipping, five critic steps",
        "RMSProp 5e-5, weights within 0.01",
        (nets, d) -> nets.loss(new Wasserstein())
            .generatorOptimizer(RmsProp.of(5e-5f))
            .discriminatorOptimizer(RmsProp.of(5e-5f).clipWeights(0.01f))
            .discriminatorSteps(5)));
    return all;
  }

  /** The non-saturating loss at several learning rates, the same for both nets. */
  static List<Contender> learningRates() {
    return DoubleStream.of(3e-5, 1e-4, 2e-4, 3e-4, 1e-3, 3e-3)
        .mapToObj(rate -> nets("bn")
            .with(
                String.format(Locale.ROOT, "%.0e", rate),
                "Adam",
                (nets, d) -> adam(nets, (float) rate).loss(new NonSaturating())))
        .toList();
  }

  private static Contender nets(String norm) {
    return Contender.of(norm, "dcgan-28", "features=16", "discriminator.norm=" + norm);
  }

  private static Contender play(Contender nets, String name, GanLoss loss, Penalty... penalties) {
    return nets.with(name, "Adam 2e-4", (builder, d) -> {
      adam(builder, RATE).loss(loss);
      List.of(penalties).forEach(builder::penalty);
      return builder;
    });
  }

  private static GanBuilder adam(GanBuilder nets, float rate) {
    return nets.optimizer(Adam.of(rate).betas(0.5f, 0.999f));
  }
}
