package io.github.gan4j.bench.dl4j;

import io.github.gan4j.bench.workload.Piece;
import io.github.gan4j.bench.workload.Workload;
import java.util.List;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.Deconvolution2D;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.preprocessor.CnnToFeedForwardPreProcessor;
import org.deeplearning4j.nn.conf.preprocessor.FeedForwardToCnnPreProcessor;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationLReLU;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** Builds nets from the pieces of a workload. */
final class Nets {

  private static final double SLOPE = 0.2;
  private static final double EPSILON = 1e-5;

  private final NeuralNetConfiguration.ListBuilder layers = new NeuralNetConfiguration.Builder()
      .updater(new Adam(Workload.LEARNING_RATE, Workload.BETA1, Workload.BETA2, 1e-8))
      .list();
  private final Values values;
  private int count;

  private Nets(Values values) {
    this.values = values;
  }

  /** The net that makes samples: its last layer has no loss. */
  static MultiLayerNetwork generator(List<Piece> pieces) {
    return new Nets(new Values("generator")).build(pieces, pieces.size());
  }

  /** The net that tells them apart by binary cross entropy: the last piece becomes an output layer. */
  static MultiLayerNetwork discriminator(List<Piece> pieces) {
    return new Nets(new Values("discriminator")).build(pieces, pieces.size() - 1);
  }

  private MultiLayerNetwork build(List<Piece> pieces, int plain) {
    for (int i = 0; i < plain; i++) {
      boolean last = i + 1 == plain;
      boolean fused = !last
          && !(pieces.get(i) instanceof Piece.BatchNorm)
          && !(pieces.get(i) instanceof Piece.ToPixel)
          && pieces.get(i + 1) instanceof Piece.Activation;
      add(pieces.get(i), fused ? activation((Piece.Activation) pieces.get(i + 1)) : identity());
      i += fused ? 1 : 0;
    }
    if (plain < pieces.size()) {
      addOutput(pieces.get(plain));
    }
    MultiLayerNetwork net = new MultiLayerNetwork(layers.build());
    net.init();
    net.initGradientsView();
    values.assign(net);
    return net;
  }

  private void add(Piece piece, IActivation activation) {
    if (piece instanceof Piece.ToPixel t) {
      layers.inputPreProcessor(0, new FeedForwardToCnnPreProcessor(1, 1, t.channels()));
    } else if (piece instanceof Piece.Activation a) {
      add(new ActivationLayer.Builder(activation(a)).build());
    } else if (piece instanceof Piece.Linear l) {
      values.linear(count, l);
      add(new DenseLayer.Builder()
          .nIn(l.in())
          .nOut(l.out())
          .hasBias(l.bias())
          .activation(activation)
          .build());
    } else if (piece instanceof Piece.BatchNorm n) {
      values.batchNorm(count, n);
      int c = n.channels();
      add(new BatchNormalization.Builder()
          .nIn(c)
          .nOut(c)
          .eps(EPSILON)
          .decay(0.9)
          .build());
    } else if (piece instanceof Piece.Conv c) {
      values.kernel(count, c.name(), c.kernel(), c.in(), c.out());
      add(new ConvolutionLayer.Builder(c.kernel(), c.kernel())
          .stride(c.stride(), c.stride())
          .padding(c.pad(), c.pad())
          .nIn(c.in())
          .nOut(c.out())
          .hasBias(c.bias())
          .activation(activation)
          .build());
    } else if (piece instanceof Piece.ConvTranspose c) {
      values.kernel(count, c.name(), c.kernel(), c.out(), c.in());
      add(new Deconvolution2D.Builder(c.kernel(), c.kernel())
          .stride(c.stride(), c.stride())
          .padding(c.pad(), c.pad())
          .nIn(c.in())
          .nOut(c.out())
          .hasBias(false)
          .activation(activation)
          .build());
    } else {
      throw new IllegalArgumentException("DL4J has no layer for " + piece);
    }
  }

  private void add(Layer layer) {
    layers.layer(count++, layer);
  }

  // A convolution over the whole image is a dense layer over all of its numbers.
  private void addOutput(Piece piece) {
    if (piece instanceof Piece.Linear l) {
      values.linear(count, l);
      addOutput(l.in(), l.bias());
    } else if (piece instanceof Piece.Conv c) {
      int side = c.kernel();
      values.wholeImage(count, c);
      layers.inputPreProcessor(count, new CnnToFeedForwardPreProcessor(side, side, c.in()));
      addOutput(side * side * c.in(), c.bias());
    }
  }

  private void addOutput(int in, boolean bias) {
    add(new OutputLayer.Builder(LossFunction.XENT)
        .nIn(in)
        .nOut(1)
        .hasBias(bias)
        .activation(Activation.SIGMOID)
        .build());
  }

  private static IActivation identity() {
    return Activation.IDENTITY.getActivationFunction();
  }

  private static IActivation activation(Piece.Activation activation) {
    return switch (activation) {
      case RELU -> Activation.RELU.getActivationFunction();
      case LEAKY_RELU -> new ActivationLReLU(SLOPE);
      case TANH -> Activation.TANH.getActivationFunction();
      case SIGMOID -> Activation.SIGMOID.getActivationFunction();
    };
  }
}
