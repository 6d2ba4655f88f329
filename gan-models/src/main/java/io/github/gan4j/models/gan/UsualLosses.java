package io.github.gan4j.models.gan;

import io.github.gan4j.core.tensor.Tensor;
import io.github.gan4j.models.loss.GanLoss;
import io.github.gan4j.models.loss.Wasserstein;
import io.github.gan4j.models.net.Augmentation;
import io.github.gan4j.models.net.Augmented;
import io.github.gan4j.models.net.Discriminator;
import io.github.gan4j.models.net.Judgement;
import io.github.gan4j.models.net.Replay;
import io.github.gan4j.models.penalty.Penalty;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What the two usual phases minimise. */
final class UsualLosses {

  private final Discriminator discriminator;
  private final GanLoss loss;
  private final List<Penalty> penalties;
  private final List<Augmentation> augmentations;
  private final List<AuxiliaryLoss> terms;
  private final @Nullable Replay replay;
  private final boolean isSimultaneous;

  // Of the present update, where both nets learn from one pass of the discriminator.
  private @Nullable Judgements latest;

  private record Judgements(Judgement real, Judgement fake) {}

  /** Losses; {@code isSimultaneous} if the generator learns from the very pass that the discriminator does. */
  UsualLosses(
      Discriminator discriminator,
      GanLoss loss,
      List<Penalty> penalties,
      List<Augmentation> augmentations,
      List<AuxiliaryLoss> terms,
      @Nullable Replay replay,
      boolean isSimultaneous) {
    this.discriminator = discriminator;
    this.loss = loss;
    this.penalties = List.copyOf(penalties);
    this.augmentations = List.copyOf(augmentations);
    this.terms = List.copyOf(terms);
    this.replay = replay;
    this.isSimultaneous = isSimultaneous;
  }

  // Real and generated samples go through the discriminator apart: batch statistics must not mix.
  Tensor discriminatorLoss(StepContext c) {
    Discriminator d = present(c);
    Judgement real = d.judge(c.real(), c.condition(), c.pass());
    Judgement fake = d.judge(shown(c), c.condition(), c.pass());
    latest = isSimultaneous ? new Judgements(real, fake) : null;
    log(c, real.scores(), fake.scores());
    Tensor sum = present(loss, c).discriminator(real.scores(), fake.scores());
    for (Penalty penalty : penalties) {
      sum = sum.add(penalty.of(c.penaltyOn(new Verdicts(d, loss))));
    }
    for (AuxiliaryLoss term : terms) {
      sum = sum.add(term.discriminator(real, fake, c));
    }
    return sum;
  }

  private Tensor shown(StepContext c) {
    if (isSimultaneous) {
      return c.fake();
    }
    Tensor fresh = c.fake().detach();
    return replay == null ? fresh : replay.mix(fresh, c.condition(), c.pass().rng());
  }

  Tensor generatorLoss(StepContext c) {
    Discriminator d = present(c);
    Judgements known = latest;
    Judgement fake = known == null ? d.judge(c.fake(), c.condition(), c.pass()) : known.fake();
    Supplier<Judgement> real =
        known == null ? once(() -> d.judge(c.real(), c.condition(), c.pass())) : known::real;
    Tensor sum = present(loss, c).generator(() -> real.get().scores(), fake.scores());
    for (AuxiliaryLoss term : terms) {
      sum = sum.add(term.generator(real, fake, c));
    }
    return sum;
  }

  private static GanLoss present(GanLoss loss, StepContext c) {
    return loss.at(c.step(), c.pass().rng());
  }

  private Discriminator present(StepContext c) {
    return augmentations.isEmpty()
        ? discriminator
        : new Augmented(discriminator, augmentations, c.step());
  }

  private static Supplier<Judgement> once(Supplier<Judgement> body) {
    Judgement[] kept = new Judgement[1];
    return () -> {
      if (kept[0] == null) {
        kept[0] = body.get();
      }
      return kept[0];
    };
  }

  private void log(StepContext c, Tensor real, Tensor fake) {
    float meanReal = loss.readable(real);
    float meanFake = loss.readable(fake);
    c.metrics().put("d_real", meanReal);
    c.metrics().put("d_fake", meanFake);
    if (loss instanceof Wasserstein) {
      c.metrics().put("wasserstein_estimate", meanReal - meanFake);
    } else if (!Float.isNaN(loss.boundary())) {
      c.metrics().put("d_accuracy", accuracy(real, fake));
    }
  }

  /** How often the discriminator is right: the mean of its shares among real and generated samples. */
  private float accuracy(Tensor real, Tensor fake) {
    return (above(real) + 1 - above(fake)) / 2;
  }

  private float above(Tensor scores) {
    float[] verdicts = loss.verdicts(scores.detach()).toArray();
    int count = 0;
    for (float verdict : verdicts) {
      count += verdict > loss.boundary() ? 1 : 0;
    }
    return (float) count / verdicts.length;
  }
}
