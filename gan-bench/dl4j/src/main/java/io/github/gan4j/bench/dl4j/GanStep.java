package io.github.gan4j.bench.dl4j;

import io.github.gan4j.bench.workload.Fill;
import io.github.gan4j.bench.workload.Layout;
import io.github.gan4j.bench.workload.Side;
import io.github.gan4j.bench.workload.Workload;
import java.util.List;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A GAN's step with two nets: the discriminator's gradients of both batches are added up before its update; the
 * generator's follow from the gradient at the discriminator's input, which DL4J calls external errors. So each net runs
 * no more often than it has to. Only the gradients of the discriminator's weights in the generator's update cannot be
 * left out.
 */
final class GanStep implements Side {

  private final MultiLayerNetwork generator;
  private final MultiLayerNetwork discriminator;
  private final int batch;
  private final INDArray real;
  private final INDArray latent;
  private final INDArray ones;
  private final INDArray zeros;
  private final INDArray realGradient;
  private int step;

  GanStep(Workload w) {
    generator = Nets.generator(w.generator());
    discriminator = Nets.discriminator(w.discriminator());
    batch = w.batch();
    real = real(w);
    latent = Nd4j.create(
        Fill.uniform("latent", batch * w.latent()), new long[] {batch, w.latent()}, 'c');
    ones = Nd4j.ones(batch, 1);
    zeros = Nd4j.zeros(batch, 1);
    realGradient = discriminator.getFlattenedGradients().dup();
  }

  private static INDArray real(Workload w) {
    int[] shape = w.batchShape();
    int size = 1;
    for (int n : shape) {
      size *= n;
    }
    float[] values = Fill.uniform("real", size);
    return w.isImage()
        ? Nd4j.create(
            Layout.images(values, shape), new long[] {shape[0], shape[3], shape[1], shape[2]}, 'c')
        : Nd4j.create(values, new long[] {shape[0], shape[1]}, 'c');
  }

  @Override
  public float[] step() {
    generator.setInput(latent);
    // the layers keep their inputs for the backward pass below
    List<INDArray> activations = generator.feedForward(true, false);
    INDArray fake = activations.get(activations.size() - 1);
    float[] losses = {discriminate(fake), generate(fake)};
    step++;
    return losses;
  }

  private float discriminate(INDArray fake) {
    double loss = differentiate(real, ones);
    realGradient.assign(discriminator.getFlattenedGradients());
    loss += differentiate(fake, zeros);
    discriminator.getFlattenedGradients().addi(realGradient);
    update(discriminator, discriminator.gradient());
    return (float) loss;
  }

  private double differentiate(INDArray samples, INDArray labels) {
    discriminator.setInput(samples);
    discriminator.setLabels(labels);
    discriminator.computeGradientAndScore();
    return discriminator.score();
  }

  private float generate(INDArray fake) {
    // calculateGradients does not tell the loss: one more pass does, in the steps that are compared
    boolean told = step < Side.COMPARED_STEPS;
    float loss = told ? (float) discriminator.score(new DataSet(fake, ones), true) : Float.NaN;
    Pair<Gradient, INDArray> atInput = discriminator.calculateGradients(fake, ones, null, null);
    Pair<Gradient, INDArray> gradients =
        generator.backpropGradient(atInput.getSecond(), LayerWorkspaceMgr.noWorkspaces());
    update(generator, gradients.getFirst());
    return loss;
  }

  private void update(MultiLayerNetwork net, Gradient gradient) {
    net.getUpdater().update(net, gradient, step, 0, batch, LayerWorkspaceMgr.noWorkspaces());
    net.params().subi(gradient.gradient());
  }

  @Override
  public String describe() {
    return "DL4J; threads: " + Nd4j.getEnvironment().maxMasterThreads();
  }
}
