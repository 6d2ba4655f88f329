package io.github.gan4j.bench.scores;

import io.github.gan4j.core.optim.Schedule;
import io.github.gan4j.core.optim.Sgd;
import io.github.gan4j.models.loss.NoisyLabels;
import io.github.gan4j.models.loss.NonSaturating;
import io.github.gan4j.models.loss.OneSidedSmoothing;
import io.github.gan4j.models.loss.RelativisticAverage;
import io.github.gan4j.models.loss.TopK;
import io.github.gan4j.models.net.DiffAugment;
import io.github.gan4j.models.net.InstanceNoise;
import io.github.gan4j.models.net.Replay;
import java.util.ArrayList;
import java.util.List;

/** Small changes that are said to help, each alone on {@code dcgan-mini}, or on {@link HackNets} where a net changes. */
final class Hacks {

  private Hacks() {}

  static List<Contender> contenders() {
    List<Contender> all = new ArrayList<>(List.of(
        Claims.mini(),
        hack(
            "noisy labels",
            "real 0.7 to 1, fake 0 to 0.3, 5 % flipped",
            (nets, d) -> Claims.likeMini(nets)
                .loss(NoisyLabels.around(new NonSaturating())
                    .real(0.7f, 1)
                    .fake(0, 0.3f)
                    .flips(0.05f))),
        hack(
            "flipped labels",
            "5 % flipped",
            (nets, d) -> Claims.likeMini(nets)
                .loss(NoisyLabels.around(new NonSaturating()).real(0.9f, 0.9f).flips(0.05f))),
        hack(
            "replay",
            "half of 256 old samples",
            (nets, d) -> Claims.likeMini(nets)
                .replay(new Replay(d.params().at("replay"), 256, 0.5f, 28, 28, 1))),
        hack(
            "SGD for D",
            "SGD 0.01, momentum 0.9",
            (nets, d) ->
                Claims.likeMini(nets).discriminatorOptimizer(Sgd.of(0.01f).momentum(0.9f))),
        hack(
            "instance noise",
            "from 0.1 to 0",
            (nets, d) -> Claims.likeMini(nets)
                .augmentation(InstanceNoise.fading(0.1f, Contest.STEPS_PER_EPOCH))),
        hack(
            "two updates of D",
            "D:G 2:1",
            (nets, d) -> Claims.likeMini(nets).discriminatorSteps(2)),
        hack(
            "top-k",
            "from all to the better half",
            (nets, d) -> Claims.likeMini(nets)
                .loss(new TopK(
                    new OneSidedSmoothing(new NonSaturating(), 0.9f),
                    Schedule.linear(1, 0.5f, 0, Contest.STEPS_PER_EPOCH)))),
        hack(
            "DiffAugment",
            "translation",
            (nets, d) -> Claims.likeMini(nets).augmentation(DiffAugment.TRANSLATION)),
        hack(
            "historical averaging",
            "weight 1e-3",
            (nets, d) -> Claims.likeMini(nets)
                .generatorOptimizer(Claims.GENERATOR_ADAM.historicalAveraging(1e-3f))
                .discriminatorOptimizer(Claims.DISCRIMINATOR_ADAM.historicalAveraging(1e-3f))),
        hack("EMA", "0.99", (nets, d) -> Claims.likeMini(nets).ema(0.99f)),
        hack(
            "relativistic average",
            "no labels",
            (nets, d) -> Claims.likeMini(nets).loss(new RelativisticAverage()))));
    for (HackNets nets : HackNets.values()) {
      all.add(nets.contender());
    }
    return all;
  }

  private static Contender hack(String name, String what, Contender.Rest rest) {
    return Claims.mini().with(name, what, rest);
  }
}
