package io.github.gan4j.models.head;

import io.github.gan4j.core.tensor.CrossEntropy;
import io.github.gan4j.core.tensor.Tensor;
import io.github.gan4j.models.gan.AuxiliaryLoss;
import io.github.gan4j.models.gan.StepContext;
import io.github.gan4j.models.net.Condition;
import io.github.gan4j.models.net.Discriminator;
import io.github.gan4j.models.net.Judgement;
import java.util.function.Supplier;

/**
 * A term of the generator's loss alone: another net, a classifier, is to see in each sample the class
 * that it was asked for.
 *
 * <pre>{@code weight E -log softmax(classifier(G(z, y)))[y]}</pre>
 *
 * @param classifier samples to logits [N, classes]; something else trains it
 */
public record ClassifierTerm(Discriminator classifier, float weight) implements AuxiliaryLoss {

  @Override
  public Tensor discriminator(Judgement real, Judgement fake, StepContext c) {
    return Tensor.scalar(0);
  }

  @Override
  public Tensor generator(Supplier<Judgement> real, Judgement fake, StepContext c) {
    Tensor logits = classifier.scores(c.fake(), Condition.none(), c.pass());
    return CrossEntropy.crossEntropy(logits, c.condition().required()).mul(weight);
  }
}
